"""How long events stay in services, each figure with its source; waits in queues are computed instead."""

from advisor.cost.sizing.constant import default, official, third_party

KINESIS_GUIDE = "awsdocs/amazon-kinesis-data-streams-developer-guide fe9180a (2022)"
BUFFERING = "docs.aws.amazon.com/firehose API_BufferingHints"

GATEWAY_CALL = default("latency.gateway_call", 0.03, "s", "a request through the gateway into the log")
KINESIS_PUT = default("latency.kinesis_put", 0.02, "s", "a record acknowledged by the stream")
KINESIS_SHARED = official(
    "latency.kinesis_shared",
    0.2,
    "s",
    "from put to read for each consumer that shares a shard",
    KINESIS_GUIDE,
)
KINESIS_FAN_OUT = official(
    "latency.kinesis_fan_out", 0.07, "s", "from put to read with enhanced fan-out", KINESIS_GUIDE
)
FAN_OUT_BELOW = default("rule.fan_out_below", 5.0, "s", "a promise below this pays for enhanced fan-out")
LOG_WORTH = default(
    "rule.log_worth", 12_000.0, "USD/year",
    "value a faster log would bring from which it is worth a word: three brokers, two proxies and their care",
)  # fmt: skip
PUBSUB_DELIVERY = official(
    "latency.pubsub_delivery", 0.1, "s", "from publish to delivery, the order of magnitude",
    "cloud.google.com/pubsub/docs/overview",
)  # fmt: skip
EVENT_HUBS = default(
    "latency.event_hubs", 0.1, "s", "sent to Event Hubs and received, the order of magnitude"
)
KAFKA_WRITE = default("latency.kafka_write", 0.02, "s", "acks=all over three zones, and the fetch")
DEBEZIUM_POLL = default(
    "latency.debezium_poll",
    0.5,
    "s",
    "poll.interval.ms of a connector",
    "recalled from the Debezium documentation",
)
POLL_CALL = default("latency.poll_call", 0.2, "s", "one call of a paged API")
POLL_MAX = default("rule.poll_max", 60.0, "s", "a poller asks at least this often")
POLL_SHARE = default(
    "rule.poll_share", 0.1, "share", "of the promise that waiting for the next poll may take"
)
OBJECT_EVENT = default(
    "latency.object_event", 1.0, "s", "from a dropped file to the function or run it triggers"
)
FIREHOSE_DEFAULT = official("firehose.buffer_default", 300.0, "s", "buffer interval unless set", BUFFERING)
FIREHOSE_MAX = official("firehose.buffer_max", 900.0, "s", "longest buffer interval", BUFFERING)
FIREHOSE_SIZE = official(
    "firehose.size_max", 128 * 1024.0**2, "B", "largest buffer: what fills it is written at once", BUFFERING
)
FIREHOSE_SHARE = default(
    "rule.firehose_share", 0.2, "share", "of the headway that collecting before a run may take"
)
FIREHOSE_UNIT = third_party(
    "firehose.unit",
    5 * 1024.0,
    "B",
    "a record is billed in units of this size",
    "Amazon Kinesis Data Firehose pricing as quoted by https://www.shigemk2.com/entry/2022/01/12/210322",
)
FIREHOSE_WRITE = default("latency.firehose_write", 1.0, "s", "writing a flushed buffer to S3")
S3_PUT = default("latency.s3_put", 0.1, "s", "storing a payload, whatever its size")
S3_UPLOAD = default("latency.s3_upload", 50e6, "B/s", "what a sender uploads of a payload")
REDIS_CALL = default("latency.redis_call", 0.001, "s", "one look-up in the cache")
DYNAMODB_PUT = third_party(
    "latency.dynamodb_put", 0.01, "s", "a write, acknowledged", "AWS: single-digit milliseconds"
)
JDBC_FLUSH = default(
    "latency.jdbc_flush", 1.0, "s", "sink.buffer-flush.interval of the JDBC sink unless set",
    "recalled from the Apache Flink JDBC connector documentation",
)  # fmt: skip
SINK_FLUSH_SHARE = default(
    "rule.sink_flush_share", 0.05, "share", "of the promise that a sink's buffer may take"
)
TIMESCALE_WRITE = default("latency.timescale_write", 0.02, "s", "one batch inserted and committed")
COPY_FIXED = default("latency.copy_fixed", 10.0, "s", "waking the warehouse and starting COPY")
ATHENA_QUERY = default("latency.athena_query", 2.0, "s", "a query over few partitions, planning included")
BULK_FIXED = default("latency.bulk_fixed", 1.0, "s", "starting a bulk write")
EMIT_SHARE = default(
    "rule.emit_share", 0.1, "share", "of the promise that collecting a window's updates may take"
)
EMIT_MAX = default("rule.emit_max", 60.0, "s", "a window's result is updated at least this often")
LOAD_SHARE = default(
    "rule.load_share", 0.25, "share", "of the promise between two loads of the warehouse from a stream"
)
LOAD_MIN = default("rule.load_min", 60.0, "s", "shortest interval between two loads of the warehouse")
SERVICE_CV2 = default(
    "flink.service_cv2", 1.0, "", "squared coefficient of variation of an event's processing time"
)

RETENTION_SHORT = official(
    "kinesis.retention_default", 86400.0, "s", "retention that a stream's price includes", KINESIS_GUIDE
)
RETENTION_LONG = default(
    "rule.retention_long", 7 * 86400.0, "s", "retention where nobody answers a pager at the weekend"
)
BATCH_LAYER_HEADWAY = default("lambda.batch_headway", 86400.0, "s", "headway of the batch layer")
REPAIR_SHARE = default(
    "replay.repair_share", 0.25, "share", "of the promise to repair that a recomputation should take"
)

LOGS_ALWAYS_ON = default("cloudwatch.always_on", 10.0, "GB/month", "logs and metrics of always-on parts")
LOGS_SCHEDULED = default("cloudwatch.scheduled", 2.0, "GB/month", "logs of scheduled runs")
ALARMS = default("cloudwatch.alarms", 12.0, "count", "alarms a pipeline has")
