"""Reference data beside the processor on Google Cloud: Memorystore for Redis Cluster."""

from advisor.blueprint.components.cache import NEVER_EVICTED, Cache, node_hours
from advisor.blueprint.numerals import whole
from advisor.cost.sizing.gcp import memorystore_nodes
from advisor.cost.sizing.store_limits import REDIS_COPIES
from advisor.design import Setting, Sized
from advisor.quantity import digits


def _settings(sized: Sized) -> tuple[Setting, ...]:
    shards = whole(sized.value[0] / REDIS_COPIES.value)
    return (
        Setting(name="shardCount", value=shards, because="keys are spread over primaries"),
        Setting(name="replicaCount", value="1", because="each primary has a replica in another zone"),
        Setting(name="maxmemory-policy", value="noeviction", because=NEVER_EVICTED),
    )


MEMORYSTORE = Cache(
    title="Memorystore for Redis Cluster",
    service="memorystore_redis",
    nodes=memorystore_nodes,
    usages=node_hours("gcp.memorystore.highmem_medium_hour"),
    size=lambda _plan, sized, _gb: f"{digits(sized.value[0])} redis-highmem-medium",
    settings=_settings,
)
