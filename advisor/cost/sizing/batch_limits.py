"""Throughput and limits of Spark, in runs and always on, and of what schedules it."""

from advisor.cost.sizing.constant import default, official, third_party

SPARK_RECORDS = default(
    "spark.core_records", 10_000.0, "records/s",
    "records a core processes: a few thousand to some tens of thousands by query, a guess",
)  # fmt: skip
SPARK_BYTES = default(
    "spark.core_bytes", 10e6, "B/s", "bytes a core processes, so that large events count for more"
)
SCAN_SPEED = default("spark.scan_speed", 3.0, "x", "a scan of columnar history against first processing")
LOOKUP_COST = default("spark.lookup_cost", 0.1, "share", "more work an event for each reference look-up")
WORKER_CORES = official("glue.dpu_cores", 4.0, "vCPU", "cores of a DPU", "AWS Glue documentation")
WORKER_MEMORY = official("glue.dpu_memory", 16.0, "GB", "memory of a DPU", "AWS Glue documentation")
WORKER_STATE = default(
    "spark.worker_state", 14.0, "GB", "state in RocksDB on a worker's disk, 70 % of its 20 GB",
    "recalled from the Amazon EMR Serverless documentation",
)  # fmt: skip
ID_COMPARES = default(
    "spark.id_compares", 1e6, "ids/s", "remembered ids a core reads from a table's column when it merges"
)
WORKERS_MIN = official(
    "glue.workers_min", 2.0, "DPU", "fewest DPU of a Spark job",
    "https://docs.aws.amazon.com/goto/WebAPI/glue/StartJobRun",
)  # fmt: skip
WORKERS_MAX = default("spark.workers_max", 299.0, "workers", "most workers of one job")
RUN_SHARE = default("spark.run_share", 0.25, "share", "of the headway that one job at the peak may take")
TRIGGER_SHARE = default(
    "spark.trigger_share", 0.7, "share", "of a trigger that processing at the peak may take"
)
SPARK_HEADROOM = default("spark.headroom", 1.3, "x", "capacity above the peak, as advised for Flink")
BILLED_MIN = third_party(
    "glue.billed_min",
    60.0,
    "s",
    "least time billed for a run",
    "https://awsnegotiations.com/glue-job-cost-optimization.html (May 2026)",
)
GLUE_STARTUP = default("glue.startup", 60.0, "s", "from starting a Glue job to its first record")
EMR_STARTUP = default(
    "emr_serverless.startup", 90.0, "s", "from submitting an EMR Serverless job to its first record"
)
RUN_FIXED = default(
    "spark.run_fixed", 15.0, "s", "planning, listing and committing in a run, whatever its size"
)
TRIGGER_FIXED = official(
    "spark.trigger_fixed", 0.1, "s", "a micro-batch at best", "Spark Structured Streaming programming guide"
)
CHECKPOINT_TO_S3 = default("spark.checkpoint_s3", 0.2, "s", "writing a trigger's offsets and state log to S3")
TABLE_COMMIT = default(
    "spark.table_commit", 1.2, "s", "writing and committing three medallion tables on S3 a trigger"
)

PULL_EVENTS = default("pull.api_events", 5000.0, "events/s", "events one connection reads from a paged API")
PULL_CONNECTIONS = default("pull.connections_max", 16.0, "count", "connections that a source bears")
PULL_SHARE = default("pull.headway_share", 0.125, "share", "of the headway that pulling may take")

TINY = default("rule.tiny", 1e9, "B/day", "a load below this needs no managed Airflow of its own")

MWAA_TASKS = third_party(
    "mwaa.small_worker_tasks", 5.0, "tasks", "tasks a small worker runs at once",
    "https://repost.aws/questions/QUoDnk0z4ZRKmyQtm4JeUx6w/mwaa-celery-worker-autoscale-setup",
)  # fmt: skip
