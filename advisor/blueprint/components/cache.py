"""Reference data beside the processor: a cache that answers look-ups in a millisecond, wherever it runs."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from advisor.blueprint.latencies import REDIS_CALL
from advisor.blueprint.numerals import counted
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.cases import Array
from advisor.cost.sizing.store_limits import REDIS_VALUE
from advisor.design import Setting, Sized, Usage
from advisor.quantity import show_bytes, show_count, show_rate
from advisor.stations import Transit
from advisor.vocabulary import Stage

KEY = "cache"
NEVER_EVICTED = "a missing row would look like an unknown key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cache:
    """What holds the rows: nodes for so many GB and look-ups/s, how they are billed, named and set up."""

    title: str
    service: str
    nodes: Callable[[Array, Array], Sized]
    usages: Callable[[Plan, Sized, Array, Array], tuple[Usage, ...]]
    """For the nodes, the GB and the look-ups/s of each case."""
    size: Callable[[Plan, Sized, Array], str]
    """Nodes in words, for so many GB."""
    settings: Callable[[Sized], tuple[Setting, ...]]
    taken_over: str = "within a minute"
    """How soon a replica is the primary."""

    def part(self, plan: Plan) -> Part:
        """A cache with the reference rows of every key."""
        gb = np.where(plan.cases.lookups > 0, plan.cases.keys * REDIS_VALUE.value / 1e9, 0.0)
        asked = plan.peak * plan.cases.lookups
        sized = self.nodes(gb, asked)
        return make_part(
            KEY,
            self.title,
            Stage.PROCESS,
            self.service,
            facts=("lookups", "keys", "rate_per_s"),
            words=_words(self, plan, sized, gb) if plan.describe else Words(),
            usages=self.usages(plan, sized, gb, asked),
            stations=(
                Transit(component=KEY, label="look-ups", seconds=plan.cases.lookups * REDIS_CALL.value),
            ),
        )


def node_hours(sku: str) -> Callable[[Plan, Sized, Array, Array], tuple[Usage, ...]]:
    """Nodes billed by the hour, where events look anything up."""

    def usages(plan: Plan, sized: Sized, _gb: Array, _asked: Array) -> tuple[Usage, ...]:
        hours = np.where(plan.cases.lookups > 0, sized.value, 0.0) * MONTH_H
        return (usage(sku, hours, sized.bound()),)

    return usages


def _words(cache: Cache, plan: Plan, sized: Sized, gb: Array) -> Words:
    lookups = counted(float(plan.cases.lookups[0]), "reference row")
    asked = show_rate(plan.peak[0] * plan.cases.lookups[0])
    rows = f"{show_count(plan.cases.keys[0])} keys, {show_bytes(gb[0] * 1e9)}"
    return Words(
        why=f"Each event looks up {lookups}: {asked} at the peak, which a database would answer too slowly.",
        size=f"{cache.size(plan, sized, gb)} for {rows} ({sized.bound_by()})",
        settings=cache.settings(sized),
        failure=(
            f"A replica takes over {cache.taken_over}; meanwhile look-ups wait and the log keeps events."
        ),
    )
