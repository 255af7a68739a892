"""Moves a decision to the prices and assumptions that hold today."""

from decisions.models.decision import Decision
from decisions.selectors.newer_figures import newer_figures
from decisions.services.decisions import Change, change_decision


def adopt_newer_figures(decision: Decision, *, if_version: int | None = None) -> Decision:
    """Compute it anew with what holds today; one that is up to date stays as it is.

    What it kept before, and its verdict then, stay on record. Raises Refused where the new book lacks a
    price, StaleVersion unless at `if_version`.
    """
    newer = newer_figures(decision)
    if newer is None:
        return decision
    change = Change(price_book_version=newer.price_book_version, assumptions=newer.assumptions)
    return change_decision(decision, change, if_version=if_version)
