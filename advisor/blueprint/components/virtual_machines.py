"""Machines that a team rents from a provider and runs by itself: of a kind, smaller ones for a tiny load."""

from dataclasses import dataclass

import numpy as np

from advisor.blueprint.part import usage
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.cases import Array, Flags
from advisor.design import Reason, Usage


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """What it is called and billed as."""

    name: str
    hour_sku: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Machines:
    """What workers stand on, and what is enough where less than a gigabyte a day passes them."""

    usual: Machine
    small: Machine

    def usages(
        self, plan: Plan, count: Array, bound_by: Reason, where: Flags | None = None
    ) -> tuple[Usage, ...]:
        """So many of them all month; only in the cases `where`."""
        hours = count * MONTH_H if where is None else np.where(where, count * MONTH_H, 0.0)
        if not plan.is_tiny.any():
            return (usage(self.usual.hour_sku, hours, bound_by),)
        return (
            usage(self.usual.hour_sku, np.where(plan.is_tiny, 0.0, hours), bound_by),
            usage(self.small.hour_sku, np.where(plan.is_tiny, hours, 0.0), bound_by),
        )

    def name(self, plan: Plan) -> str:
        """What the first case's are called."""
        return (self.small if plan.is_tiny[0] else self.usual).name
