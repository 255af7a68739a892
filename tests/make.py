"""Builders of believable things to test with: one default each, changed by keyword."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from advisor.advice.advice import Advice
from advisor.advise import advise
from advisor.cost.price_book import PriceBook, read_price_book
from advisor.documents.document import DesignDocument
from advisor.parsing import parse_use_case
from advisor.use_case import UseCase
from tests.example_advice import OPERATIONS_DASHBOARD

ROOT = Path(__file__).parents[1]
OPERATIONS_FACTS: dict[str, Any] = {
    "actor": "person",
    "freshness_s": 1200,
    "freshness_percentile": 95,
    "reaction_s": 300,
    "viewing_interval_s": 900,
    "value_metric": "operations",
    "value_usd_per_year": {"low": 150_000, "likely": 250_000, "high": 400_000},
    "value_shape": "decay",
    "value_half_life_s": {"value": 14_400, "confidence": "guess"},
    "source": "app_events",
    "rate_per_s": {"value": 500, "confidence": "estimate"},
    "peak_factor": 4,
    "profile": "consumer",
    "event_bytes": 600,
    "late_share": 0.02,
    "late_p99_s": 7200,
    "duplicate_share": 0.02,
    "duplicate_within_s": 3600,
    "window_s": 300,
    "delivery": "at_least_once",
    "lookback_s": 7200,
    "history_years": 2,
    "engineers": 4,
    "streaming_skill": 1,
    "on_call": "office",
    "platforms": ["airflow", "warehouse"],
    "provider": "aws",
    "region": "us-east-1",
}
HOSTILE = (
    '#import "x" $x^2$ *bold* _under_ @cite <label> `raw` [link](x) | {{ }} \\ '
    "\"q\" 's' & </svg> ]]> %% 🚀 שלום"
)
"""What somebody may type: markup of every language that a document is written in, an emoji, Hebrew."""


def make_use_case(**changes: Any) -> UseCase:
    """An operations desk's dashboard; `changes` replace facts, None leaves one to its default."""
    facts = {key: value for key, value in (OPERATIONS_FACTS | changes).items() if value is not None}
    return parse_use_case(facts)


@cache
def price_book() -> PriceBook:
    """The book that the product ships."""
    return read_price_book(ROOT / "fixtures/prices/aws-us-east-1.yaml")


def make_advice_for(use_case: UseCase, **settings: Any) -> Advice:
    """The real advice for a use case at the shipped prices."""
    return advise(use_case, price_book(), **settings)


def make_advice(**changes: Any) -> Advice:
    """A hand-made advice for `make_use_case()`: micro-batch every 15 minutes, its sums consistent."""
    return replace(OPERATIONS_DASHBOARD, **changes)


def make_document(**changes: Any) -> DesignDocument:
    """A document of the two above, decided by two people, with no simulation."""
    parts: dict[str, Any] = {
        "title": "Operations dashboard of the shop",
        "decision_id": "3f1c9a52-0b1e-4e7b-9a55-1d2f0c7a9b10",
        "facts": make_use_case(),
        "advice": make_advice(),
        "decided_on": "2026-11-23",
        "decision_makers": ("A. Novak", "B. Osei"),
    }
    return DesignDocument(**(parts | changes))
