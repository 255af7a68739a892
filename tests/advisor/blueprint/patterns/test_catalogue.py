"""Thirteen patterns, each with what its parameters mean, and none that says the same for every use case."""

import json
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.blueprint.patterns.catalogue import PATTERNS
from advisor.options import OPTIONS
from tests.advisor.blueprint.patterns.apply import applied_to
from tests.advisor.blueprint.strategies import use_cases
from tests.make import make_use_case

QUESTIONS = ["Q7", "Q8", "Q9", "Q10", "Q12", "Q13", "Q14", "Q15", "Q16", "Q17", "Q18", "Q19", "Q20"]
SAID = ("parameters", "because", "derivation", "code", "monitor", "fails_when")
"""What is worked out for a use case, and is never the same paragraph for two."""
WHERE = {
    "idempotent_overwrite": "daily_batch hourly_batch micro_batch lambda unified",
    "exactly_once": "continuous_micro_batch event_streaming kappa lambda unified",
    "out_of_order": "continuous_micro_batch event_streaming kappa lambda unified",
    "lambda_merge": "lambda",
    "kappa_replay": "kappa",
    "one_engine_two_modes": "unified",
    "reconcile": "lambda unified",
    "backfill": "daily_batch hourly_batch micro_batch continuous_micro_batch event_streaming lambda unified",
}
WHERE["late_data"] = WHERE["idempotent_overwrite"]


def other_use_case():
    return make_use_case(
        actor="machine",
        freshness_s=5,
        rate_per_s=9000,
        peak_factor=3,
        event_bytes=1500,
        late_share=0.05,
        late_p99_s=600,
        duplicate_share=0.01,
        duplicate_within_s=300,
        window_s=60,
        keys=2_000_000,
        delivery="exactly_once",
        error_tolerance=0.0001,
        lookback_s=600,
        history_years=5,
        schema_changes_per_year=12,
        reprocess_per_year=4,
    )


def test_there_is_a_pattern_for_each_question_in_order():
    assert [pattern.question for pattern in PATTERNS] == QUESTIONS


@pytest.mark.parametrize("pattern", WHERE)
def test_a_pattern_applies_where_its_design_is(pattern):
    use_case = make_use_case(delivery="exactly_once")
    found = [option.key for option in OPTIONS if applied_to(use_case, option.key)[pattern].applies]
    assert found == [option.key for option in OPTIONS if option.key in WHERE[pattern].split()]


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_every_parameter_is_one_that_the_catalogue_explains(option):
    meanings = {pattern.key: [parameter.name for parameter in pattern.parameters] for pattern in PATTERNS}
    for key, applied in applied_to(other_use_case(), option.key).items():
        assert list(applied.parameters) == (meanings[key] if applied.applies else [])


def third_use_case():
    return make_use_case(
        rate_per_s=40,
        event_bytes=300,
        late_share=0.01,
        late_p99_s=20_000,
        duplicate_share=0.05,
        duplicate_within_s=90,
        window_s=900,
        keys=500,
        delivery="exactly_once",
        error_tolerance=0.005,
        lookback_s=3 * 86400,
        history_years=1,
        repair_within_s=86400,
        freshness_s=1200,
        viewing_interval_s=12 * 86400,
        schema_changes_per_year=3,
        breaking_share=0.5,
        reprocess_per_year=2,
    )


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_no_pattern_says_the_same_for_two_use_cases(option):
    use_cases = make_use_case(delivery="exactly_once"), other_use_case(), third_use_case()
    for one, other in combinations([applied_to(use_case, option.key) for use_case in use_cases], 2):
        for key, applied in one.items():
            if applied.applies and other[key].applies:
                said = {name: (getattr(applied, name), getattr(other[key], name)) for name in SAID}
                assert [name for name, (ours, theirs) in said.items() if ours == theirs] == [], key


def test_a_pattern_that_does_not_apply_says_why_and_nothing_else():
    kappa = applied_to(make_use_case(), "daily_batch")["kappa_replay"]
    assert not kappa.applies
    assert kappa.because
    assert (kappa.parameters, kappa.code, kappa.monitor, kappa.trade_off) == ({}, "", (), None)


@given(use_case=use_cases(), option=st.sampled_from(OPTIONS))
@settings(max_examples=100)
def test_every_pattern_is_plain_finite_data_anywhere_within_the_facts_bounds(use_case, option):
    for applied in applied_to(use_case, option.key).values():
        json.dumps(dict(applied.parameters), allow_nan=False)
        if applied.trade_off is not None:
            curve = applied.trade_off
            json.dumps((curve.x, [drawn.y for drawn in curve.lines]), allow_nan=False)
            assert curve.chosen_x in curve.x
            assert list(curve.x) == sorted(curve.x)
            assert all(len(drawn.y) == len(curve.x) for drawn in curve.lines)
            assert curve.lines or curve.constant
        if applied.ways is not None:
            json.dumps([row.values for row in applied.ways.rows], allow_nan=False)
            assert all(len(row.values) == len(applied.ways.names) for row in applied.ways.rows)


@pytest.mark.parametrize("pattern", ["late_data", "out_of_order", "reconcile", "deduplicate"])
def test_waiting_longer_never_misses_more(pattern):
    applied = applied_to(other_use_case(), "lambda")[pattern]
    missed = applied.trade_off.lines[0].y
    assert list(missed) == sorted(missed, reverse=True)
