"""Results for dashboards over time on Google Cloud: PostgreSQL in Cloud SQL, with a standby."""

import numpy as np

from advisor.blueprint.latencies import JDBC_FLUSH, SINK_FLUSH_SHARE, TIMESCALE_WRITE
from advisor.blueprint.log_choice import ON_SPARK
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.blueprint.retention import served_s
from advisor.cost.sizing.gcp import sql_instances, sql_vcpus
from advisor.cost.sizing.gcp_limits import SQL_MEMORY
from advisor.cost.sizing.store_limits import ROW_OVERHEAD, TIMESCALE_DISK_MIN
from advisor.design import Gate, Setting, Sized, Transit
from advisor.quantity import digits, show_bytes, show_duration, show_rate
from advisor.vocabulary import Platform, Stage

KEY = "serving"


def cloud_sql(plan: Plan) -> Part:
    """vCPUs for the rows written at the peak, disk for the days that a dashboard shows.

    Prices of regional instances include the standby.
    """
    stored = plan.stored_rate * served_s(plan.cases) * (plan.result_bytes + ROW_OVERHEAD.value)
    vcpus = sql_vcpus(plan.result_rate * plan.cases.peak_factor)
    disk_gb = np.maximum(stored / 1e9, TIMESCALE_DISK_MIN.value * sql_instances(vcpus.value))
    flush_s = np.minimum(JDBC_FLUSH.value, SINK_FLUSH_SHARE.value * plan.cases.freshness_s)
    hours = vcpus.value * MONTH_H
    return make_part(
        KEY,
        "Cloud SQL for PostgreSQL",
        Stage.SERVE,
        "cloud_sql_postgres",
        facts=("actor", "window_s", "keys", "rate_per_s"),
        words=_words(plan, vcpus, float(disk_gb[0])) if plan.describe else Words(),
        usages=(
            usage("gcp.sql.regional_vcpu_hour", hours, vcpus.bound()),
            usage("gcp.sql.regional_memory_gb_hour", hours * SQL_MEMORY.value, "3.75 GB a vCPU"),
            usage("gcp.sql.regional_ssd_gb_month", disk_gb, "rows on show"),
        ),
        stations=(
            Gate(component=KEY, label="sink's batch", period_s=flush_s, is_shared=False),
            Transit(component=KEY, label="insert", seconds=plan.full(TIMESCALE_WRITE.value)),
        ),
    )


def _words(plan: Plan, vcpus: Sized, disk_gb: float) -> Words:
    kept = show_duration(served_s(plan.cases)[0])
    warehouse = " The team's warehouse answers in seconds, this in milliseconds."
    known = warehouse if plan.runs(Platform.WAREHOUSE) else ""
    return Words(
        why=(
            "A person watches results over time, minutes old at most; rows are upserted by key and "
            f"time.{known}"
        ),
        size=f"{digits(vcpus.value[0])} vCPU ({vcpus.bound_by()}), {show_bytes(disk_gb * 1e9)} for {kept}",
        settings=(
            Setting(name="availabilityType", value="REGIONAL", because="a standby in another zone"),
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
    """Batches of Beam's sink; Spark writes a chunk at a time."""
    if plan.option.key in ON_SPARK:
        return ()
    flush = min(JDBC_FLUSH.value, SINK_FLUSH_SHARE.value * float(plan.cases.freshness_s[0]))
    return (
        Setting(
            name="BatchElements max_batch_duration_secs",
            value=whole(flush),
            because="a twentieth of the promise, 1 s at most",
        ),
        Setting(name="max_batch_size", value="1000", because="batches of 1,000 reach 80 k rows/s"),
    )
