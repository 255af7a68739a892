"""What stores of items that machines read by key have in common: why, how long items stay, bulk writes."""

import numpy as np

from advisor.blueprint.components.departure import LaterStep, load_step
from advisor.blueprint.latencies import BULK_FIXED
from advisor.blueprint.part import Part, Words, make_part
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.cost.sizing.store_limits import DYNAMODB_KEEP
from advisor.design import Usage
from advisor.quantity import show_rate
from advisor.stations import Station
from advisor.vocabulary import Stage

KEY = "serving"
FACTS = ("actor", "keys", "rate_per_s", "window_s")


def store(
    title: str, service: str, *, words: Words, usages: tuple[Usage, ...], stations: tuple[Station, ...]
) -> Part:
    """The part that results are served from."""
    return make_part(
        KEY, title, Stage.SERVE, service, facts=FACTS, words=words, usages=usages, stations=stations
    )


def kept_items(plan: Plan) -> Array:
    """One item per key and window, or per event, until its time to live is over."""
    return np.asarray(plan.stored_rate * DYNAMODB_KEEP.value)


def why(plan: Plan) -> str:
    """Why results stand in such a store."""
    return (
        f"A machine acts on the result and reads it by key: {show_rate(plan.rate[0])} reads, "
        "milliseconds each."
    )


def bulk_step(plan: Plan, every_s: Array, load_s: Array, level_s: Array | float = 0.0) -> LaterStep:
    """What a bulk write adds to a departure."""
    fixed_s = BULK_FIXED.value
    return load_step(KEY, "bulk write", plan, every_s, load_s, fixed_s=fixed_s, level_s=level_s)
