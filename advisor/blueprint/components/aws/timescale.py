"""Results for dashboards over time: TimescaleDB on EC2, a primary and a standby."""

import numpy as np

from advisor.blueprint.dialects import milliseconds
from advisor.blueprint.latencies import JDBC_FLUSH, SINK_FLUSH_SHARE, TIMESCALE_WRITE
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, MONTH_S, Plan
from advisor.blueprint.retention import served_s
from advisor.cost.sizing.store_limits import (
    ROW_OVERHEAD,
    TIMESCALE_COPIES,
    TIMESCALE_DISK_MIN,
)
from advisor.cost.sizing.stores import timescale_instances
from advisor.design import Gate, Setting, Sized, Transit
from advisor.quantity import digits, show_bytes, show_duration, show_rate
from advisor.vocabulary import OptionKey, Platform, Stage

KEY = "serving"
ON_SPARK = frozenset({OptionKey.CONTINUOUS_MICRO_BATCH, OptionKey.UNIFIED})


def timescale(plan: Plan) -> Part:
    """Instances for the rows written at the peak and for the days that a dashboard shows."""
    stored = plan.stored_rate * served_s(plan.cases) * (plan.result_bytes + ROW_OVERHEAD.value)
    disk_gb = np.maximum(stored / 1e9, TIMESCALE_DISK_MIN.value)
    sized = timescale_instances(plan.result_rate * plan.cases.peak_factor, disk_gb)
    copies = TIMESCALE_COPIES.value
    flush_s = np.minimum(JDBC_FLUSH.value, SINK_FLUSH_SHARE.value * plan.cases.freshness_s)
    replicated_gb = plan.result_rate * plan.result_bytes * MONTH_S / 1e9 * 2
    return make_part(
        KEY,
        "TimescaleDB on EC2",
        Stage.SERVE,
        "timescaledb",
        facts=("actor", "window_s", "keys", "rate_per_s"),
        words=_words(plan, sized, float(disk_gb[0])) if plan.describe else Words(),
        usages=(
            usage("aws.ec2.m6g_xlarge_hour", sized.value * copies * MONTH_H, sized.bound()),
            usage(
                "aws.ebs.gp3_gb_month",
                np.maximum(disk_gb, sized.value * TIMESCALE_DISK_MIN.value) * copies,
                "rows on show",
            ),
            usage("aws.transfer.inter_az_gb", replicated_gb, "replication to the standby, both ways"),
        ),
        stations=(
            Gate(component=KEY, label="sink's buffer", period_s=flush_s, is_shared=False),
            Transit(component=KEY, label="insert", seconds=plan.full(TIMESCALE_WRITE.value)),
        ),
    )


def _words(plan: Plan, sized: Sized, disk_gb: float) -> Words:
    copies = int(sized.value[0] * TIMESCALE_COPIES.value)
    warehouse = " The team's warehouse would wake for every load." if plan.runs(Platform.WAREHOUSE) else ""
    kept = show_duration(served_s(plan.cases)[0])
    return Words(
        why=(
            "A person watches results over time, minutes old at most; rows are upserted by key and "
            f"time.{warehouse}"
        ),
        size=f"{copies} m6g.xlarge ({sized.bound_by()}), {show_bytes(disk_gb * 1e9)} for {kept}",
        settings=(
            Setting(
                name="create_hypertable chunk_time_interval",
                value="1 day",
                because="dropped as a whole when its rows are no longer shown",
            ),
            Setting(
                name="add_retention_policy",
                value=kept,
                because="what is looked at: a season, 90 days at most",
            ),
            *_jdbc_sink(plan),
            Setting(
                name="synchronous_commit",
                value="on",
                because=f"{show_rate(plan.result_rate[0])} rows fit easily",
            ),
        ),
        failure=(
            "The standby is promoted within minutes; the sink retries meanwhile and the log keeps events "
            f"({digits(copies)} machines, two zones)."
        ),
    )


def _jdbc_sink(plan: Plan) -> tuple[Setting, ...]:
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
