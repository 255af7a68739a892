"""A backfill of its own and on shared capacity: what it costs, when it ends, what becomes of the promise."""

import numpy as np
import pytest

from advisor.blueprint.compose import compose
from advisor.blueprint.patterns.backfill_ways import ENDS, NAMES
from advisor.cases import likely_case
from advisor.freshness.shared import capacity_per_s, predict_beside
from advisor.options import OPTION_BY_KEY
from advisor.vocabulary import OptionKey
from tests.advisor.blueprint.patterns.apply import apply
from tests.make import make_use_case

EVENTS = 500 * 2 * 365 * 86400
TIGHT = {"freshness_s": 3 * 3600, "freshness_percentile": 95, "rate_per_s": 2000, "history_years": 1}


def row(pattern, title):
    return next(each.values for each in pattern.ways.rows if each.title.startswith(title))


def test_the_ways_are_own_and_shared_capacity():
    pattern = apply("backfill", "daily_batch")
    assert pattern.ways.names == NAMES
    assert row(pattern, ENDS)[0] == pattern.parameters["lasts_s"]
    assert row(pattern, "Costs")[0] == pattern.parameters["backfill_usd"]
    assert row(pattern, "Of the live capacity")[0] == 0


def test_each_way_fills_all_days_by_its_end():
    pattern = apply("backfill", "daily_batch", freshness_s=2 * 86400)
    ends, days = row(pattern, ENDS), row(pattern, "Days filled")
    assert [end / 3600 * a_hour for end, a_hour in zip(ends, days, strict=True)] == pytest.approx([730] * 3)


def test_a_shared_one_that_is_due_ends_when_the_repair_does():
    # 31.5 billion events within 7 days are 52,140/s, which the daily run's workers have twice over.
    pattern = apply("backfill", "daily_batch", repair_within_s=90 * 86400)
    assert row(pattern, ENDS)[1] == pytest.approx(90 * 86400)
    assert row(pattern, "Repair within")[1] == "kept"


@pytest.mark.parametrize("option", ["hourly_batch", "micro_batch"])
def test_at_the_throttle_the_promise_holds_and_a_little_beyond_it_breaks(option):
    promised = _just_beside(option, 0.3)
    pattern = apply("backfill", option, **{**TIGHT, "freshness_s": promised})
    throttle = pattern.parameters["throttle_per_s"]
    assert 0 < pattern.parameters["throttle_share"] < 0.5
    assert _within(option, promised, throttle) <= promised * 1.001
    assert _within(option, promised, throttle * 1.05) > promised


def _just_beside(option, share):
    """A promise that holds beside a backfill that takes this share, and hardly beside a larger one."""
    slow = _within(option, TIGHT["freshness_s"], _capacity(option) * share)
    return float(slow)


def _design(option, promised):
    chosen = OPTION_BY_KEY[OptionKey(option)]
    case = likely_case(make_use_case(**{**TIGHT, "freshness_s": promised}))
    headway = np.array([chosen.headways_s[len(chosen.headways_s) // 2]])
    return compose(chosen, case, headway, describe=False), case


def _within(option, promised, per_s):
    design, case = _design(option, promised)
    return float(predict_beside(design, case, np.array([per_s])).age.quantile(np.array([0.95]))[0])


def _capacity(option):
    return min(capacity_per_s(station) for station in _design(option, TIGHT["freshness_s"])[0].stations)


def test_a_promise_that_is_broken_already_has_no_room_for_a_shared_backfill():
    pattern = apply("backfill", "daily_batch", freshness_s=60)
    assert pattern.parameters["throttle_per_s"] == 0
    assert pattern.parameters["lasts_shared_s"] == "never"
    assert row(pattern, "Promise of 60 s")[0] == "broken"
    assert "no room" in pattern.derivation


def test_a_deadline_is_held_beside_the_promise():
    pattern = apply("backfill", "daily_batch", deadline_s=4 * 3600)
    assert len(row(pattern, "Result after a day's close")) == 3
    assert any("deadline of 4 h" in each.title for each in pattern.ways.rows)


def test_an_engine_that_is_always_on_is_paid_for_already():
    pattern = apply("backfill", "event_streaming")
    assert pattern.parameters["shared_usd"] == 0
    assert pattern.parameters["backfill_usd"] > 0


def test_a_shared_backfill_of_runs_costs_their_worker_hours():
    # Events as they came at 40,000/s a worker and once more from columns at three times that.
    hours = EVENTS * (1 / 40_000 + 1 / 120_000) / 3600
    pattern = apply("backfill", "daily_batch", platforms=[])
    assert pattern.parameters["shared_usd"] == pytest.approx(hours * 0.44)
