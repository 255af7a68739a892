"""Results for machines on Google Cloud: one row per key in Bigtable, read in milliseconds."""

from advisor.blueprint.components.gcp.dataproc import DATAPROC_SERVERLESS
from advisor.blueprint.components.key_store import KEY, kept_items, store, why
from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.part import Part, Words, usage
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.cases import Array
from advisor.cost.sizing.gcp import GIB, bigtable_nodes
from advisor.cost.sizing.gcp_limits import BIGTABLE_PUT, BIGTABLE_TARGET
from advisor.cost.sizing.store_limits import DYNAMODB_BULK, DYNAMODB_KEEP
from advisor.cost.sizing.stores import bulk_writers
from advisor.design import Setting, Sized, Usage
from advisor.quantity import show_bytes, show_count, show_duration
from advisor.stations import Station, Transit


def bigtable(plan: Plan) -> Part:
    """A table written per result."""
    put = Transit(component=KEY, label="write", seconds=plan.full(BIGTABLE_PUT.value))
    return _table(plan, streamed_nodes(plan), (), (put,))


def bigtable_in_bulk(plan: Plan, every_s: Array) -> Part:
    """A table written in bulk by each run, as a step of its departure."""
    written_by = bulk_usages(plan, every_s, load_s(plan, every_s))
    return _table(plan, bulk_nodes(plan), written_by, ())


def of_ids(plan: Plan, store_bytes: Array) -> tuple[Usage, ...]:
    """A table of event ids that are collected by age: a check and a write an event, and the ids kept."""
    return (
        usage("gcp.bigtable.node_hour", id_nodes(plan).value * MONTH_H, "one check and write an event"),
        usage("gcp.bigtable.ssd_gib_month", store_bytes / GIB, "ids kept"),
    )


def bulk_usages(plan: Plan, every_s: Array, seconds: Array) -> tuple[Usage, ...]:
    """The workers that write for so long in each run."""
    writers = bulk_writers(plan.result_rate, plan.cases.peak_factor)
    hours = writers.value * seconds / every_s * MONTH_H
    return DATAPROC_SERVERLESS.usages(hours, writers.bound("bulk writers; "))


def load_s(plan: Plan, every_s: Array) -> Array:
    """How long a run writes."""
    writers = bulk_writers(plan.result_rate, plan.cases.peak_factor)
    return plan.result_rate * every_s / (DYNAMODB_BULK.value * writers.value)


def streamed_nodes(plan: Plan) -> Sized:
    """Nodes for a write per result and a read per event at the peak."""
    return bigtable_nodes(plan.result_rate * plan.cases.peak_factor, plan.peak, plan.result_bytes)


def bulk_nodes(plan: Plan) -> Sized:
    """Nodes for the writers while they last and a read per event at the peak."""
    writers = bulk_writers(plan.result_rate, plan.cases.peak_factor)
    return bigtable_nodes(DYNAMODB_BULK.value * writers.value, plan.peak, plan.result_bytes)


def id_nodes(plan: Plan) -> Sized:
    """Nodes for a check and a write an event at the peak."""
    return bigtable_nodes(plan.peak, plan.peak, plan.full(1.0))


def _table(plan: Plan, nodes: Sized, written_by: tuple[Usage, ...], stations: tuple[Station, ...]) -> Part:
    stored = kept_items(plan) * plan.result_bytes
    return store(
        "Bigtable",
        "bigtable",
        words=_words(plan, nodes, stored) if plan.describe else Words(),
        usages=(
            usage("gcp.bigtable.node_hour", nodes.value * MONTH_H, nodes.bound()),
            usage("gcp.bigtable.ssd_gib_month", stored / GIB, "rows kept"),
            *written_by,
        ),
        stations=stations,
    )


def _words(plan: Plan, nodes: Sized, stored: Array) -> Words:
    windowed = plan.cases.window_s[0] > 0
    return Words(
        why=why(plan),
        size=(
            f"{counted(float(nodes.value[0]), 'node')} ({nodes.bound_by()}), "
            f"{show_count(kept_items(plan)[0])} rows, {show_bytes(stored[0])}"
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
