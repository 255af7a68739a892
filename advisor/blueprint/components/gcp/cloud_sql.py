"""Results for dashboards over time on Google Cloud: PostgreSQL in Cloud SQL, with a standby."""

import numpy as np

from advisor.blueprint.components.dashboard_store import (
    ANSWERS_SOONER,
    BATCHES,
    DAILY_PARTITIONS,
    TWENTIETH,
    committed,
    flush_s,
    peak_rows_per_s,
    rows_gb,
    shown_for,
    store,
    why,
)
from advisor.blueprint.log_choice import ON_SPARK
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Words, usage
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.cost.sizing.gcp import sql_instances, sql_vcpus
from advisor.cost.sizing.gcp_limits import SQL_MEMORY
from advisor.cost.sizing.store_limits import TIMESCALE_DISK_MIN
from advisor.design import Setting, Sized
from advisor.quantity import digits, show_bytes


def cloud_sql(plan: Plan) -> Part:
    """vCPUs for the rows written at the peak, disk for the days that a dashboard shows.

    Prices of regional instances include the standby.
    """
    vcpus = sql_vcpus(peak_rows_per_s(plan))
    disk_gb = np.maximum(rows_gb(plan), TIMESCALE_DISK_MIN.value * sql_instances(vcpus.value))
    hours = vcpus.value * MONTH_H
    return store(
        "Cloud SQL for PostgreSQL",
        "cloud_sql_postgres",
        plan,
        words=_words(plan, vcpus, float(disk_gb[0])) if plan.describe else Words(),
        usages=(
            usage("gcp.sql.regional_vcpu_hour", hours, vcpus.bound()),
            usage("gcp.sql.regional_memory_gb_hour", hours * SQL_MEMORY.value, "3.75 GB a vCPU"),
            usage("gcp.sql.regional_ssd_gb_month", disk_gb, "rows on show"),
        ),
        sink="sink's batch",
    )


def _words(plan: Plan, vcpus: Sized, disk_gb: float) -> Words:
    return Words(
        why=why(plan, ANSWERS_SOONER),
        size=(
            f"{digits(vcpus.value[0])} vCPU ({vcpus.bound_by()}), {show_bytes(disk_gb * 1e9)} for "
            f"{shown_for(plan)}"
        ),
        settings=(
            Setting(name="availabilityType", value="REGIONAL", because="a standby in another zone"),
            DAILY_PARTITIONS,
            *_sink(plan),
            committed(plan),
        ),
        failure="The standby takes over within minutes; the sink retries meanwhile and the log keeps events.",
    )


def _sink(plan: Plan) -> tuple[Setting, ...]:
    """Batches of Beam's sink; Spark writes a chunk at a time."""
    if plan.option.key in ON_SPARK:
        return ()
    return (
        Setting(name="BatchElements max_batch_duration_secs", value=whole(flush_s(plan)), because=TWENTIETH),
        Setting(name="max_batch_size", value="1000", because=BATCHES),
    )
