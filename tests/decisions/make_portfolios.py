"""Builders of use cases as lists give them: one default each, changed by keyword."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from advisor.portfolio.reading import parse_members
from decisions.models.portfolio import Portfolio, PortfolioKind
from decisions.selectors.portfolio_entries import entries_for
from decisions.services.portfolios import store_list, work_on
from tests.make import OPERATIONS_FACTS

REPORT = {
    "actor": "report",
    "freshness_s": 604_800,
    "value_metric": "none",
    "value_usd_per_year": 0,
    "current_headway_s": 1,
}
"""A weekly report fed by a stream: over-engineered."""
FRAUD = {
    "actor": "machine",
    "freshness_s": 2,
    "reaction_s": 0,
    "viewing_interval_s": 0,
    "value_metric": "fraud_loss",
    "value_usd_per_year": 4_000_000,
    "value_half_life_s": 30,
    "on_call": "around_the_clock",
    "streaming_skill": 2,
    "current_headway_s": 3600,
}
"""Card fraud looked for by the hour: under-served."""


def make_listed(title: str = "Operations desk", **changes: Any) -> dict[str, Any]:
    """One use case of a list."""
    return {"title": title, "team": "Desk", "facts": OPERATIONS_FACTS} | changes


def make_list(size: int) -> list[dict[str, Any]]:
    """Use cases that differ in how much arrives."""
    return [
        make_listed(f"Use case {number}", facts=OPERATIONS_FACTS | {"rate_per_s": number + 1})
        for number in range(size)
    ]


def make_stored_list(
    person: AbstractBaseUser, size: int = 3, *, kind: PortfolioKind = PortfolioKind.API
) -> Portfolio:
    """A list that waits for a worker."""
    return store_list(person, kind, entries_for(person, parse_members(make_list(size))), title="ours.csv")


def work_to_the_end(portfolio_pk: int) -> None:
    """Do as a worker does that is alone with it."""
    while work_on(portfolio_pk):
        pass
