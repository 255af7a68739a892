"""One simple symbol of our own for each kind of component, on a grid of 24 by 24, drawn as strokes."""

from collections.abc import Mapping

from advisor.vocabulary import Stage

SYMBOLS: Mapping[str, str] = {
    "application": "M3 5h18v14H3zM3 9h18M6 7h.01M8.5 7h.01",
    "database": "M4 6c0-2 16-2 16 0v12c0 2-16 2-16 0zM4 6c0 2 16 2 16 0M4 12c0 2 16 2 16 0",
    "request": "M9 7l-5 5 5 5M15 7l5 5-5 5",
    "file": "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
    "device": "M7 7h10v10H7zM10 3v4M14 3v4M10 17v4M14 17v4M3 10h4M3 14h4M17 10h4M17 14h4",
    "stream": "M3 7h18v10H3zM7 10l2 2-2 2M12 10l2 2-2 2M17 10l2 2-2 2",
    "delivery": "M12 3v10M8 9l4 4 4-4M4 14v6h16v-6",
    "bucket": "M4 6h16l-2 14H6zM4 6c0-3 16-3 16 0M5 12h14",
    "run": "M12 3a9 9 0 1 0 9 9M10 8l6 4-6 4zM17 3h4v4",
    "processor": "M3 8c3-4 6-4 9 0s6 4 9 0M3 13c3-4 6-4 9 0s6 4 9 0M3 18c3-4 6-4 9 0s6 4 9 0",
    "function": "M8 4h3l6 16h-3M12 10L7 20",
    "table": "M4 4h16v16H4zM4 9h16M4 14.500h16M10 9v11",
    "key_value": "M4 5h6v5H4zM14 5h6v5h-6zM4 14h6v5H4zM14 14h6v5h-6z",
    "time_series": "M4 4v16h16M7 15l4-5 3 3 5-7",
    "cache": "M13 3L6 13h5l-1 8 8-11h-5z",
    "dashboard": "M3 4h18v13H3zM8 21h8M12 17v4M7 13v-3M11 13V7M15 13v-4",
    "person": "M12 4a4 4 0 1 0 .01 0M4 21c1-7 15-7 16 0",
    "schedule": "M12 3a9 9 0 1 0 .01 0M12 7v5l4 2",
    "monitor": "M2 12h5l3-7 4 14 3-7h5",
    "registry": "M4 4h8l8 8-8 8-8-8zM8 8h.01",
    "network": "M12 4v5M5 20v-5h14v5M12 9v6",
    "machines": "M4 3h16v5H4zM4 10h16v5H4zM4 17h16v4H4zM7 5.500h.01M7 12.500h.01M7 19h.01M12 5.500h5",
}

# The first kind of which one word stands in a component's service or key.
_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("machines", ("virtual_machine", "kubernetes")),
    ("registry", ("registry", "catalog", "schema")),
    ("monitor", ("cloudwatch", "monitor", "alarm", "pager", "metrics")),
    ("schedule", ("mwaa", "airflow", "schedul", "eventbridge", "step_functions", "composer", "orchestr")),
    ("delivery", ("firehose", "connect", "delivery", "capture", "dms", "debezium", "transfer")),
    ("stream", ("kinesis_data_stream", "kinesis", "msk", "kafka", "pubsub", "event_hub", "stream_log")),
    ("processor", ("flink", "structured_streaming", "streaming", "beam", "dataflow")),
    ("run", ("glue", "emr", "spark", "batch", "job", "dbt")),
    ("function", ("lambda_function", "lambda", "function")),
    ("time_series", ("timescale", "timestream", "influx", "rds_timescale")),
    ("cache", ("elasticache", "redis", "valkey", "cache", "memcached")),
    ("key_value", ("dynamo", "key_value", "cassandra", "bigtable", "firestore", "cosmos")),
    ("table", ("redshift", "athena", "warehouse", "bigquery", "synapse", "snowflake", "iceberg", "delta")),
    ("bucket", ("s3", "object_store", "gcs", "blob", "lake", "bucket")),
    ("dashboard", ("dashboard", "quicksight", "tableau", "grafana", "bi_tool", "report")),
    ("file", ("file", "ftp")),
    ("device", ("device", "iot")),
    ("request", ("api", "gateway", "http")),
    ("network", ("transfer", "network", "nat", "vpc")),
    ("database", ("database", "cdc", "postgres", "mysql", "rds", "aurora")),
    ("person", ("person", "user", "analyst")),
    ("application", ("app", "machine", "producer", "service")),
)  # fmt: skip
_OF_STAGE: Mapping[Stage, str] = {
    Stage.SOURCE: "application",
    Stage.INGEST: "delivery",
    Stage.BUFFER: "stream",
    Stage.PROCESS: "run",
    Stage.STORE: "bucket",
    Stage.SERVE: "table",
    Stage.SHOW: "dashboard",
    Stage.ORCHESTRATE: "schedule",
}


def symbol_kind(service: str, key: str, stage: Stage) -> str:
    """The kind of a component's symbol, by its service, then its key, then its stage."""
    for text in (service.lower(), key.lower()):
        for kind, known_words in _WORDS:
            if any(word in text for word in known_words):
                return kind
    return _OF_STAGE[stage]
