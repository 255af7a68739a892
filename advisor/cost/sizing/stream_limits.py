"""Limits of the streaming services: logs, engines and what carries events to them."""

from advisor.cost.sizing.constant import default, official, third_party

KINESIS_GUIDE = "awsdocs/amazon-kinesis-data-streams-developer-guide fe9180a (2022)"
FLINK_SCALING = "AWS: Managed Service for Apache Flink developer guide, how-scaling-auto"
AGENT_TOOLKIT = "aws/agent-toolkit-for-aws d6ad2e4 (2026-08-20)"
RIGHT_SIZING = "https://aws.amazon.com/blogs/big-data/best-practices-for-right-sizing-your-apache-kafka-clusters-to-optimize-performance-and-cost"
DISK_MATH = "https://www.arika.dev/series/kafka-in-production/1-cluster-sizing-and-disk-math/"
ALIBABA = "https://www.alibabacloud.com/help/en/apsaramq-for-kafka/cloud-message-queue-confluent-edition/suggestions-for-estimating-cluster-resources"

SHARD_IN = official("kinesis.shard_in", 1000.0, "KB/s", "a shard takes this much", KINESIS_GUIDE)
SHARD_RECORDS = official(
    "kinesis.shard_records", 1000.0, "records/s", "a shard takes so many records", KINESIS_GUIDE
)
SHARD_OUT = official(
    "kinesis.shard_out", 2000.0, "KB/s", "a shard gives this much to all shared consumers", KINESIS_GUIDE
)
PUT_UNIT = official(
    "kinesis.put_unit", 25 * 1024.0, "B", "a record is billed in units of this size", KINESIS_GUIDE
)
RECORD_MAX = official("kinesis.record_max", 1e6, "B", "the largest record a stream takes", KINESIS_GUIDE)

CLAIM_BYTES = default(
    "claim.record", 1000.0, "B", "a record that carries the address of a payload beyond that, and its fields"
)

BROKER_EBS = official(
    "msk.m7g_large_ebs", 82.6, "MB/s", "disk throughput of kafka.m7g.large (78.75 MiB/s)", AGENT_TOOLKIT
)
BROKER_NIC = official(
    "msk.m7g_large_nic", 122.7, "MB/s", "network of kafka.m7g.large (117 MiB/s)", AGENT_TOOLKIT
)
BROKER_DISK = official(
    "msk.broker_disk", 16.0 * 1.0995, "TB", "largest disk of a broker (16 TiB)", "AWS MSK quotas"
)
BROKER_REPLICAS = official(
    "msk.broker_replicas", 1000.0, "partitions",
    "most partition replicas of a large broker (listed for m5.large)",
    AGENT_TOOLKIT,
)  # fmt: skip
CLUSTER_BROKERS = official(
    "msk.cluster_brokers", 60.0, "brokers", "most brokers of a KRaft cluster", "AWS MSK quotas"
)
KAFKA_DISK_FILL = third_party(
    "kafka.disk_fill", 0.70, "share", "a broker's disk is filled to this share", DISK_MATH
)
KAFKA_REPLICATION = default(
    "kafka.replication_factor", 3.0, "copies", "each event is kept on so many brokers"
)
PARTITION_IN = third_party(
    "kafka.partition_in", 10.0, "MB/s", "one partition takes this much",
    "https://duckkit.dev/tools/kafka-calculator ; https://kafkaguard.com/blog/kafka-capacity-planning-calculator",
)  # fmt: skip
ALIBABA_BROKER = official(
    "kafka.alibaba_broker", 400.0, "MB/s", "traffic of a broker in Alibaba's rule", ALIBABA
)
ALIBABA_BURST = official("kafka.alibaba_burst", 2.0, "x", "reserve in Alibaba's rule", ALIBABA)
ALIBABA_FLOOR = official("kafka.alibaba_floor", 4.0, "brokers", "fewest brokers in Alibaba's rule", ALIBABA)

