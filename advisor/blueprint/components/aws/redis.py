"""Reference data beside the processor: a cache that answers look-ups in a millisecond."""

import numpy as np

from advisor.blueprint.latencies import REDIS_CALL
from advisor.blueprint.numerals import counted
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.cost.sizing.store_limits import REDIS_VALUE
from advisor.cost.sizing.stores import redis_nodes
from advisor.design import Setting, Sized, Transit
from advisor.quantity import digits, show_bytes, show_count, show_rate
from advisor.vocabulary import Stage

KEY = "cache"


def redis(plan: Plan) -> Part:
    """ElastiCache for Redis with the reference rows of every key."""
    looks_up = plan.cases.lookups > 0
    data_gb = np.where(looks_up, plan.cases.keys * REDIS_VALUE.value / 1e9, 0.0)
    sized = redis_nodes(data_gb, plan.peak * plan.cases.lookups)
    return make_part(
        KEY,
        "ElastiCache for Redis",
        Stage.PROCESS,
        "redis",
        facts=("lookups", "keys", "rate_per_s"),
        words=_words(plan, sized, float(data_gb[0])) if plan.describe else Words(),
        usages=(
            usage(
                "aws.elasticache.r6g_large_hour",
                np.where(looks_up, sized.value, 0.0) * MONTH_H,
                sized.bound(),
            ),
        ),
        stations=(Transit(component=KEY, label="look-ups", seconds=plan.cases.lookups * REDIS_CALL.value),),
    )


def _words(plan: Plan, sized: Sized, data_gb: float) -> Words:
    lookups = counted(float(plan.cases.lookups[0]), "reference row")
    return Words(
        why=(
            f"Each event looks up {lookups}: "
            f"{show_rate(plan.peak[0] * plan.cases.lookups[0])} at the peak, which a database would answer "
            "too slowly."
        ),
        size=(
            f"{digits(sized.value[0])} cache.r6g.large for {show_count(plan.cases.keys[0])} keys, "
            f"{show_bytes(data_gb * 1e9)} ({sized.bound_by()})"
        ),
        settings=(
            Setting(
                name="maxmemory-policy",
                value="noeviction",
                because="a missing row would look like an unknown key",
            ),
            Setting(name="AutomaticFailoverEnabled", value="true", because="each primary has a replica"),
            Setting(name="cluster-enabled", value="yes", because="keys are spread over primaries"),
        ),
        failure="A replica takes over within a minute; meanwhile look-ups wait and the log keeps events.",
    )
