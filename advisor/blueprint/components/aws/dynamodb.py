"""Results for machines: one item per key, read in milliseconds."""

import numpy as np

from advisor.blueprint.components.aws.glue import batch_engine
from advisor.blueprint.components.departure import LaterStep
from advisor.blueprint.latencies import BULK_FIXED, DYNAMODB_PUT
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, MONTH_S, Flags, Plan
from advisor.cases import Array
from advisor.cost.sizing.store_limits import DYNAMODB_BULK, DYNAMODB_KEEP
from advisor.cost.sizing.stores import (
    bulk_writers,
    dynamodb_read_units,
    dynamodb_write_units,
    is_provisioned,
    provisioned_units,
)
from advisor.design import Setting, Sized, Station, Transit, Usage
from advisor.quantity import digits, show_bytes, show_count, show_duration, show_rate
from advisor.vocabulary import Stage

KEY = "serving"


def dynamodb(plan: Plan) -> Part:
    """A table written per result."""
    put = Transit(component=KEY, label="write", seconds=plan.full(DYNAMODB_PUT.value))
    provisioned = is_provisioned(plan.cases.peak_factor)
    return _table(plan, provisioned, (), (put,))


def dynamodb_in_bulk(plan: Plan, every_s: Array) -> Part:
    """A table written in bulk by each run, as a step of its departure."""
    writers = bulk_writers(plan.result_rate, plan.cases.peak_factor)
    hours = writers.value * _bulk_s(plan, every_s, writers) / every_s * MONTH_H
    written_by = batch_engine(plan).usages(hours, f"bulk writers; {writers.bound_by()}")
    return _table(plan, np.zeros(plan.size, dtype=bool), written_by, ())


def remembered_ids(plan: Plan, store_bytes: Array) -> tuple[Usage, ...]:
    """A table of event ids with TTL: a conditional write an event, and the ids kept."""
    return (
        usage("aws.dynamodb.million_writes", plan.rate * MONTH_S / 1e6, "one an event"),
        usage("aws.dynamodb.storage_gb_month", store_bytes / 1e9, "ids kept"),
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


def _table(
    plan: Plan, provisioned: Flags, written_by: tuple[Usage, ...], stations: tuple[Station, ...]
) -> Part:
    stored_gb = _items(plan) * plan.result_bytes / 1e9
    return make_part(
        KEY,
        "DynamoDB",
        Stage.SERVE,
        "dynamodb",
        facts=("actor", "keys", "rate_per_s", "window_s"),
        words=_words(plan, stored_gb, reserved=bool(provisioned[0])) if plan.describe else Words(),
        usages=(
            *_capacity(plan, provisioned),
            usage("aws.dynamodb.storage_gb_month", stored_gb, "items kept"),
            *written_by,
        ),
        stations=stations,
    )


def _capacity(plan: Plan, provisioned: Flags) -> tuple[Usage, ...]:
    """Units by the request, or reserved for the peak: whichever costs less."""
    writes_per_s = dynamodb_write_units(plan.result_rate, plan.result_bytes)
    reads_per_s = dynamodb_read_units(plan.rate, plan.result_bytes)
    peak = plan.cases.peak_factor
    asked = np.where(provisioned, 0.0, MONTH_S / 1e6)
    usages = (
        usage("aws.dynamodb.million_writes", writes_per_s * asked, "results written, 1 KB a unit"),
        usage("aws.dynamodb.million_reads", reads_per_s * asked, "one read per event, 4 KB a unit"),
    )
    if not provisioned.any():
        return usages
    wcu = np.where(provisioned, provisioned_units(writes_per_s, peak), 0.0)
    rcu = np.where(provisioned, provisioned_units(reads_per_s, peak), 0.0)
    return (
        *usages,
        usage("aws.dynamodb.wcu_month", wcu, "the peak at 70 % of the capacity, 1 KB a unit"),
        usage("aws.dynamodb.rcu_month", rcu, "the peak at 70 % of the capacity, 4 KB a unit"),
    )


def _items(plan: Plan) -> Array:
    """One item per key and window, or per event, until its TTL."""
    return np.asarray(plan.stored_rate * DYNAMODB_KEEP.value)


def _billing(plan: Plan, *, reserved: bool) -> Setting:
    peak = digits(plan.cases.peak_factor[0])
    if reserved:
        because = f"a peak of {peak} times the mean costs less reserved than by the request"
        return Setting(name="BillingMode", value="PROVISIONED", because=because)
    bulky = "a run writes all at once" if plan.option.is_scheduled else f"the peak is {peak} times the mean"
    because = f"{bulky}: reserved capacity would mostly stand idle"
    return Setting(name="BillingMode", value="PAY_PER_REQUEST", because=because)


def _words(plan: Plan, stored_gb: Array, *, reserved: bool) -> Words:
    is_windowed = plan.cases.window_s[0] > 0
    settings = (
        _billing(plan, reserved=reserved),
        Setting(
            name="KeySchema",
            value="key HASH, window_start RANGE" if is_windowed else "event_id HASH",
            because="upserts by it",
        ),
        Setting(
            name="TimeToLiveSpecification",
            value="AttributeName=expires_at, Enabled=true",
            because=f"set {show_duration(DYNAMODB_KEEP.value)} ahead: nobody acts on older results",
        ),
    )
    return Words(
        why=(
            f"A machine acts on the result and reads it by key: {show_rate(plan.rate[0])} reads, "
            "milliseconds each."
        ),
        size=(
            f"{show_rate(plan.result_rate[0])} writes of {show_bytes(plan.result_bytes[0])}, "
            f"{show_count(_items(plan)[0])} items, {show_bytes(stored_gb[0] * 1e9)}"
        ),
        settings=settings,
        failure=(
            "Kept in three zones; a throttled write is retried, an upsert by key is harmless when it comes "
            "twice."
        ),
    )
