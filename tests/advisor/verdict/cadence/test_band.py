"""The cadence curve over draws: a band around it, and where its least lies."""

import itertools

import pytest

from advisor.use_case import FACTS
from advisor.verdict.cadence.band import cadence_band
from advisor.vocabulary import OptionKey
from tests.make import make_advice_for, make_use_case, price_book

EVENTFUL = {"freshness_s": 1, "actor": "machine", "viewing_interval_s": 0, "reaction_s": 0}
EVENTFUL |= {"value_usd_per_year": 5e7, "on_call": "around_the_clock", "streaming_skill": 3}


def band_of(draws=60, seed=1, **facts):
    return cadence_band(make_use_case(**facts), price_book(), OptionKey.MICRO_BATCH, draws=draws, seed=seed)


def known(facts):
    """Every number given without doubt, at its likely value."""
    use_case = make_use_case(**facts)
    numbers = {fact.key for fact in FACTS if fact.kind == "number"} & set(use_case.given())
    left = {fact.key: fact.default for fact in FACTS if fact.kind == "number"}
    return left | {key: use_case.likely(key) for key in numbers}


def test_a_tenth_of_the_draws_lies_below_the_band_and_a_tenth_above() -> None:
    band = band_of()
    for low, median, high in zip(band.low_usd, band.median_usd, band.high_usd, strict=True):
        assert low <= median <= high
    assert band.optimum_s[0] <= band.optimum_s[1] <= band.optimum_s[2]


def test_the_axis_runs_from_a_tenth_of_a_second_to_a_week_evenly() -> None:
    axis = band_of(draws=2).headway_s
    assert (axis[0], axis[-1]) == pytest.approx((0.1, 7 * 86_400))
    step = (7 * 86_400 / 0.1) ** (1 / 120)
    assert [b / a for a, b in itertools.pairwise(axis)] == pytest.approx([step] * 120)


def test_surer_facts_make_a_narrower_band() -> None:
    vague = band_of(value_usd_per_year={"value": 250_000, "confidence": "guess"})
    sure = band_of(value_usd_per_year=250_000)
    at = -1
    assert sure.high_usd[at] - sure.low_usd[at] < vague.high_usd[at] - vague.low_usd[at]


def test_one_draw_of_known_facts_is_the_curve() -> None:
    use_case = make_use_case(**known({}))
    band = cadence_band(use_case, price_book(), OptionKey.MICRO_BATCH, draws=1, seed=1)
    curve = make_advice_for(use_case, draws=2).cadence_curve
    assert band.low_usd == band.high_usd
    assert band.median_usd[-1] == pytest.approx(curve.total_usd[-1])
    assert band.optimum_s[1] == pytest.approx(curve.optimum_s, rel=0.14)


def test_who_must_be_at_once_is_event_by_event_in_most_draws() -> None:
    band = band_of(**EVENTFUL)
    assert band.per_event > 0.9
    assert "event by event" in band.finding


def test_the_same_seed_gives_the_same_band_and_another_seed_another() -> None:
    assert band_of() == band_of()
    assert band_of().low_usd != band_of(seed=2).low_usd
