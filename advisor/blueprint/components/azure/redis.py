"""Reference data beside the processor on Azure: Azure Managed Redis."""

import numpy as np

from advisor.blueprint.latencies import REDIS_CALL
from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.cost.sizing.azure import redis_m10_nodes
from advisor.cost.sizing.store_limits import REDIS_COPIES, REDIS_VALUE
from advisor.design import Setting, Sized, Transit
from advisor.quantity import show_bytes, show_count, show_rate
from advisor.vocabulary import Stage

KEY = "cache"


def redis(plan: Plan) -> Part:
    """An instance with the reference rows of every key, two nodes for each of its shards."""
    looks_up = plan.cases.lookups > 0
    data_gb = np.where(looks_up, plan.cases.keys * REDIS_VALUE.value / 1e9, 0.0)
    sized = redis_m10_nodes(data_gb, plan.peak * plan.cases.lookups)
    hours = np.where(looks_up, sized.value, 0.0) * MONTH_H
    return make_part(
        KEY,
        "Azure Managed Redis",
        Stage.PROCESS,
        "azure_managed_redis",
        facts=("lookups", "keys", "rate_per_s"),
        words=_words(plan, sized, float(data_gb[0])) if plan.describe else Words(),
        usages=(usage("azure.redis.memory_optimized_m10_hour", hours, sized.bound()),),
        stations=(Transit(component=KEY, label="look-ups", seconds=plan.cases.lookups * REDIS_CALL.value),),
    )


def _words(plan: Plan, sized: Sized, data_gb: float) -> Words:
    lookups = counted(float(plan.cases.lookups[0]), "reference row")
    asked = show_rate(plan.peak[0] * plan.cases.lookups[0])
    times = whole(sized.value[0] / REDIS_COPIES.value)
    return Words(
        why=f"Each event looks up {lookups}: {asked} at the peak, which a database would answer too slowly.",
        size=(
            f"{times} x MemoryOptimized_M10 for {show_count(plan.cases.keys[0])} keys, "
            f"{show_bytes(data_gb * 1e9)} ({sized.bound_by()})"
        ),
        settings=(
            Setting(
                name="clusteringPolicy", value="OSSCluster", because="clients ask the shard of a key itself"
            ),
            Setting(name="highAvailability", value="Enabled", because="each primary has a replica"),
            Setting(
                name="evictionPolicy",
                value="NoEviction",
                because="a missing row would look like an unknown key",
            ),
        ),
        failure="A replica takes over within a minute; meanwhile look-ups wait and the log keeps events.",
    )
