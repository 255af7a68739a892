"""Reference data beside the processor on Azure: Azure Managed Redis, two nodes for each of its shards."""

from advisor.blueprint.components.cache import NEVER_EVICTED, Cache, node_hours
from advisor.blueprint.numerals import whole
from advisor.cost.sizing.azure import redis_m10_nodes
from advisor.cost.sizing.store_limits import REDIS_COPIES
from advisor.design import Setting, Sized


def _settings(_sized: Sized) -> tuple[Setting, ...]:
    return (
        Setting(name="clusteringPolicy", value="OSSCluster", because="clients ask the shard of a key itself"),
        Setting(name="highAvailability", value="Enabled", because="each primary has a replica"),
        Setting(name="evictionPolicy", value="NoEviction", because=NEVER_EVICTED),
    )


MANAGED_REDIS = Cache(
    title="Azure Managed Redis",
    service="azure_managed_redis",
    nodes=redis_m10_nodes,
    usages=node_hours("azure.redis.memory_optimized_m10_hour"),
    size=lambda _plan, sized, _gb: f"{whole(sized.value[0] / REDIS_COPIES.value)} x MemoryOptimized_M10",
    settings=_settings,
)
