"""What stores of results over time have in common: why, how much they hold, and how rows get in."""

import numpy as np

from advisor.blueprint.dialects import milliseconds
from advisor.blueprint.latencies import JDBC_FLUSH, SINK_FLUSH_SHARE, TIMESCALE_WRITE
from advisor.blueprint.log_choice import ON_SPARK
from advisor.blueprint.part import Part, Words, make_part
from advisor.blueprint.plan import Plan
from advisor.blueprint.retention import served_s
from advisor.cases import Array
from advisor.cost.sizing.store_limits import ROW_OVERHEAD
from advisor.design import Setting, Usage
from advisor.quantity import show_duration, show_rate
from advisor.stations import Gate, Station, Transit
from advisor.vocabulary import Platform, Stage

KEY = "serving"
FACTS = ("actor", "window_s", "keys", "rate_per_s")
ANSWERS_SOONER = "The team's warehouse answers in seconds, this in milliseconds."
TWENTIETH = "a twentieth of the promise, 1 s at most"
BATCHES = "batches of 1,000 reach 80 k rows/s"
DAILY_PARTITIONS = Setting(
    name="PARTITION BY RANGE",
    value="window_start, 1 day",
    because="dropped as a whole when its rows are no longer shown",
)


def store(
    title: str, service: str, plan: Plan, *, words: Words, usages: tuple[Usage, ...], sink: str
) -> Part:
    """The part that a dashboard reads; `sink` names what its rows wait in."""
    return make_part(
        KEY,
        title,
        Stage.SERVE,
        service,
        facts=FACTS,
        words=words,
        usages=usages,
        stations=written(plan, sink),
    )


def written(plan: Plan, sink: str) -> tuple[Station, ...]:
    """Rows wait for a batch, which is then inserted."""
    flushed_s = np.minimum(JDBC_FLUSH.value, SINK_FLUSH_SHARE.value * plan.cases.freshness_s)
    return (
        Gate(component=KEY, label=sink, period_s=flushed_s, is_shared=False),
        Transit(component=KEY, label="insert", seconds=plan.full(TIMESCALE_WRITE.value)),
    )


def rows_gb(plan: Plan) -> Array:
    """Rows of the days on show, with their headers and index entries."""
    return np.asarray(
        plan.stored_rate * served_s(plan.cases) * (plan.result_bytes + ROW_OVERHEAD.value) / 1e9
    )


def peak_rows_per_s(plan: Plan) -> Array:
    """Rows written at the peak."""
    return plan.result_rate * plan.cases.peak_factor


def why(plan: Plan, warehouse: str) -> str:
    """Why rows stand in such a store; `warehouse` is said to a team that runs one."""
    known = f" {warehouse}" if plan.runs(Platform.WAREHOUSE) else ""
    return (
        f"A person watches results over time, minutes old at most; rows are upserted by key and time.{known}"
    )


def shown_for(plan: Plan) -> str:
    """How long rows are kept, in words."""
    return show_duration(served_s(plan.cases)[0])


def committed(plan: Plan) -> Setting:
    """A row that is acknowledged is on disk."""
    easily = f"{show_rate(plan.result_rate[0])} rows fit easily"
    return Setting(name="synchronous_commit", value="on", because=easily)


def flush_s(plan: Plan) -> float:
    """How long the first case's rows wait for a batch at most."""
    return min(JDBC_FLUSH.value, SINK_FLUSH_SHARE.value * float(plan.cases.freshness_s[0]))


def flink_sink(plan: Plan) -> tuple[Setting, ...]:
    """Options of Flink's sink; Spark writes a chunk at a time."""
    if plan.option.key in ON_SPARK:
        return ()
    interval = milliseconds(flush_s(plan))
    return (
        Setting(name="sink.buffer-flush.interval", value=interval, because=TWENTIETH),
        Setting(name="sink.buffer-flush.max-rows", value="1000", because=BATCHES),
    )
