"""The price of one SKU, with its source, its date and its grade.

A price may be graduated: every tier's price holds for the part of the quantity that falls into the tier.
"""

from dataclasses import dataclass, field, replace
from decimal import Decimal

import numpy as np

from advisor.cases import Array
from advisor.vocabulary import Grade

STORAGE_UNITS = frozenset({"GB-month", "GiB-month"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """`usd` a unit for the part of a month's quantity up to `up_to` units; None for the last tier."""

    up_to: Decimal | None
    usd: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What one unit of an SKU costs. `as_of` is an ISO date, a year, a year and month, or "undated"."""

    sku: str
    title: str
    unit: str
    tiers: tuple[Tier, ...]
    source: str
    as_of: str
    grade: Grade
    region: str
    note: str = ""
    usd_per_unit: float = field(init=False, repr=False, compare=False)
    """The price of the first tier as a float, for estimates over many cases."""
    is_storage: bool = field(init=False, repr=False, compare=False)
    """True for what is kept, and so paid for, in every month of the year, in season or not."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "usd_per_unit", float(self.unit_usd))
        object.__setattr__(self, "is_storage", self.unit in STORAGE_UNITS)

    @property
    def unit_usd(self) -> Decimal:
        """The price of the first tier."""
        return self.tiers[0].usd

    def amount(self, quantity: Decimal) -> Decimal:
        """Exact USD for one quantity, not rounded."""
        total, lower = Decimal(0), Decimal(0)
        for tier in self.tiers:
            upper = quantity if tier.up_to is None else min(quantity, tier.up_to)
            if upper > lower:
                total += (upper - lower) * tier.usd
                lower = upper
        return total

    def usd(self, quantity: Array) -> Array:
        """USD for each quantity; the shape of `quantity`."""
        if len(self.tiers) == 1:
            return quantity * self.usd_per_unit
        total, lower = np.zeros_like(quantity), 0.0
        for tier in self.tiers:
            upper = np.inf if tier.up_to is None else float(tier.up_to)
            total += np.minimum(np.maximum(quantity - lower, 0.0), upper - lower) * float(tier.usd)
            lower = upper
        return total

    def scaled(self, factor: Decimal) -> "Price":
        """The same price with every tier times `factor`."""
        tiers = tuple(replace(tier, usd=tier.usd * factor) for tier in self.tiers)
        return replace(self, tiers=tiers)
