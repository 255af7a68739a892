"""How often an engine saves its state: often enough to lose little, seldom enough to cost little."""

import numpy as np

from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.cost.sizing.constant import default, official
from advisor.quantity import show_duration

COST_FIXED = default(
    "checkpoint.cost_fixed", 1.0, "s", "aligning and acknowledging a checkpoint, whatever its size"
)
COST_BYTES = default("checkpoint.bytes", 200e6, "B/s", "state a processing unit uploads in the background")
MTBF = default(
    "checkpoint.mtbf", 7 * 86400.0, "s", "mean time between restarts of one application, deployments included"
)
INTERVAL_MIN = default("checkpoint.min", 10.0, "s", "shortest interval worth its pauses")
INTERVAL_MAX = default(
    "checkpoint.max", 600.0, "s", "longest interval: what is processed again after a restart"
)
MIN_PAUSE = official(
    "checkpoint.min_pause",
    5.0,
    "s",
    "MinPauseBetweenCheckpoints of Managed Flink unless set",
    "docs.aws.amazon.com/managed-flink API_CheckpointConfiguration",
)


def checkpoint_cost_s(plan: Plan, units: Array) -> Array:
    """Time that one checkpoint takes from processing: a fixed part, and the state over the units' uploads."""
    return np.asarray(COST_FIXED.value + plan.state_gb * 1e9 / (COST_BYTES.value * units))


def young_interval_s(cost_s: Array, mtbf_s: float = MTBF.value) -> Array:
    """sqrt(2 * cost * MTBF) (Young 1974, refined by Daly 2006)."""
    return np.asarray(np.sqrt(2 * cost_s * mtbf_s))


def checkpoint_s(plan: Plan, units: Array, seen_every_s: Array | None = None) -> Array:
    """Young's interval, no longer than the promise lets a restart replay: within 10 s and 10 min.

    `seen_every_s` is how often results must be seen where a checkpoint is what shows them.
    """
    shown = INTERVAL_MAX.value if seen_every_s is None else np.minimum(seen_every_s, INTERVAL_MAX.value)
    longest = np.clip(np.minimum(plan.cases.freshness_s, shown), INTERVAL_MIN.value, INTERVAL_MAX.value)
    return np.asarray(np.clip(young_interval_s(checkpoint_cost_s(plan, units)), INTERVAL_MIN.value, longest))


def checkpoint_bound(plan: Plan, units: Array, seen_every_s: Array | None = None) -> str:
    """What set the first case's interval, in words: Young's formula, or the bound that it met."""
    young = float(young_interval_s(checkpoint_cost_s(plan, units))[0])
    interval = float(checkpoint_s(plan, units, seen_every_s)[0])
    if interval == young:
        return "Young's formula"
    formula = f"Young's formula says {show_duration(young)}"
    if interval == INTERVAL_MIN.value:
        return f"{formula}, bound to the shortest that is worth its pauses"
    if seen_every_s is not None and interval == seen_every_s[0]:
        return f"{formula}, bound to how often results are to be seen"
    if interval == INTERVAL_MAX.value:
        return f"{formula}, bound to the longest that may be processed again"
    return f"{formula}, bound to the promise"
