"""Flink SQL that patterns share: the events with their times, updates in mini-batches, results of windows.

Results of a window are shown while it is open. A window function emits each window once and late; this is an
unwindowed GROUP BY on the window's start instead, whose updates are collected.
"""

from advisor.blueprint.dialects import flink_interval, milliseconds
from advisor.blueprint.horizon import flink_state_ttl_s
from advisor.blueprint.numerals import whole
from advisor.blueprint.patterns.chosen import Chosen, first

CONNECTORS = {
    "kinesis": (
        "'connector' = 'kinesis', 'stream.arn' = 'arn:aws:kinesis:...:stream/events', "
        "'aws.region' = 'us-east-1', 'format' = 'json'"
    ),
    "msk": (
        "'connector' = 'kafka', 'topic' = 'events', 'properties.bootstrap.servers' = '...', "
        "'scan.startup.mode' = 'group-offsets', 'format' = 'avro-glue', "
        "'avro-glue.aws.region' = 'us-east-1', 'avro-glue.registry.name' = 'events', "
        "'avro-glue.schema.name' = 'events'"
    ),
    "event_hubs": (
        "'connector' = 'kafka', 'topic' = 'events', "
        "'properties.bootstrap.servers' = '....servicebus.windows.net:9093', "
        "'properties.security.protocol' = 'SASL_SSL', 'properties.sasl.mechanism' = 'OAUTHBEARER', "
        "'scan.startup.mode' = 'group-offsets', 'format' = 'json'"
    ),
    "kafka": (
        "'connector' = 'kafka', 'topic' = 'events', 'properties.bootstrap.servers' = '...', "
        "'scan.startup.mode' = 'group-offsets', 'format' = 'avro-confluent', "
        "'avro-confluent.url' = '...'"
    ),
}
NOT_TOO_LATE = "CURRENT_WATERMARK(event_time) IS NULL OR window_end > CURRENT_WATERMARK(event_time)"
"""What comes after the watermark has passed its window would begin it again once its state is gone."""


def events_table(chosen: Chosen, delay_s: float) -> tuple[str, ...]:
    """The table of events, with event time, the window's start and a watermark `delay_s` behind."""
    window_ms = round(first(chosen.cases.window_s) * 1000)
    start = f"event_ms - MOD(event_ms, {window_ms})"
    window = (
        f"  window_start AS TO_TIMESTAMP_LTZ({start}, 3),",
        f"  window_end AS TO_TIMESTAMP_LTZ({start} + {window_ms}, 3),",
    )
    return (
        "CREATE TABLE events (",
        "  event_id STRING, `key` STRING, amount DECIMAL(18, 4), event_ms BIGINT,",
        "  event_time AS TO_TIMESTAMP_LTZ(event_ms, 3),",
        *(window if window_ms > 0 else ()),
        "  arrived_at AS PROCTIME(),",
        f"  WATERMARK FOR event_time AS event_time - {flink_interval(delay_s)}",
        f") WITH ({CONNECTORS.get(chosen.log, CONNECTORS['kinesis'])});",
    )


def emission(chosen: Chosen) -> tuple[str, ...]:
    """How often updates of open windows are shown, and when their state is dropped."""
    return (
        "SET 'table.exec.mini-batch.enabled' = 'true';",
        f"SET 'table.exec.mini-batch.allow-latency' = '{milliseconds(first(chosen.plan.emit_s))}';",
        "SET 'table.exec.mini-batch.size' = '5000';",
        f"SET 'table.exec.state.ttl' = '{state_ttl_s(chosen)} s';",
    )


def state_ttl_s(chosen: Chosen) -> str:
    """Whole seconds after which untouched state is dropped."""
    return whole(max(1.0, first(flink_state_ttl_s(chosen.plan))))


def windowed(chosen: Chosen) -> tuple[str, ...]:
    """Sums of a key in its window, updated while events come; each event once where copies matter."""
    source = "events_once" if chosen.plan.removes_duplicates[0] else "events"
    return (
        "SELECT `key`, window_start, SUM(amount) AS amount",
        f"FROM {source}",
        f"WHERE {NOT_TOO_LATE}",
        "GROUP BY `key`, window_start;   -- the start comes from event_time, never from PROCTIME()",
    )
