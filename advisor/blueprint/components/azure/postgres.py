"""Results for dashboards over time on Azure: Database for PostgreSQL, flexible server, with a standby."""

import numpy as np

from advisor.blueprint.dialects import milliseconds
from advisor.blueprint.latencies import JDBC_FLUSH, SINK_FLUSH_SHARE, TIMESCALE_WRITE
from advisor.blueprint.log_choice import ON_SPARK
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.blueprint.retention import served_s
from advisor.cost.sizing.azure import postgres_servers
from advisor.cost.sizing.store_limits import ROW_OVERHEAD, TIMESCALE_COPIES, TIMESCALE_DISK_MIN
from advisor.design import Gate, Setting, Sized, Transit
from advisor.quantity import digits, show_bytes, show_duration, show_rate
from advisor.vocabulary import Platform, Stage

KEY = "serving"


def postgres(plan: Plan) -> Part:
    """Servers for the rows written at the peak, disk for the days that a dashboard shows, both twice."""
    stored = plan.stored_rate * served_s(plan.cases) * (plan.result_bytes + ROW_OVERHEAD.value)
    servers = postgres_servers(plan.result_rate * plan.cases.peak_factor)
    disk_gb = np.maximum(stored / 1e9, TIMESCALE_DISK_MIN.value * servers.value)
    flush_s = np.minimum(JDBC_FLUSH.value, SINK_FLUSH_SHARE.value * plan.cases.freshness_s)
    copies = TIMESCALE_COPIES.value
    return make_part(
        KEY,
        "Database for PostgreSQL",
        Stage.SERVE,
        "azure_postgresql",
        facts=("actor", "window_s", "keys", "rate_per_s"),
        words=_words(plan, servers, float(disk_gb[0])) if plan.describe else Words(),
        usages=(
            usage("azure.postgres.d4s_v3_hour", servers.value * copies * MONTH_H, servers.bound()),
            usage("azure.postgres.storage_gb_month", disk_gb * copies, "rows on show, and on the standby"),
        ),
        stations=(
            Gate(component=KEY, label="sink's batch", period_s=flush_s, is_shared=False),
            Transit(component=KEY, label="insert", seconds=plan.full(TIMESCALE_WRITE.value)),
        ),
    )


def _words(plan: Plan, servers: Sized, disk_gb: float) -> Words:
    kept = show_duration(served_s(plan.cases)[0])
    warehouse = " The team's warehouse answers in seconds, this in milliseconds."
    known = warehouse if plan.runs(Platform.WAREHOUSE) else ""
    return Words(
        why=(
            "A person watches results over time, minutes old at most; rows are upserted by key and "
            f"time.{known}"
        ),
        size=(
            f"{digits(4 * servers.value[0])} vCPU and as many on the standby ({servers.bound_by()}), "
            f"{show_bytes(disk_gb * 1e9)} for {kept}"
        ),
        settings=(
            Setting(name="highAvailability.mode", value="ZoneRedundant", because="a standby in another zone"),
            Setting(
                name="PARTITION BY RANGE",
                value="window_start, 1 day",
                because="dropped as a whole when its rows are no longer shown",
            ),
            *_sink(plan),
            Setting(
                name="synchronous_commit",
                value="on",
                because=f"{show_rate(plan.result_rate[0])} rows fit easily",
            ),
        ),
        failure="The standby takes over within minutes; the sink retries meanwhile and the log keeps events.",
    )


def _sink(plan: Plan) -> tuple[Setting, ...]:
    """Options of Flink's sink; Spark writes a chunk at a time."""
    if plan.option.key in ON_SPARK:
        return ()
    flush = min(JDBC_FLUSH.value, SINK_FLUSH_SHARE.value * float(plan.cases.freshness_s[0]))
    return (
        Setting(
            name="sink.buffer-flush.interval",
            value=milliseconds(flush),
            because="a twentieth of the promise, 1 s at most",
        ),
        Setting(
            name="sink.buffer-flush.max-rows", value="1000", because="batches of 1,000 reach 80 k rows/s"
        ),
    )
