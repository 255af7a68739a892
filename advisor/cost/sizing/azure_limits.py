"""Limits and units of Azure's services, each with its source."""

from advisor.cost.sizing.constant import default, official, third_party

SCALING = "learn.microsoft.com/azure/event-hubs/event-hubs-scalability"
FAQ = "learn.microsoft.com/azure/event-hubs/event-hubs-faq"
AUTOSCALE = "learn.microsoft.com/azure/cosmos-db/autoscale-faq"
CAPTURE = "learn.microsoft.com, CaptureDescription of the Event Hubs management API"
RECALLED_EVENT_HUBS = "recalled from the Event Hubs quotas page"
RECALLED_MACHINES = "recalled from the Dsv5-series and managed disks pages"

TU_IN = official("event_hubs.tu_in", 1.0, "MB/s", "what a throughput unit takes in", SCALING)
TU_EVENTS = official("event_hubs.tu_events", 1000.0, "events/s", "events that it takes in", SCALING)
TU_OUT = official("event_hubs.tu_out", 2.0, "MB/s", "what a throughput unit gives to all consumers", SCALING)
TU_OUT_EVENTS = official(
    "event_hubs.tu_out_events", 4096.0, "events/s", "events that it gives to all consumers", SCALING
)
TU_MAX = official("event_hubs.tu_max", 20.0, "units", "most throughput units of a namespace", SCALING)
TU_STORAGE = official("event_hubs.tu_storage", 84.0, "GB", "events kept that a throughput unit includes", FAQ)
PU_IN = official(
    "event_hubs.pu_in", 5.0, "MB/s", "what a processing unit takes in (5 to 10: the low end)", SCALING
)
PU_OUT = official(
    "event_hubs.pu_out", 10.0, "MB/s", "what a processing unit gives out (10 to 20: the low end)", SCALING
)
PU_MAX = official(
    "event_hubs.pu_max", 16.0, "units", "most processing units of a namespace",
    "learn.microsoft.com/azure/event-hubs/event-hubs-premium-overview",
)  # fmt: skip
PU_STORAGE = default(
    "event_hubs.pu_storage", 1000.0, "GB", "events kept that a processing unit includes", RECALLED_EVENT_HUBS
)
CU_IN = default("event_hubs.cu_in", 100.0, "MB/s", "what a capacity unit takes in; half of it to a consumer")
CU_STORAGE = default(
    "event_hubs.cu_storage", 10_000.0, "GB", "events kept that a capacity unit includes", RECALLED_EVENT_HUBS
)
EVENT_UNIT = default(
    "event_hubs.event_unit", 65_536.0, "B", "an ingress event is billed in units of this size",
    "recalled from the Event Hubs FAQ",
)  # fmt: skip
PARTITIONS_STANDARD = default(
    "event_hubs.partitions_standard", 32.0, "partitions", "most partitions of an event hub, Standard",
    RECALLED_EVENT_HUBS,
)  # fmt: skip
PARTITIONS_PREMIUM = default(
    "event_hubs.partitions_premium", 100.0, "partitions", "most partitions of an event hub, Premium",
    RECALLED_EVENT_HUBS,
)  # fmt: skip
PARTITIONS_DEDICATED = default(
    "event_hubs.partitions_dedicated", 1024.0, "partitions", "most partitions of an event hub, Dedicated",
    RECALLED_EVENT_HUBS,
)  # fmt: skip
CAPTURE_MIN = official("event_hubs.capture_min", 60.0, "s", "shortest time window of Capture", CAPTURE)
CAPTURE_MAX = official("event_hubs.capture_max", 900.0, "s", "longest time window of Capture", CAPTURE)
CAPTURE_BYTES = official(
    "event_hubs.capture_bytes", 524_288_000.0, "B", "largest size window of Capture, per partition", CAPTURE
)
CAPTURE_WRITE = default("event_hubs.capture_write", 1.0, "s", "closing a captured file")

FUNCTION_LEAST = default(
    "azure.function_least", 0.1, "s", "least time billed for an execution",
    "recalled from the pricing of Functions, consumption plan",
)  # fmt: skip
DOOR_MEMORY = default("azure.door_memory", 0.5, "GB", "memory that the function behind the door takes")

