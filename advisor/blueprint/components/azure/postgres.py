"""Results for dashboards over time on Azure: Database for PostgreSQL, flexible server, with a standby."""

import numpy as np

from advisor.blueprint.components.azure.machines import DATABASES
from advisor.blueprint.components.dashboard_store import (
    ANSWERS_SOONER,
    DAILY_PARTITIONS,
    committed,
    flink_sink,
    peak_rows_per_s,
    rows_gb,
    shown_for,
    store,
    why,
)
from advisor.blueprint.part import Part, Words, usage
from advisor.blueprint.plan import Plan
from advisor.cost.sizing.azure import postgres_servers
from advisor.cost.sizing.store_limits import TIMESCALE_COPIES, TIMESCALE_DISK_MIN
from advisor.design import Setting, Sized
from advisor.quantity import digits, show_bytes


def postgres(plan: Plan) -> Part:
    """Servers for the rows written at the peak, disk for the days that a dashboard shows, both twice."""
    servers = postgres_servers(peak_rows_per_s(plan))
    disk_gb = np.maximum(rows_gb(plan), TIMESCALE_DISK_MIN.value * servers.value)
    copies = TIMESCALE_COPIES.value
    return store(
        "Database for PostgreSQL",
        "azure_postgresql",
        plan,
        words=_words(plan, servers, float(disk_gb[0])) if plan.describe else Words(),
        usages=(
            *DATABASES.usages(plan, servers.value * copies, servers.bound()),
            usage("azure.postgres.storage_gb_month", disk_gb * copies, "rows on show, and on the standby"),
        ),
        sink="sink's batch",
    )


def _words(plan: Plan, servers: Sized, disk_gb: float) -> Words:
    return Words(
        why=why(plan, ANSWERS_SOONER),
        size=(
            f"{digits(servers.value[0])} {DATABASES.name(plan)} and as many on the standby "
            f"({servers.bound_by()}), {show_bytes(disk_gb * 1e9)} for {shown_for(plan)}"
        ),
        settings=(
            Setting(name="highAvailability.mode", value="ZoneRedundant", because="a standby in another zone"),
            DAILY_PARTITIONS,
            *flink_sink(plan),
            committed(plan),
        ),
        failure="The standby takes over within minutes; the sink retries meanwhile and the log keeps events.",
    )
