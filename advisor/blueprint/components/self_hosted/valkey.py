"""Reference data beside the processor: Valkey, on machines of its own where rows are many."""

import numpy as np

from advisor.blueprint.components.cache import NEVER_EVICTED, Cache
from advisor.blueprint.components.self_hosted.machines import shared
from advisor.blueprint.part import usage
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.cases import Array
from advisor.cost.sizing.self_hosted import cache_nodes, is_shared_cache
from advisor.cost.sizing.store_limits import REDIS_COPIES
from advisor.design import Setting, Sized, Usage
from advisor.quantity import digits


def _usages(plan: Plan, sized: Sized, gb: Array, asked: Array) -> tuple[Usage, ...]:
    """A primary and a replica of each part of the keys, as pods where a pod's memory suffices."""
    looks_up, small = plan.cases.lookups > 0, is_shared_cache(gb, asked)
    own = np.where(looks_up & ~small, sized.value, 0.0)
    pods = np.where(looks_up & small, REDIS_COPIES.value, 0.0)
    return (
        usage("self_hosted.vm.r7g_xlarge_hour", own * MONTH_H, sized.bound()),
        shared(pods, "a primary and a replica of 4 GB"),
    )


def _size(plan: Plan, sized: Sized, gb: Array) -> str:
    if is_shared_cache(gb, plan.peak * plan.cases.lookups)[0]:
        return f"{digits(REDIS_COPIES.value)} pods on shared machines"
    return f"{digits(sized.value[0])} r7g.xlarge"


def _settings(_sized: Sized) -> tuple[Setting, ...]:
    return (
        Setting(name="maxmemory-policy", value="noeviction", because=NEVER_EVICTED),
        Setting(name="appendonly", value="yes", because="rows are there again after a restart"),
        Setting(
            name="replica-priority", value="100", because="Sentinel promotes the replica when a primary dies"
        ),
    )


VALKEY = Cache(
    title="Valkey",
    service="valkey",
    nodes=cache_nodes,
    usages=_usages,
    size=_size,
    settings=_settings,
    taken_over="within half a minute",
)
