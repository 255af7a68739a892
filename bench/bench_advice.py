"""The advice itself, and as a tool gets it: facts in, advice out, nothing stored."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from advisor.advise import advise
from advisor.cost.price_book import read_price_book
from advisor.fact import Fact
from advisor.parsing import parse_use_case
from advisor.use_case import FACT_BY_KEY, UseCase
from advisor.verdicts import verdicts
from bench.measure import Measure
from bench.stage import Stage

FACTS = {
    "actor": "machine",
    "freshness_s": 2,
    "reaction_s": 0,
    "viewing_interval_s": 0,
    "value_metric": "fraud_loss",
    "value_usd_per_year": {"low": 2_000_000, "likely": 4_000_000, "high": 7_000_000},
    "value_half_life_s": 30,
    "rate_per_s": 2000,
    "late_share": 0.01,
    "late_p99_s": 60,
    "engineers": 6,
    "streaming_skill": 2,
    "on_call": "around_the_clock",
}


USE_CASES = 1000
PRICES = Path("fixtures/prices/aws-us-east-1.yaml")
CHOICES = ("actor", "value_shape", "source", "delivery", "on_call")
VARIED = (
    "freshness_s",
    "value_usd_per_year",
    "value_half_life_s",
    "rate_per_s",
    "event_bytes",
    "window_s",
    "history_years",
    "engineers",
)


def measures(stage: Stage) -> Iterator[Measure]:
    """One request at a time, on one core; with all facts given as numbers, and with their uncertainty."""
    yield Measure(
        title="stateless advice, POST /api/v1/advice/",
        run=lambda: stage.post("/api/v1/advice/", {"facts": FACTS}),
        bound_s=0.060,
    )
    yield Measure(
        title="stateless advice, every fact left to its default",
        run=lambda: stage.post("/api/v1/advice/", {"facts": {}}),
        bound_s=0.060,
    )
    yield from _of_the_core()


def _of_the_core() -> Iterator[Measure]:
    book, use_case = read_price_book(PRICES), parse_use_case(FACTS)
    yield Measure(
        title="advise with a single draw", run=lambda: advise(use_case, book, draws=1), bound_s=0.015
    )
    yield Measure(
        title="advise with 10,000 draws", run=lambda: advise(use_case, book, draws=10_000), bound_s=0.250
    )
    portfolio = _portfolio()
    yield Measure(
        title="verdicts on 1,000 use cases, choices of a few teams",
        run=lambda: verdicts(portfolio, book),
        bound_s=5.0,
    )
    all_different = _portfolio(of_teams=False)
    yield Measure(
        title="verdicts on 1,000 use cases, all choices mixed",
        run=lambda: verdicts(all_different, book),
        bound_s=5.0,
    )


def _portfolio(*, of_teams: bool = True) -> list[UseCase]:
    """Use cases with numbers of their own; a team's have its choices in common, mixed ones nothing."""
    draws = np.random.Generator(np.random.SFC64(1))
    teams = [_choices(draws) for _ in range(12 if of_teams else USE_CASES)]
    return [parse_use_case(_numbers(draws) | teams[place % len(teams)]) for place in range(USE_CASES)]


def _choices(draws: np.random.Generator) -> dict[str, Any]:
    chosen: dict[str, Any] = {
        key: str(draws.choice([choice for choice, _ in FACT_BY_KEY[key].choices])) for key in CHOICES
    }
    platforms = [key for key, _ in FACT_BY_KEY["platforms"].choices]
    return chosen | {"platforms": draws.choice(platforms, 2, replace=False).tolist()}


def _numbers(draws: np.random.Generator) -> dict[str, float]:
    """Up to ten times more or less than the default, or than 10 where that is 0."""
    return {key: _number(draws, FACT_BY_KEY[key]) for key in VARIED}


def _number(draws: np.random.Generator, fact: Fact) -> float:
    low, high = fact.bounds
    value = float((fact.default or 10.0) * 10 ** draws.uniform(-1, 1))
    return min(max(round(value) if fact.whole else value, low), high)
