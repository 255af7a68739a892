"""Many verdicts at once are the verdicts that each use case gets by itself."""

import random
from decimal import Decimal
from typing import Any

import pytest

from advisor.advise import advise
from advisor.cost.bill import round_usd
from advisor.parsing import InvalidFacts, parse_use_case
from advisor.use_case import FACT_BY_KEY, FACTS, UseCase
from advisor.use_case_file import read_use_case_file
from advisor.verdicts import NOT_DECIDING, QuickVerdict, verdicts
from tests.make import ROOT, make_use_case, price_book

GALLERY = [
    read_use_case_file(path).use_case for path in sorted((ROOT / "fixtures" / "use_cases").glob("*.yaml"))
]
SHAPES: tuple[dict[str, Any], ...] = (
    {},
    {"actor": "machine", "source": "devices", "on_call": "around_the_clock"},
    {"actor": "report", "source": "file_drop", "value_usd_per_year": 0},
)
"""Choices that several use cases share, so that they are evaluated together."""


def random_use_case(draws: random.Random) -> UseCase:
    """Believable by its defaults, each number up to thirty times more or less."""
    while True:
        facts = {fact.key: _near(draws, fact.key) for fact in FACTS if fact.kind == "number"}
        kept = {key: value for key, value in facts.items() if draws.random() < 0.6}
        try:
            return parse_use_case(kept | draws.choice(SHAPES))
        except InvalidFacts:
            continue


def _near(draws: random.Random, key: str) -> float:
    fact = FACT_BY_KEY[key]
    low, high = fact.bounds
    value = make_use_case().likely(key) * 30 ** draws.uniform(-1, 1)
    return min(max(round(value) if fact.whole else value, low), high)


def in_cents(usd: float) -> Decimal:
    return round_usd(Decimal(repr(usd)))


def assert_same(use_case: UseCase, quick: QuickVerdict) -> None:
    advice = advise(use_case, price_book(), draws=1)
    assert quick.recommended.option is advice.recommended.option
    assert quick.recommended.headway_s == advice.recommended.headway_s
    assert quick.margin == pytest.approx(advice.margin, rel=1e-9, abs=1e-12)
    assert quick.close_call == advice.close_call
    for mine, theirs in zip(quick.ranking, advice.ranking, strict=True):
        assert mine.option is theirs.option
        assert mine.vetoes == tuple(veto.rule for veto in theirs.vetoes)
        assert mine.promise_kept == pytest.approx(theirs.promise_kept, rel=1e-9, abs=1e-12)
        assert abs(in_cents(mine.net_value_usd_per_year) - theirs.net_value_usd_per_year) <= Decimal("0.01")
        lines = len(theirs.bill) + len(theirs.people)
        assert abs(mine.monthly_usd - float(theirs.monthly_usd.total)) <= 0.005 * lines + 1e-6


@pytest.mark.parametrize("use_case", GALLERY)
def test_one_by_one_they_are_what_advise_says(use_case: UseCase) -> None:
    (quick,) = verdicts([use_case], price_book())
    assert_same(use_case, quick)


@pytest.mark.slow
def test_among_many_each_is_what_advise_says() -> None:
    draws = random.Random(20)
    mixed = [random_use_case(draws) for _ in range(50)] + GALLERY
    for use_case, quick in zip(mixed, verdicts(mixed, price_book()), strict=True):
        assert_same(use_case, quick)


@pytest.mark.parametrize("key", sorted(NOT_DECIDING))
def test_what_does_not_decide_changes_no_verdict(key: str) -> None:
    use_cases = [make_use_case(**{key: value}) for value, _ in FACT_BY_KEY[key].choices]
    alone = [verdicts([use_case], price_book())[0] for use_case in use_cases]
    assert all(quick == alone[0] for quick in alone)


def test_nobody_asking_gets_nothing() -> None:
    assert verdicts([], price_book()) == ()
