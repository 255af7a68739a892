"""What it costs that runs read a stretch of event time again: whole partitions, at each departure."""

import numpy as np

from advisor.blueprint.partition import partition_s
from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.blueprint.plan import MONTH_S
from advisor.cases import Array
from advisor.cost.sizing.spark import event_worker_s


def reread_events(chosen: Chosen, back_s: Array) -> Array:
    """Events that one run reads again, for each stretch."""
    grain = first(partition_s(chosen.plan, chosen.departure_s))
    return first(chosen.plan.rate) * np.ceil(back_s / grain) * grain


def reread_usd(chosen: Chosen, back_s: Array) -> Array:
    """USD a month for each stretch, if every partition of it changed."""
    event_s = first(event_worker_s(chosen.plan.event_bytes, chosen.cases.lookups))
    hours = reread_events(chosen, back_s) * event_s / 3600 * MONTH_S / chosen.departure_s
    return chosen.usd_each(chosen.engine.usages(hours, "events read again"))
