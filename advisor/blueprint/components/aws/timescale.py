"""Results for dashboards over time: TimescaleDB on EC2, a primary and a standby."""

import numpy as np

from advisor.blueprint.components.aws.machines import DATABASES
from advisor.blueprint.components.dashboard_store import (
    committed,
    flink_sink,
    peak_rows_per_s,
    rows_gb,
    shown_for,
    store,
    why,
)
from advisor.blueprint.part import Part, Words, usage
from advisor.blueprint.plan import MONTH_S, Plan
from advisor.cost.sizing.store_limits import TIMESCALE_COPIES, TIMESCALE_DISK_MIN
from advisor.cost.sizing.stores import timescale_instances
from advisor.design import Setting, Sized
from advisor.quantity import digits, show_bytes


def timescale(plan: Plan) -> Part:
    """Instances for the rows written at the peak and for the days that a dashboard shows."""
    disk_gb = np.maximum(rows_gb(plan), TIMESCALE_DISK_MIN.value)
    sized = timescale_instances(peak_rows_per_s(plan), disk_gb)
    copies = TIMESCALE_COPIES.value
    volumes_gb = np.maximum(disk_gb, sized.value * TIMESCALE_DISK_MIN.value) * copies
    replicated_gb = plan.result_rate * plan.result_bytes * MONTH_S / 1e9 * 2
    return store(
        "TimescaleDB on EC2",
        "timescaledb",
        plan,
        words=_words(plan, sized, float(disk_gb[0])) if plan.describe else Words(),
        usages=(
            *DATABASES.usages(plan, sized.value * copies, sized.bound()),
            usage("aws.ebs.gp3_gb_month", volumes_gb, "rows on show"),
            usage("aws.transfer.inter_az_gb", replicated_gb, "replication to the standby, both ways"),
        ),
        sink="sink's buffer",
    )


def _words(plan: Plan, sized: Sized, disk_gb: float) -> Words:
    machines, kept = digits(sized.value[0] * TIMESCALE_COPIES.value), shown_for(plan)
    return Words(
        why=why(plan, "The team's warehouse would wake for every load."),
        size=(
            f"{machines} {DATABASES.name(plan)} ({sized.bound_by()}), {show_bytes(disk_gb * 1e9)} for {kept}"
        ),
        settings=(
            Setting(
                name="create_hypertable chunk_time_interval",
                value="1 day",
                because="dropped as a whole when its rows are no longer shown",
            ),
            Setting(
                name="add_retention_policy",
                value=kept,
                because="what is looked at: 90 days at most",
            ),
            *flink_sink(plan),
            committed(plan),
        ),
        failure=(
            "The standby is promoted within minutes; the sink retries meanwhile and the log keeps events "
            f"({machines} machines, two zones)."
        ),
    )