DBU_D4S = third_party(
    "databricks.d4s_dbu", 1.0, "DBU/h", "units of a D4s v5 as a node",
    "two public repositories give D8s v3 2.0 DBU, two others 1.5",
)  # fmt: skip
DATABRICKS_STARTUP = default(
    "databricks.startup", 240.0, "s", "from asking for a job cluster to its first record"
)

D8S_NETWORK = default(
    "azure.d8s_v5_network", 1562.0, "MB/s", "network of D8s v5 (12.5 Gbit/s)", RECALLED_MACHINES
)
D8S_DISK = default(
    "azure.d8s_v5_disk", 200.0, "MB/s", "writes to two E30 disks of 100 MB/s each", RECALLED_MACHINES
)
D8S_SPACE = default(
    "azure.d8s_v5_space", 16 * 1.0995, "TB", "sixteen E30 disks, the most a D8s v5 takes", RECALLED_MACHINES
)
BROKER_REPLICAS = third_party(
    "azure.broker_replicas", 2000.0, "partitions", "most partition replicas of a broker",
    "Alibaba Cloud, suggestions for estimating cluster resources (ApsaraMQ for Confluent)",
)  # fmt: skip
CONNECT_BYTES = default(
    "azure.connect_bytes", 50e6, "B/s", "what one Kafka Connect worker on D4s v5 writes to files"
)
FLINK_SLOTS = default(
    "azure.flink_slots", 3.0, "slots", "task slots of a D4s v5 node; the rest is for AKS and the JobManager"
)
REPLAY_VCPUS = default(
    "azure.replay_vcpus", 256.0, "vCPU", "vCPU quota that a replay is taken to have in the region"
)

COSMOS_READ = official(
    "cosmos.read", 1.0, "RU/KB", "a point read of 1 KB", "learn.microsoft.com/cosmos-db/request-units"
)
COSMOS_WRITE = official(
    "cosmos.write", 5.0, "RU/KB", "writing an item of 1 KB",
    "microsoft.github.io/AzureTipsAndTricks tip185",
)  # fmt: skip
COSMOS_KB = official(
    "cosmos.kb", 1024.0, "B", "the item that these figures are for",
    "learn.microsoft.com/cosmos-db/request-units",
)  # fmt: skip
COSMOS_AUTOSCALE = official(
    "cosmos.autoscale", 1.5, "x", "what autoscaled throughput costs of provisioned throughput", AUTOSCALE
)
COSMOS_FLOOR = official(
    "cosmos.floor", 0.1, "share", "of its maximum that an hour of autoscale is billed for at least", AUTOSCALE
)
COSMOS_LEAST = official("cosmos.least", 1000.0, "RU/s", "smallest maximum of autoscale", AUTOSCALE)
COSMOS_HOUR = official(
    "cosmos.hour", 3600.0, "s", "autoscale bills each of these by its highest second", AUTOSCALE
)
COSMOS_SERVERLESS_MOST = official(
    "cosmos.serverless_most", 5000.0, "RU/s", "most that a serverless container of one partition gives",
    "learn.microsoft.com/azure/cosmos-db/serverless-performance",
)  # fmt: skip
COSMOS_SERVERLESS_DEARER = default(
    "cosmos.serverless_dearer", 12.555, "x", "an RU serverless against a provisioned one that is always used",
    "list prices: 0.279 USD a million against 0.008 USD for 0.36 million",
)  # fmt: skip
COSMOS_TARGET = default("cosmos.target", 0.7, "share", "of the maximum that the peak uses")
COSMOS_PUT = default("cosmos.put", 0.01, "s", "a write, acknowledged")

REDIS_M10_MEMORY = default(
    "azure.redis_m10_memory", 12.0, "GB", "memory of MemoryOptimized_M10",
    "recalled from the Azure Managed Redis pricing page",
)  # fmt: skip

SYNAPSE_LEAST = default(
    "synapse.least", 10e6, "B", "least data billed for a query", "recalled from the Synapse pricing page"
)
SYNAPSE_QUERY = default("synapse.query", 3.0, "s", "a query over few partitions, planning included")
SYNAPSE_COPY = default(
    "synapse.copy", 200e6, "B/s", "what a run copies of its results into the folder that is queried"
)

ACTIVITIES = default("data_factory.activities", 4.0, "count", "activities of a departure, retries included")
