"""Who ranks where: under a veto the least bad leads, and a verdict says what it does not achieve."""

from pathlib import Path
from typing import Any

import pytest

from advisor.advice.advice import Advice
from advisor.use_case_file import read_use_case_file
from advisor.vocabulary import OptionClass, OptionKey
from tests.make import make_advice_for, make_use_case

GALLERY = Path("fixtures/use_cases")


def advice(**facts: Any) -> Advice:
    return make_advice_for(make_use_case(**facts), draws=4)


def test_where_nothing_is_allowed_the_fewest_vetoes_lead_and_nothing_is_called_a_winner() -> None:
    broke = advice(budget_usd_per_month=100, freshness_s=300, viewing_interval_s=60, reaction_s=0)
    counts = [len(row.vetoes) for row in broke.ranking]
    assert counts == sorted(counts)
    assert broke.headline.startswith("No option may be built")
    assert broke.ranking[0].promise_kept > 0.9


def test_a_veto_is_said_of_the_option_at_its_best_headway() -> None:
    fraud = advice(actor="machine", freshness_s=60, viewing_interval_s=0, reaction_s=0)
    hourly = next(row for row in fraud.ranking if row.option is OptionKey.HOURLY_BATCH)
    assert hourly.headway_s == 3600
    assert any(veto.text.startswith("Even with a run every 60 min") for veto in hourly.vetoes)


def test_where_no_headway_keeps_anything_an_option_is_judged_at_its_youngest_results() -> None:
    fraud = advice(actor="machine", freshness_s=0.5, viewing_interval_s=0, reaction_s=0)
    at = {row.option: row.headway_s for row in fraud.ranking}
    assert (at[OptionKey.HOURLY_BATCH], at[OptionKey.MICRO_BATCH]) == (3600, 120)


def test_a_headway_that_keeps_the_promise_goes_before_one_that_nearly_does() -> None:
    board = make_advice_for(read_use_case_file(GALLERY / "live_leaderboard.yaml").use_case, draws=0)
    assert board.recommended.headway_s == 180
    assert board.ranking[0].promise_kept >= 0.9


def test_what_lambda_leaves_out_of_its_bill_is_said() -> None:
    bids = make_advice_for(read_use_case_file(GALLERY / "ad_budget_pacing.yaml").use_case, draws=0)
    assert bids.recommended.option is OptionKey.LAMBDA
    assert any("leaves out loading the batch layer's results, 20 k/s" in text for text in bids.warnings)


def test_what_earns_less_than_it_costs_says_so_in_headline_and_warning() -> None:
    poor = advice(value_usd_per_year=1000)
    assert "more than it earns" in poor.headline
    assert any(text.startswith("None of the options earns") for text in poor.warnings)


def test_correcting_tomorrow_does_not_mend_what_a_machine_has_acted_on() -> None:
    facts = {"actor": "machine", "reaction_s": 0, "viewing_interval_s": 0, "freshness_s": 2}
    disorder = {"late_share": 0.05, "late_p99_s": 172_800, "error_tolerance": 0.01}
    corrected = advice(lookback_s=3600, **facts, **disorder)
    as_it_comes = advice(lookback_s=0, **facts, **disorder)
    for option in (OptionKey.EVENT_STREAMING, OptionKey.LAMBDA):
        kept = value_of(corrected, option) / value_of(as_it_comes, option)
        assert kept == pytest.approx(1 - (0.05 - 0.01), rel=1e-3)


def value_of(of: Advice, option: OptionKey) -> float:
    return float(next(row for row in of.ranking if row.option is option).value_usd_per_year)


def test_the_quick_matrix_says_how_its_answers_come_together() -> None:
    assert advice().quick_matrix.because[-1].text.startswith("Together:")


def test_the_curve_shows_the_recommended_kind_of_engine() -> None:
    always_on = {
        "actor": "machine",
        "freshness_s": 20,
        "viewing_interval_s": 0,
        "on_call": "around_the_clock",
    }
    given = advice(reprocess_per_year=12, value_usd_per_year=1e6, reaction_s=0, **always_on)
    assert given.recommended.option.value in given.cadence_curve.engine


def test_being_live_can_be_the_value_though_nobody_acts() -> None:
    scoreboard = {
        "viewing_interval_s": 86_400,
        "reaction_s": 3600,
        "freshness_s": 5,
        "value_half_life_s": 60,
        "value_usd_per_year": 5e6,
        "on_call": "around_the_clock",
        "streaming_skill": 3,
        "reprocess_per_year": 0,
        "lookback_s": 0,
    }
    live, acted = advice(value_arises="while_live", **scoreboard), advice(**scoreboard)

    def vetoed(given: Advice) -> set[str]:
        return {veto.rule for row in given.ranking for veto in row.vetoes}

    assert "nobody_acts_in_time" in vetoed(acted) - vetoed(live)
    assert live.recommended.cls is OptionClass.STREAMING
    assert live.quick_matrix.answer == "streaming"
