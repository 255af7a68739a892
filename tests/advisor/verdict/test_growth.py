"""Growth: the same design resized each year, and the step that the load asks for first."""

import numpy as np
import pytest

from advisor.advice.returns import Growth
from advisor.advise import advise
from advisor.blueprint.compose import compose
from advisor.cases import Cases, likely_case
from advisor.cost.price_book import read_price_book
from advisor.options import OPTION_BY_KEY
from advisor.verdict.cash_flow import yearly_cases
from advisor.verdict.growth import years_until
from advisor.vocabulary import OptionKey
from tests.make import ROOT, make_advice_for, make_use_case

STREAM = {
    "value_usd_per_year": 5e6,
    "freshness_s": 2,
    "actor": "machine",
    "viewing_interval_s": 0,
    "reaction_s": 0,
    "value_half_life_s": 60,
    "rate_per_s": 5000,
    "on_call": "around_the_clock",
    "platforms": ["kafka", "flink"],
}


def growth_of(**facts: object) -> Growth:
    found = make_advice_for(make_use_case(**facts), draws=4).growth
    assert found is not None
    return found


BOOKS = {
    book.provider: book for book in map(read_price_book, sorted((ROOT / "fixtures/prices").glob("*.yaml")))
}
GROWTH = growth_of(**STREAM, growth_per_year=0.5, horizon_years=2.5)


def years(**facts: float) -> Cases:
    return yearly_cases(likely_case(make_use_case(rate_per_s=100, peak_factor=4, **facts)))


def test_the_load_is_that_of_today_and_of_each_years_end_mean_and_peak_apart() -> None:
    """By hand: half of 5,000 more each year, a quarter in the last half; the peak is four times it."""
    assert GROWTH.years == (0, 1, 2, 2.5)
    assert GROWTH.events_per_s == (5000, 7500, 10_000, 11_250)
    assert GROWTH.peak_events_per_s == tuple(4 * rate for rate in GROWTH.events_per_s)


def test_a_growing_load_never_needs_less_and_never_costs_less() -> None:
    assert list(GROWTH.monthly_usd) == sorted(GROWTH.monthly_usd)
    for part in GROWTH.components:
        assert list(part.units) == sorted(part.units)


@pytest.mark.parametrize("provider", ["aws", "azure", "gcp", "self_hosted"])
@pytest.mark.parametrize("season_weeks", [52, 13])
def test_today_costs_what_the_bill_sums_to(provider: str, season_weeks: float) -> None:
    facts = {"season_weeks": season_weeks, "reprocess_per_year": 5, "growth_per_year": 0.5}
    book = BOOKS[provider]
    use_case = make_use_case(**STREAM | facts, provider=provider, region=None)
    advice = advise(use_case, book, draws=0)
    assert advice.growth is not None
    assert advice.growth.monthly_usd[0] == sum(line.monthly_usd for line in advice.bill)


def test_units_step_up_in_the_year_in_which_what_they_carry_is_outgrown() -> None:
    for part in GROWTH.components:
        for end, units in zip(GROWTH.years, part.units, strict=True):
            is_outgrown = part.next_step_years is not None and end > part.next_step_years
            assert (units > part.units[0]) == is_outgrown, part.title


def test_processing_units_carry_what_their_headroom_leaves() -> None:
    """By hand: 20,000 x 1.3 / 12,000 /s with windows asks for 3 units, or 8 at 2 MB/s of 1.18 KB."""
    flink = next(part for part in GROWTH.components if part.component == "flink")
    assert flink.carries_until == "throughput at the peak with 30 % headroom"
    assert flink.carries_events_per_s >= 20_000
    assert flink.title in GROWTH.finding
    assert "limited by throughput at the peak with 30 % headroom" in GROWTH.finding


@pytest.mark.parametrize(
    ("carries", "facts", "expected"),
    [
        (500, {"growth_per_year": 0.5, "horizon_years": 3}, 0.5),  # 400, 600, 800, 1,000
        (900, {"growth_per_year": 0.5, "horizon_years": 3}, 2.5),
        (1000, {"growth_per_year": 0.5, "horizon_years": 3}, None),
        (500, {"growth_per_year": 0, "horizon_years": 3}, None),
        (500, {"growth_per_year": -0.5, "horizon_years": 3}, None),
    ],
)
def test_a_step_is_due_when_the_peak_outgrows_what_is_carried(
    carries: float, facts: dict[str, float], expected: float | None
) -> None:
    assert years_until(carries, years(**facts)) == (pytest.approx(expected) if expected else None)


def test_a_step_that_is_due_within_a_day_waits_for_no_time_but_for_growth() -> None:
    """By hand: 1,000/s a shard and a peak of 4 x 300,000/s fill 1,200 shards exactly."""
    facts = {
        "source": "devices",
        "rate_per_s": 300_000,
        "peak_factor": 4,
        "event_bytes": 200,
        "freshness_s": 300,
    }
    team = {"engineers": 20, "streaming_skill": 2, "on_call": "around_the_clock", "window_s": 60}
    full = growth_of(**facts, **team, growth_per_year=0.2)
    assert "as soon as the load grows: 1,200 shards carry up to 1.2 M/s at the peak" in full.finding


def test_a_load_that_shrinks_needs_no_step() -> None:
    shrinking = growth_of(**STREAM, growth_per_year=-0.5)
    assert shrinking.finding == "Everything is large enough for 3 years"
    assert np.diff(shrinking.events_per_s).max() < 0


@pytest.mark.parametrize("platforms", [[], ["kafka"]], ids=["managed", "kafka"])
def test_a_stream_on_google_cloud_says_what_it_carries_too(platforms: list[str]) -> None:
    elsewhere = {"provider": "gcp", "region": "us-central1", "platforms": platforms}
    facts = make_use_case(**STREAM | elsewhere)
    cases = likely_case(facts)
    design = compose(OPTION_BY_KEY[OptionKey.EVENT_STREAMING], cases, np.zeros(1))
    carried = {each.service: each.capacity.carries.value[0] for each in design.components if each.capacity}
    assert set(carried) == {"dataflow", *platforms}
    assert all(load >= 20_000 * (1 - 1e-8) for load in carried.values())
