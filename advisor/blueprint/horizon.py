"""How long an engine remembers windows and ids: Spark has one watermark for both, Flink one time to live."""

import numpy as np

from advisor.blueprint.duplicates import ttl_s
from advisor.blueprint.lateness import watermark_s
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.cost.sizing.constant import default
from advisor.vocabulary import OptionKey

STANDSTILL = default(
    "state.standstill", 900.0, "s", "a standstill, deployments included, that Flink's state must outlive"
)


def spark_watermark_s(plan: Plan) -> Array:
    """The longer of lateness, where windows wait for it, and of the time between an event and its copy.

    A query of Spark has one watermark on its event time; a second call of withWatermark replaces the first.
    A unified design finds copies in its tables by MERGE and remembers no ids.
    """
    late = np.where(plan.cases.window_s > 0, watermark_s(plan.cases), 0.0)
    return late if plan.option.key is OptionKey.UNIFIED else np.maximum(late, _copies_s(plan))


def flink_state_ttl_s(plan: Plan) -> Array:
    """How long state may lie untouched: a window until its last straggler, an id until its last copy.

    State ages by the clock while a job stands, so a standstill is added; 0 where nothing is held.
    """
    window = plan.cases.window_s
    held = np.maximum(np.where(window > 0, window + watermark_s(plan.cases), 0.0), _copies_s(plan))
    return np.where(held > 0, held + STANDSTILL.value, 0.0)


def _copies_s(plan: Plan) -> Array:
    return np.where(plan.removes_duplicates, np.maximum(ttl_s(plan.cases), 1.0), 0.0)
