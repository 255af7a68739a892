"""Replay against a batch scan: the same numbers as the design's, and the years at which replaying breaks."""

import numpy as np
import pytest

from advisor.blueprint.compose import compose
from advisor.cases import likely_case
from advisor.evaluation import evaluate
from advisor.options import OPTION_BY_KEY
from advisor.verdict.vetoes import fired, vetoes
from advisor.vocabulary import OptionKey
from tests.advisor.blueprint.patterns.apply import apply, book_of
from tests.make import make_use_case

KAPPA = OPTION_BY_KEY[OptionKey.KAPPA]
REPLAY, SCAN = "replay of the log", "batch scan of tables"


def evaluated(**facts):
    use_case = make_use_case(**facts)
    book = book_of(use_case.provider, use_case.region)
    return evaluate(KAPPA, likely_case(use_case), book, headway_s=np.array([0.0]), complexity=1.0)


def line_of(curve, title, name):
    return next(drawn for drawn in curve.lines if (drawn.title, drawn.name) == (title, name))


def test_at_the_own_history_the_curve_is_the_design_s_replay():
    pattern, design = apply("kappa_replay", "kappa"), evaluated()
    curve = pattern.trade_off
    at = curve.x.index(2.0)
    assert curve.chosen_x == 2.0
    assert line_of(curve, "Computing history again", REPLAY).y[at] == pytest.approx(design.replay_s[0])
    assert line_of(curve, "Cost of it", REPLAY).y[at] == pytest.approx(design.replay_usd[0])
    assert pattern.parameters["replay_s"] == pytest.approx(design.replay_s[0])
    assert pattern.parameters["replay_usd"] == pytest.approx(design.replay_usd[0])


def test_at_the_break_a_replay_takes_as_long_as_a_repair_may():
    curve = apply("kappa_replay", "kappa").trade_off
    at = curve.x.index(curve.breaks_at_x)
    replays = line_of(curve, "Computing history again", REPLAY)
    assert replays.y[at] == pytest.approx(replays.limit)
    assert replays.limit == 7 * 86400
    assert max(line_of(curve, "Computing history again", SCAN).y) < replays.limit


@pytest.mark.parametrize(("share", "fires"), [(0.99, False), (1.01, True)])
def test_the_rule_that_names_the_break_fires_beyond_it(share, fires):
    breaks = apply("kappa_replay", "kappa").parameters["breaks_at_years"]
    design = evaluated(history_years=breaks * share)
    found = vetoes(design, fired(design)[:, 0])
    assert ("replay_exceeds_repair" in [veto.rule for veto in found]) is fires
    assert "replay_exceeds_repair" in apply("kappa_replay", "kappa").derivation


def test_a_break_beyond_the_scale_is_said_and_not_drawn():
    pattern = apply("kappa_replay", "kappa", rate_per_s=1)
    assert pattern.parameters["breaks_at_years"] > 50
    assert pattern.trade_off.breaks_at_x is None


def test_replay_and_scan_stand_beside_each_other():
    ways = apply("kappa_replay", "kappa").ways
    assert ways.names == (REPLAY, SCAN)
    assert [row.title for row in ways.rows] == ["Takes", "Costs"]


def test_history_of_a_design_is_replayed_with_its_start():
    design = compose(KAPPA, likely_case(make_use_case()), np.array([0.0])).replay
    events = 500 * 2 * 365 * 86400
    taken = events / design.events_per_s[0] + 60
    assert apply("kappa_replay", "kappa").parameters["replay_s"] == pytest.approx(taken)
