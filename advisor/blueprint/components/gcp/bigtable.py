"""Results for machines on Google Cloud: one row per key in Bigtable, read in milliseconds."""

import numpy as np

from advisor.blueprint.components.departure import LaterStep
from advisor.blueprint.components.gcp.dataproc import DATAPROC_SERVERLESS
from advisor.blueprint.latencies import BULK_FIXED
from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.cases import Array
from advisor.cost.sizing.gcp import GIB, bigtable_nodes
from advisor.cost.sizing.gcp_limits import BIGTABLE_PUT, BIGTABLE_TARGET
from advisor.cost.sizing.store_limits import DYNAMODB_BULK, DYNAMODB_KEEP
from advisor.cost.sizing.stores import bulk_writers
from advisor.design import Setting, Sized, Station, Transit, Usage
from advisor.quantity import show_bytes, show_count, show_duration, show_rate
from advisor.vocabulary import Stage

KEY = "serving"


def bigtable(plan: Plan) -> Part:
    """A table written per result."""
    put = Transit(component=KEY, label="write", seconds=plan.full(BIGTABLE_PUT.value))
    return _table(plan, _nodes(plan, plan.result_rate * plan.cases.peak_factor), (), (put,))


def bigtable_in_bulk(plan: Plan, every_s: Array) -> Part:
    """A table written in bulk by each run, as a step of its departure."""
    writers = bulk_writers(plan.result_rate, plan.cases.peak_factor)
    load_s = _bulk_s(plan, every_s, writers)
    hours = writers.value * load_s / every_s * MONTH_H
    written_by = DATAPROC_SERVERLESS.usages(hours, f"bulk writers; {writers.bound_by()}")
    return _table(plan, _nodes(plan, DYNAMODB_BULK.value * writers.value), written_by, ())


def remembered_ids(plan: Plan, store_bytes: Array) -> tuple[Usage, ...]:
    """A table of event ids that are collected by age: a check and a write an event, and the ids kept."""
    nodes = bigtable_nodes(plan.peak, plan.peak, np.ones(plan.size))
    return (
        usage("gcp.bigtable.node_hour", nodes.value * MONTH_H, "one check and write an event"),
        usage("gcp.bigtable.ssd_gib_month", store_bytes / GIB, "ids kept"),
    )


def bulk_step(plan: Plan, every_s: Array) -> LaterStep:
    """What the bulk write adds to a departure."""
    writers = bulk_writers(plan.result_rate, plan.cases.peak_factor)
    load_s = _bulk_s(plan, every_s, writers)
    is_windowed = plan.cases.window_s > 0
    return LaterStep(
        component=KEY,
        name="bulk write",
        fixed_s=BULK_FIXED.value + np.where(is_windowed, load_s, 0.0),
        per_event_s=np.where(is_windowed, 0.0, load_s / (plan.rate * every_s)),
    )


def _bulk_s(plan: Plan, every_s: Array, writers: Sized) -> Array:
    return plan.result_rate * every_s / (DYNAMODB_BULK.value * writers.value)


def _nodes(plan: Plan, writes_per_s: Array) -> Sized:
    """Nodes for the writes while they last and a read per event at the peak."""
    return bigtable_nodes(writes_per_s, plan.peak, plan.result_bytes)


def _table(plan: Plan, nodes: Sized, written_by: tuple[Usage, ...], stations: tuple[Station, ...]) -> Part:
    stored = _rows(plan) * plan.result_bytes
    return make_part(
        KEY,
        "Bigtable",
        Stage.SERVE,
        "bigtable",
        facts=("actor", "keys", "rate_per_s", "window_s"),
        words=_words(plan, nodes, stored) if plan.describe else Words(),
        usages=(
            usage("gcp.bigtable.node_hour", nodes.value * MONTH_H, nodes.bound_by()),
            usage("gcp.bigtable.ssd_gib_month", stored / GIB, "rows kept"),
            *written_by,
        ),
        stations=stations,
    )


def _rows(plan: Plan) -> Array:
    """One row per key and window, or per event, until it is collected."""
    return np.asarray(plan.stored_rate * DYNAMODB_KEEP.value)


def _words(plan: Plan, nodes: Sized, stored: Array) -> Words:
    windowed = plan.cases.window_s[0] > 0
    return Words(
        why=(
            f"A machine acts on the result and reads it by key: {show_rate(plan.rate[0])} reads, "
            "milliseconds each."
        ),
        size=(
            f"{counted(float(nodes.value[0]), 'node')} ({nodes.bound_by()}), "
            f"{show_count(_rows(plan)[0])} rows, {show_bytes(stored[0])}"
        ),
        settings=(
            Setting(
                name="row key",
                value="key#window_start" if windowed else "event_id",
                because="a write with the same key replaces the cell",
            ),
            Setting(
                name="gc-rules",
                value=f"maxage={whole(DYNAMODB_KEEP.value / 86400)}d or maxversions=1",
                because=f"after {show_duration(DYNAMODB_KEEP.value)} nobody acts on a result",
            ),
            Setting(
                name="autoscalingTargets.cpuUtilizationPercent",
                value=whole(BIGTABLE_TARGET.value * 100),
                because="the peak leaves 30 %",
            ),
        ),
        failure=(
            "One cluster stands in one zone: writers retry while the log keeps events, and a write by key is "
            "harmless when it comes twice. A second cluster doubles the nodes."
        ),
    )