KPU_LIGHT = official(
    "flink.kpu_light",
    7.5,
    "MB/s",
    "a KPU's throughput for stateless work (5 to 10 MB/s: the middle)",
    AGENT_TOOLKIT,
)
KPU_HEAVY = official(
    "flink.kpu_heavy",
    2.0,
    "MB/s",
    "a KPU's throughput with windows or look-ups (1 to 3 MB/s: the middle)",
    AGENT_TOOLKIT,
)
KPU_RECORDS_LIGHT = default(
    "flink.kpu_records_light", 46_000.0, "records/s",
    "a KPU's records for stateless work: geometric middle of Nexmark's 12 to 175 k/s a core",
    "Nexmark range; the choice within it is a default of this product",
)  # fmt: skip
KPU_RECORDS_HEAVY = official(
    "flink.kpu_records_heavy",
    12_000.0,
    "records/s",
    "a KPU's records with state: low end of Nexmark's range",
    "Nexmark",
)
KPU_STATE = official(
    "flink.kpu_state", 2.25, "GB", "usable state of a KPU (2 to 2.5 GB: the middle)", AGENT_TOOLKIT
)
KPU_STORAGE = official(
    "flink.kpu_storage", 50.0, "GB", "running storage that comes with a KPU", AGENT_TOOLKIT
)
KPU_DEFAULT_QUOTA = official(
    "flink.kpu_quota", 64.0, "KPU", "default quota of one application", AGENT_TOOLKIT
)
KPU_UP_AT = official(
    "flink.up_at", 0.75, "share", "CPU from which an application is scaled up", FLINK_SCALING
)
KPU_UP_AFTER = official(
    "flink.up_after", 900.0, "s", "so long it must hold, in minutes' measurements", FLINK_SCALING
)
KPU_DOWN_AT = official(
    "flink.down_at", 0.1, "share", "CPU below which it is scaled down again", FLINK_SCALING
)
KPU_DOWN_AFTER = official("flink.down_after", 21_600.0, "s", "so long it must stay below", FLINK_SCALING)
KPU_MEASURED = official("flink.measured", 60.0, "s", "between two measurements of the CPU", FLINK_SCALING)
KPU_RESCALE = default("flink.rescale", 60.0, "s", "from a savepoint to the same state on other units")
FLINK_HEADROOM = official("flink.headroom", 1.3, "x", "capacity above the peak", AGENT_TOOLKIT)
ORCHESTRATION_KPU = official(
    "flink.orchestration", 1.0, "KPU", "billed beside those that process", AGENT_TOOLKIT
)

BUFFER_TIMEOUT = third_party(
    "flink.buffer_timeout", 0.1, "s",
    "execution.buffer-timeout.interval unless set: a record may wait this long",
    "DataSystemsGroupUT/Benchmarking-Big-Streams-Systems 158100ad, as configured for Flink 1.5",
)  # fmt: skip
BUFFER_SHARE = default("flink.buffer_share", 0.05, "share", "of the promise that a network buffer may take")
BUFFER_MIN = default("flink.buffer_min", 0.001, "s", "shortest timeout that can be set")

BUFFER_BYTES = official(
    "flink.buffer_bytes", 32 * 1024.0, "B",
    "taskmanager.memory.segment-size unless set: a full buffer is sent",
    "apache/flink, TaskManagerOptions.MEMORY_SEGMENT_SIZE",
)  # fmt: skip

PRODUCERS = default(
    "ingest.producers", 20.0, "count", "application servers that send, each collecting its own events"
)
LINGER_MAX = default(
    "ingest.linger_max", 1.0, "s", "longest time a sender collects events before one request"
)
LINGER_SHARE = default("ingest.linger_share", 0.05, "share", "of the promise that collecting may take")
GATEWAY_METER = default(
    "api_gateway.meter", 512 * 1024.0, "B", "a request of an HTTP API is billed in units of this size",
    "recalled from the Amazon API Gateway pricing page",
)  # fmt: skip
PROXY_REQUESTS = default("kafka.proxy_requests", 5000.0, "requests/s", "requests one Kafka REST proxy writes")
CDC_TASK_EVENTS = default("cdc.task_events", 10_000.0, "events/s", "changes one Debezium task captures")
POLLER_EVENTS = default("pull.poller_events", 5000.0, "events/s", "events one poller pulls from a paged API")
POLLER_MEMORY = default("pull.poller_memory", 0.5, "GB", "memory of one poller")
READER_EVENTS = default(
    "file.reader_events", 20_000.0, "events/s", "events one function reads out of a dropped file"
)
READER_MEMORY = default("file.reader_memory", 1.0, "GB", "memory of that function")
