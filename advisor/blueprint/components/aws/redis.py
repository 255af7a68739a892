"""Reference data beside the processor on AWS: ElastiCache for Redis."""

from advisor.blueprint.components.cache import NEVER_EVICTED, Cache, node_hours
from advisor.cost.sizing.stores import redis_nodes
from advisor.design import Setting, Sized
from advisor.quantity import digits


def _settings(_sized: Sized) -> tuple[Setting, ...]:
    return (
        Setting(name="maxmemory-policy", value="noeviction", because=NEVER_EVICTED),
        Setting(name="AutomaticFailoverEnabled", value="true", because="each primary has a replica"),
        Setting(name="cluster-enabled", value="yes", because="keys are spread over primaries"),
    )


ELASTICACHE = Cache(
    title="ElastiCache for Redis",
    service="redis",
    nodes=redis_nodes,
    usages=node_hours("aws.elasticache.r6g_large_hour"),
    size=lambda _plan, sized, _gb: f"{digits(sized.value[0])} cache.r6g.large",
    settings=_settings,
)
