"""Reference data beside the processor: Valkey, on machines of its own where rows are many."""

import numpy as np

from advisor.blueprint.components.self_hosted.machines import shared
from advisor.blueprint.latencies import REDIS_CALL
from advisor.blueprint.numerals import counted
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.cost.sizing.self_hosted import cache_nodes, is_shared_cache
from advisor.cost.sizing.store_limits import REDIS_COPIES, REDIS_VALUE
from advisor.design import Setting, Transit
from advisor.quantity import digits, show_bytes, show_count, show_rate
from advisor.vocabulary import Stage

KEY = "cache"


def valkey(plan: Plan) -> Part:
    """A primary and a replica of each part of the keys."""
    looks_up = plan.cases.lookups > 0
    data_gb = np.where(looks_up, plan.cases.keys * REDIS_VALUE.value / 1e9, 0.0)
    asked = plan.peak * plan.cases.lookups
    sized, small = cache_nodes(data_gb, asked), is_shared_cache(data_gb, asked)
    own = np.where(looks_up & ~small, sized.value, 0.0)
    pods = np.where(looks_up & small, REDIS_COPIES.value, 0.0)
    on = "pods on shared machines" if small[0] else "r7g.xlarge"
    count = digits(REDIS_COPIES.value if small[0] else sized.value[0])
    rows = f"{show_count(plan.cases.keys[0])} keys, {show_bytes(data_gb[0] * 1e9)}"
    return make_part(
        KEY,
        "Valkey",
        Stage.PROCESS,
        "valkey",
        facts=("lookups", "keys", "rate_per_s"),
        words=_words(plan, f"{count} {on} for {rows} ({sized.bound_by()})") if plan.describe else Words(),
        usages=(
            usage("self_hosted.vm.r7g_xlarge_hour", own * MONTH_H, sized.bound()),
            shared(pods, "a primary and a replica of 4 GB"),
        ),
        stations=(Transit(component=KEY, label="look-ups", seconds=plan.cases.lookups * REDIS_CALL.value),),
    )


def _words(plan: Plan, size: str) -> Words:
    lookups = counted(float(plan.cases.lookups[0]), "reference row")
    asked = show_rate(plan.peak[0] * plan.cases.lookups[0])
    return Words(
        why=f"Each event looks up {lookups}: {asked} at the peak, which a database would answer too slowly.",
        size=size,
        settings=(
            Setting(
                name="maxmemory-policy",
                value="noeviction",
                because="a missing row would look like an unknown key",
            ),
            Setting(name="appendonly", value="yes", because="rows are there again after a restart"),
            Setting(
                name="replica-priority",
                value="100",
                because="Sentinel promotes the replica when a primary dies",
            ),
        ),
        failure=(
            "A replica takes over within half a minute; meanwhile look-ups wait and the log keeps events."
        ),
    )
