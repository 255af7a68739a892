"""Results for machines on Azure: one item per key in Cosmos DB, read in milliseconds."""

import numpy as np

from advisor.blueprint.components.azure.databricks import DATABRICKS
from advisor.blueprint.components.departure import LaterStep
from advisor.blueprint.latencies import BULK_FIXED
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.cases import Array
from advisor.cost.sizing.azure import autoscale_billed, autoscale_maximum, request_units
from advisor.cost.sizing.azure_limits import COSMOS_PUT
from advisor.cost.sizing.store_limits import COPY_SHARE, DYNAMODB_KEEP
from advisor.cost.sizing.stores import bulk_writers
from advisor.design import Setting, Sized, Station, Transit, Usage
from advisor.quantity import digits, show_bytes, show_count, show_duration, show_rate
from advisor.vocabulary import Stage

KEY = "serving"
HOUR_S = 3600.0


def cosmos(plan: Plan) -> Part:
    """A container written per result."""
    mean = request_units(plan.result_rate, plan.rate, plan.result_bytes)
    maximum = autoscale_maximum(mean * plan.cases.peak_factor)
    put = Transit(component=KEY, label="write", seconds=plan.full(COSMOS_PUT.value))
    return _container(plan, maximum, autoscale_billed(maximum.value, mean), (), (put,))


def cosmos_in_bulk(plan: Plan, every_s: Array) -> Part:
    """A container written in bulk by each run, as a step of its departure.

    Autoscale bills an hour by its highest second, so the writers are held to what an eighth of the headway
    needs at the peak.
    """
    writers = bulk_writers(plan.result_rate, plan.cases.peak_factor)
    load_s = _bulk_s(plan, every_s)
    reads = request_units(plan.full(0.0), plan.rate, plan.result_bytes)
    held = request_units(_held_rows_per_s(plan), plan.full(0.0), plan.result_bytes)
    maximum = autoscale_maximum(held + reads * plan.cases.peak_factor)
    writing = np.minimum(1.0, np.maximum(load_s, HOUR_S) / every_s)
    mean = writing * held + reads
    written_by = DATABRICKS.usages(
        writers.value * load_s / every_s * MONTH_H, f"bulk writers; {writers.bound_by()}"
    )
    control = Setting(
        name="throughputControl.targetThroughput",
        value=whole(held[0]),
        because="a bulk write at the peak within an eighth of the headway, and no faster",
    )
    billed = autoscale_billed(maximum.value, mean)
    return _container(plan, maximum, billed, written_by, (), more=(control,))


def remembered_ids(plan: Plan, store_bytes: Array) -> tuple[Usage, ...]:
    """A container of event ids with a time to live: creating an id that is there is refused."""
    mean = request_units(plan.rate, plan.full(0.0), plan.full(1.0))
    billed = autoscale_billed(autoscale_maximum(mean * plan.cases.peak_factor).value, mean)
    return (
        usage("azure.cosmos.hundred_ru_hour", billed / 100 * MONTH_H, "one conditional write an event"),
        usage("azure.cosmos.storage_gb_month", store_bytes / 1e9, "ids kept"),
    )


def bulk_step(plan: Plan, every_s: Array) -> LaterStep:
    """What the bulk write adds to a departure."""
    load_s = _bulk_s(plan, every_s)
    is_windowed = plan.cases.window_s > 0
    return LaterStep(
        component=KEY,
        name="bulk write",
        fixed_s=BULK_FIXED.value + np.where(is_windowed, load_s, 0.0),
        per_event_s=np.where(is_windowed, 0.0, load_s / (plan.rate * every_s)),
    )


def _held_rows_per_s(plan: Plan) -> Array:
    return plan.result_rate * plan.cases.peak_factor / COPY_SHARE.value


def _bulk_s(plan: Plan, every_s: Array) -> Array:
    return plan.result_rate * every_s / _held_rows_per_s(plan)


def _container(
    plan: Plan,
    maximum: Sized,
    billed_ru_per_s: Array,
    written_by: tuple[Usage, ...],
    stations: tuple[Station, ...],
    *,
    more: tuple[Setting, ...] = (),
) -> Part:
    stored = plan.stored_rate * DYNAMODB_KEEP.value * plan.result_bytes
    return make_part(
        KEY,
        "Cosmos DB",
        Stage.SERVE,
        "cosmos_db",
        facts=("actor", "keys", "rate_per_s", "window_s"),
        words=_words(plan, maximum, billed_ru_per_s, float(stored[0]), more) if plan.describe else Words(),
        usages=(
            usage(
                "azure.cosmos.hundred_ru_hour",
                billed_ru_per_s / 100 * MONTH_H,
                f"autoscale; {maximum.bound_by()}",
            ),
            usage("azure.cosmos.storage_gb_month", stored / 1e9, "items kept"),
            *written_by,
        ),
        stations=stations,
    )


def _words(
    plan: Plan, maximum: Sized, billed_ru_per_s: Array, stored: float, more: tuple[Setting, ...]
) -> Words:
    items = plan.stored_rate[0] * DYNAMODB_KEEP.value
    windowed = plan.cases.window_s[0] > 0
    return Words(
        why=(
            f"A machine acts on the result and reads it by key: {show_rate(plan.rate[0])} reads, "
            "milliseconds each."
        ),
        size=(
            f"{digits(maximum.value[0])} RU/s at most ({maximum.bound_by()}), billed as "
            f"{digits(billed_ru_per_s[0])}; {show_count(items)} items, {show_bytes(stored)}"
        ),
        settings=(
            Setting(
                name="autoscaleSettings.maxThroughput",
                value=whole(maximum.value[0]),
                because="70 % at the peak",
            ),
            Setting(name="partitionKey", value="/key", because="reads ask one partition"),
            Setting(
                name="id",
                value="key|window_start" if windowed else "event_id",
                because="an upsert with the same id replaces the item",
            ),
            Setting(
                name="defaultTtl",
                value=whole(DYNAMODB_KEEP.value),
                because=f"after {show_duration(DYNAMODB_KEEP.value)} nobody acts on a result",
            ),
            *more,
            Setting(
                name="indexingMode", value="none", because="reads are by id; an index would double a write"
            ),
        ),
        failure=(
            "Kept in four copies of a region; beyond its RU/s it answers 429 and writers wait. Writers retry "
            "while the log keeps events, and an upsert is harmless when it comes twice."
        ),
    )
