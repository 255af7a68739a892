"""The advice as a whole: the same for the same input, consistent with itself, steady where it should be."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from advisor.advice.advice import Advice
from advisor.advise import advise
from advisor.assumptions.shipped import COMPLEXITY
from advisor.cases import likely_case
from advisor.options import OPTIONS
from advisor.plain_data import to_json
from advisor.verdict.basis import Basis, basis_of
from advisor.verdict.criteria import DEFAULT_WEIGHTS
from advisor.verdict.standings import Standings, compare
from advisor.vocabulary import OptionClass
from tests.make import make_advice_for, make_use_case, price_book

ADVICE = make_advice_for(make_use_case())


def standings_for(*, options: Any = OPTIONS, **facts: Any) -> Standings:
    use_case = make_use_case(**facts)
    return compare(
        likely_case(use_case),
        price_book(),
        basis=basis_of(use_case),
        weights=DEFAULT_WEIGHTS,
        complexity=np.array([COMPLEXITY.value]),
        options=options,
    )


def winner_for(*, options: Any = OPTIONS, **facts: Any) -> str:
    return options[int(standings_for(options=options, **facts).winner()[0])].key


def test_the_same_input_gives_the_same_advice_bit_for_bit() -> None:
    assert make_advice_for(make_use_case()) == ADVICE


def test_the_bill_adds_up_to_what_is_shown() -> None:
    for row in ADVICE.ranking:
        assert sum((line.monthly_usd for line in row.bill), Decimal(0)) == row.monthly_usd.infrastructure
        assert row.monthly_usd.infrastructure + row.monthly_usd.people == row.monthly_usd.total


def test_the_blueprint_costs_and_delays_what_the_advice_says() -> None:
    components = ADVICE.blueprint.components
    best = ADVICE.ranking[0]
    assert sum((part.monthly_usd for part in components), Decimal(0)) == best.monthly_usd.infrastructure
    assert sum(part.latency_s for part in components) == pytest.approx(best.freshness_s.mean, rel=1e-4)


@pytest.mark.parametrize("stake", [250_000, 0], ids=["money", "criteria"])
def test_without_draws_all_but_what_they_tell_stands(stake: float) -> None:
    use_case = make_use_case(value_usd_per_year=stake)
    bare, drawn = (make_advice_for(use_case, draws=draws) for draws in (0, 20))
    assert (bare.ranking[0].bill, bare.flips, bare.margin) == (
        drawn.ranking[0].bill,
        drawn.flips,
        drawn.margin,
    )
    assert {row.rank_acceptability for row in bare.ranking} == {()}
    assert {row.central_weights for row in bare.ranking} == {()}
    assert (bare.margin_interval, bare.returns and bare.returns.spread) == ((), None)
    assert (bare.information.best_on_average, bare.information.facts) == (None, ())
    assert "nothing was drawn" in bare.headline
    assert "NaN" not in str(to_json(bare))


def test_ranks_are_shared_out_completely() -> None:
    acceptability = np.array([row.rank_acceptability for row in ADVICE.ranking])
    assert acceptability.sum(axis=0) == pytest.approx(np.ones(8))
    assert acceptability.sum(axis=1) == pytest.approx(np.ones(8))


def test_doubling_every_price_doubles_the_infrastructure() -> None:
    dear = advise(make_use_case(), price_book().scaled(2), draws=4)
    headway = {row.option: row for row in dear.ranking}
    for row in ADVICE.ranking:
        other = headway[row.option]
        if other.headway_s == row.headway_s:
            doubled = 2 * row.monthly_usd.infrastructure
            assert abs(other.monthly_usd.infrastructure - doubled) <= Decimal("0.01") * len(row.bill)


@pytest.mark.parametrize("seconds", [59, 61])
def test_a_second_around_a_minute_is_the_same_need(seconds: int) -> None:
    assert winner_for(freshness_s=seconds) == winner_for(freshness_s=60)


def test_the_order_of_the_options_changes_nothing() -> None:
    assert winner_for(options=tuple(reversed(OPTIONS))) == winner_for()


def test_more_value_never_favours_a_slower_option() -> None:
    ages = []
    for value in (1e4, 1e5, 1e6, 1e7, 1e8):
        advice = make_advice_for(make_use_case(value_usd_per_year=value, freshness_s=14_400), draws=4)
        ages.append(advice.ranking[0].freshness_s.mean)
    assert ages == sorted(ages, reverse=True)


def test_a_better_pager_never_hurts_an_always_on_option() -> None:
    always_on = [index for index, option in enumerate(OPTIONS) if option.is_always_on]
    scores = [
        standings_for(on_call=pager).objective[always_on, 0]
        for pager in ("none", "office", "around_the_clock")
    ]
    assert (scores[0] <= scores[1]).all()
    assert (scores[1] <= scores[2]).all()


def test_without_money_the_criteria_decide_and_their_weights_can_flip_it() -> None:
    advice = make_advice_for(make_use_case(value_usd_per_year=None, value_metric="none"))
    assert advice.basis == Basis.CRITERIA
    row = advice.ranking[0]
    assert row.score == pytest.approx(sum(each.weight * each.score for each in row.criteria))


def test_every_flip_of_a_fact_flips_the_verdict_and_stops_short_of_it_before() -> None:
    before = ADVICE.recommended.option
    for flip in [flip for flip in ADVICE.flips if flip.kind == "fact"][:6]:
        assert isinstance(flip.to, float)
        assert isinstance(flip.from_, float)
        assert winner_for(**{flip.name: flip.to}) == flip.new_option != before
        if flip.from_ > 0 and flip.to > 0:
            nearly = flip.from_ * (flip.to / flip.from_) ** 0.97
            assert winner_for(**{flip.name: round(nearly, 6)}) != flip.new_option


def test_a_promise_that_the_source_cannot_keep_is_a_warning() -> None:
    advice = make_advice_for(make_use_case(arrival_interval_s=86_400, freshness_s=3600), draws=4)
    assert any("faster than the source" in text for text in advice.warnings)


def test_what_was_left_out_is_listed_as_assumed() -> None:
    assert "freshness_s" in make_advice_for(make_use_case(freshness_s=None), draws=4).assumed


def test_every_veto_names_its_question_its_facts_and_a_number_or_a_reason() -> None:
    advice = make_advice_for(make_use_case(budget_usd_per_month=100), draws=4)
    vetoes = [veto for row in advice.ranking for veto in row.vetoes]
    assert {veto.rule for veto in vetoes} >= {"over_budget"}
    assert all(veto.question.startswith("Q") and veto.facts and veto.text for veto in vetoes)


def test_kappa_is_ruled_out_where_replay_outlasts_the_repair() -> None:
    advice = make_advice_for(
        make_use_case(rate_per_s=50_000, history_years=5, reprocess_per_year=4, repair_within_s=86_400),
        draws=4,
    )
    kappa = next(row for row in advice.ranking if row.option == "kappa")
    assert "replay_exceeds_repair" in {veto.rule for veto in kappa.vetoes}


def test_the_curve_is_cheapest_at_its_optimum() -> None:
    curve = ADVICE.cadence_curve
    at = curve.headway_s.index(curve.optimum_s)
    assert curve.total_usd[at] == min(curve.total_usd)
    parts = zip(curve.infrastructure_usd, curve.people_usd, curve.delay_usd, strict=True)
    assert curve.total_usd == pytest.approx([sum(each) for each in parts], abs=0.02)


def test_json_writes_money_as_text_with_cents() -> None:
    data = to_json(replace(ADVICE, margin=0.31))
    assert data["recommended"]["class"] in set(OptionClass)
    assert data["ranking"][0]["monthly_usd"]["total"] == f"{ADVICE.ranking[0].monthly_usd.total:.2f}"
    assert isinstance(ADVICE, Advice)
