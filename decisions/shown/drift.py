"""A decision under newer figures, in words: what becomes dearer or cheaper, and whether the verdict holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from advisor.quantity import show_usd
from advisor.repricing import LineDiff, VerdictAt
from decisions.models.adoption import Adoption
from decisions.selectors.adoptions import AdoptionKind, RecordedAdoption
from decisions.selectors.newer_figures import Drift
from decisions.shown.headway import show_headway
from decisions.shown.price_rows import place_title
from decisions.shown.so_far import option_title

ADOPTED = {
    AdoptionKind.PLACE: "Moved from {before} to {after}",
    AdoptionKind.PRICES: "Other prices",
    AdoptionKind.ASSUMPTIONS: "Other assumptions",
    AdoptionKind.PRICES_AND_ASSUMPTIONS: "Other prices and assumptions",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDrift:
    """`changed` are the lines that differ, the largest first; `same` says how many do not."""

    drift: Drift
    finding: str
    before: str
    after: str
    total_delta: Decimal
    changed: tuple[LineDiff, ...]
    same: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptionRow:
    """One move to other figures, or to another place; `what` names it."""

    adoption: Adoption
    what: str
    before: str
    after: str


def shown_drift(drift: Drift) -> ShownDrift:
    """The drift as a page says it."""
    lines = drift.bill.lines if drift.bill else ()
    changed = sorted(
        (line for line in lines if line.is_changed), key=lambda line: -abs(line.delta_monthly_usd)
    )
    after = drift.after
    return ShownDrift(
        drift=drift,
        finding=_finding(drift),
        before=_verdict_words(drift.before),
        after=_verdict_words(after) if after else "",
        total_delta=after.monthly_usd - drift.before.monthly_usd if after else Decimal(0),
        changed=tuple(changed),
        same=len(lines) - len(changed),
    )


def adoption_rows(adoptions: Iterable[RecordedAdoption]) -> tuple[AdoptionRow, ...]:
    """Past ones in words."""
    return tuple(_adoption_row(each) for each in adoptions)


def _adoption_row(recorded: RecordedAdoption) -> AdoptionRow:
    adoption = recorded.adoption
    return AdoptionRow(
        adoption=adoption,
        what=ADOPTED[recorded.kind].format(
            before=place_title(*recorded.from_place), after=place_title(*recorded.to_place)
        ),
        before=_words(adoption.from_option, adoption.from_headway_s),
        after=_words(adoption.to_option, adoption.to_headway_s),
    )


def _finding(drift: Drift) -> str:
    if drift.after is None:
        return "With the newer prices this decision cannot be computed"
    if not drift.is_moved:
        return f"The verdict holds{_cost_words(drift.after.monthly_usd - drift.before.monthly_usd)}"
    return f"The verdict moves to {_verdict_words(drift.after)}"


def _cost_words(delta: Decimal) -> str:
    if not delta:
        return ""
    return f" and costs {show_usd(abs(delta))} a month {'more' if delta > 0 else 'less'}"


def _verdict_words(verdict: VerdictAt) -> str:
    words = _words(verdict.option.value, verdict.headway_s)
    return words if verdict.is_allowed else f"{words}, which breaks a limit"


def _words(option: str, headway_s: float | None) -> str:
    if headway_s is None:
        return option_title(option)
    return f"{option_title(option)}, {show_headway(headway_s)}"
