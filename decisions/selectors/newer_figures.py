"""Whether newer prices or assumptions hold for a decision's owner than those it keeps, and what they do."""

from dataclasses import dataclass

from advisor.advice.advice import Advice
from advisor.assumptions.assumption import Assumption
from advisor.assumptions.shipped import BY_ID
from advisor.cost.price_book import UnknownSku
from advisor.parsing import parse_use_case
from advisor.repricing import BillDiff, VerdictAt, bill_diff, is_moved, verdict_at
from decisions.models.decision import Decision
from decisions.selectors.advice import advice_for, advice_on_facts
from decisions.selectors.organisations import organisation_of
from decisions.selectors.own_assumptions import stored_assumptions, values_of
from decisions.selectors.price_books import NoPriceBook, price_book, version_in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class NewerFigures:
    """What a decision made today would keep, where it differs from what this one keeps."""

    price_book_version: str
    assumptions: dict[str, float]
    has_newer_prices: bool
    has_newer_assumptions: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumptionDiff:
    """An assumption whose value differs."""

    assumption: Assumption
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """A decision under other figures, recomputed in memory.

    `bill` prices the same design; `after` is the verdict that the other figures lead to. Both are None where
    the other book lacks a price; `fault` says which.
    """

    from_version: str
    to_version: str
    bill: BillDiff | None
    assumptions: tuple[AssumptionDiff, ...]
    before: VerdictAt
    after: VerdictAt | None
    fault: str = ""

    @property
    def is_moved(self) -> bool:
        """Whether another verdict comes out."""
        return self.after is not None and is_moved(self.before, self.after)


def newer_figures(decision: Decision) -> NewerFigures | None:
    """What to compare with; None where the decision is up to date."""
    use_case = parse_use_case(decision.facts)
    organisation = organisation_of(decision.owner_id)
    try:
        version = version_in_force(organisation, use_case.provider, use_case.region)
    except NoPriceBook:
        version = decision.price_book_id
    values = values_of(organisation)
    found = NewerFigures(
        price_book_version=version,
        assumptions=values,
        has_newer_prices=version != decision.price_book_id,
        has_newer_assumptions=values != decision.assumptions,
    )
    return found if found.has_newer_prices or found.has_newer_assumptions else None


def drift_of(decision: Decision, newer: NewerFigures) -> Drift:
    """What the newer figures would change."""
    kept = advice_for(decision)
    version = newer.price_book_version
    bill, after, fault = None, None, ""
    try:
        bill = _bill(decision, kept, version)
        after = verdict_at(advice_on_facts(decision.facts, version, newer.assumptions))
    except UnknownSku as error:
        bill, fault = None, str(error)
    return Drift(
        from_version=decision.price_book_id,
        to_version=version,
        bill=bill,
        assumptions=_assumption_diffs(decision.assumptions, newer.assumptions),
        before=verdict_at(kept),
        after=after,
        fault=fault,
    )


def _bill(decision: Decision, kept: Advice, version: str) -> BillDiff:
    books = price_book(decision.price_book_id), price_book(version)
    assumptions = stored_assumptions(decision.assumptions)
    return bill_diff(parse_use_case(decision.facts), kept, *books, assumptions=assumptions)


def _assumption_diffs(before: dict[str, float], after: dict[str, float]) -> tuple[AssumptionDiff, ...]:
    old, new = stored_assumptions(before), stored_assumptions(after)
    return tuple(
        AssumptionDiff(assumption=each, before=old[key], after=new[key])
        for key, each in BY_ID.items()
        if old[key] != new[key]
    )
