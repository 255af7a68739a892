"""Cost as it accrued in a run, beside the bill's part for the same time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class AccrualRow:
    """A component's USD in the run and in the bill, and what they follow."""

    title: str
    usd: str
    predicted: str
    follows: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccrualShown:
    """The run's infrastructure in all, and by component, the dearest first."""

    usd: str
    predicted: str
    rows: tuple[AccrualRow, ...]


def accrual_shown(result: Mapping[str, Any]) -> AccrualShown | None:
    """What the page says of a run's cost; None where it was not worked out."""
    accrued = result.get("accrued")
    if not accrued:
        return None
    ordered = sorted(accrued["components"], key=lambda one: -one["usd"])
    return AccrualShown(
        usd=_usd(accrued["usd"]["value"]),
        predicted=_usd(accrued["predicted_usd"]),
        rows=tuple(_row(one) for one in ordered if one["usd"] or one["predicted_usd"]),
    )


def _row(one: Mapping[str, Any]) -> AccrualRow:
    return AccrualRow(
        title=one["title"],
        usd=_usd(one["usd"]),
        predicted=_usd(one["predicted_usd"]),
        follows=" and ".join(one["drivers"]),
    )


def _usd(value: float) -> str:
    return f"{value:,.2f}"
