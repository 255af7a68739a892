"""The axis of money: linear, or logarithmic where amounts differ too much for a line to be read."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

WIDE = 12.0
"""Amounts that differ by more than this factor are drawn on a logarithmic scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyScale:
    """The axis of money: linear, or logarithmic where the span is too wide for a line to be read."""

    low: float
    high: float
    is_log: bool

    def axis(self) -> dict[str, Any]:
        """As Plotly takes it; a logarithmic range is in powers of ten."""
        if not self.is_log:
            return {"title": {"text": "USD a month"}, "range": [0, self.high], "tickformat": ",.3~s"}
        ends = [math.log10(self.low), math.log10(self.high)]
        shown = {"type": "log", "range": [round(end, 4) for end in ends], "tickformat": ",.3~s", "dtick": 1}
        return {"title": {"text": "USD a month, logarithmic"}, **shown}

    def place(self, usd: float) -> float:
        """Where an amount stands, 0 at the bottom to 1 at the top."""
        inside = min(max(usd, self.low), self.high)
        if self.is_log:
            return math.log(inside / self.low) / math.log(self.high / self.low)
        return (inside - self.low) / (self.high - self.low)


def money_scale(amounts: Sequence[float]) -> MoneyScale:
    """Room for all of the amounts, USD a month."""
    totals = [total for total in amounts if math.isfinite(total) and total > 0]
    least, most = min(totals, default=1.0), max(totals, default=1.0)
    if most <= WIDE * least:
        return MoneyScale(low=0.0, high=float(f"{most * 1.08:.3g}"), is_log=False)
    return MoneyScale(low=float(f"{least / 20:.2g}"), high=float(f"{most * 1.6:.2g}"), is_log=True)
