"""What a topic needs wherever its brokers run: partitions, and hot data in front of tiered storage."""

from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.cost.sizing.kafka import partitions
from advisor.cost.sizing.stream_limits import FLINK_HEADROOM

HOT_WITH_TIERS_S = 86400.0


def partition_count(plan: Plan) -> Array:
    """Partitions for the traffic and for as many readers as the engine needs at the peak."""
    return partitions(plan.peak_mb_per_s, plan.peak * FLINK_HEADROOM.value / plan.kpu_events)
