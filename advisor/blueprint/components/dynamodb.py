"""Results for machines: one item per key, read in milliseconds."""

import numpy as np

from advisor.blueprint.components.departure import LaterStep
from advisor.blueprint.components.spark_run import engine_usages
from advisor.blueprint.latencies import BULK_FIXED, DYNAMODB_PUT
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, MONTH_S, Plan
from advisor.cases import Array
from advisor.cost.sizing.store_limits import DYNAMODB_BULK, DYNAMODB_KEEP
from advisor.cost.sizing.stores import bulk_writers, dynamodb_read_units, dynamodb_write_units
from advisor.design import Setting, Sized, Station, Transit, Usage
from advisor.quantity import show_bytes, show_count, show_duration, show_rate
from advisor.vocabulary import Stage

KEY = "serving"


def dynamodb(plan: Plan) -> Part:
    """A table written per result."""
    put = Transit(component=KEY, label="write", seconds=plan.full(DYNAMODB_PUT.value))
    return _table(plan, (), (put,))


def dynamodb_in_bulk(plan: Plan, every_s: Array) -> Part:
    """A table written in bulk by each run, as a step of its departure."""
    writers = bulk_writers(plan.result_rate, plan.cases.peak_factor)
    hours = writers.value * _bulk_s(plan, every_s, writers) / every_s * MONTH_H
    return _table(plan, engine_usages(plan, hours, f"bulk writers; {writers.bound_by()}"), ())


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


def _table(plan: Plan, written_by: tuple[Usage, ...], stations: tuple[Station, ...]) -> Part:
    writes = dynamodb_write_units(plan.result_rate * MONTH_S, plan.result_bytes) / 1e6
    reads = dynamodb_read_units(plan.rate * MONTH_S, plan.result_bytes) / 1e6
    stored_gb = _items(plan) * plan.result_bytes / 1e9
    return make_part(
        KEY,
        "DynamoDB",
        Stage.SERVE,
        "dynamodb",
        facts=("actor", "keys", "rate_per_s", "window_s"),
        words=_words(plan, stored_gb) if plan.describe else Words(),
        usages=(
            usage("aws.dynamodb.million_writes", writes, "results written, 1 KB a unit"),
            usage("aws.dynamodb.million_reads", reads, "one read per event, 4 KB a unit"),
            usage("aws.dynamodb.storage_gb_month", stored_gb, "items kept"),
            *written_by,
        ),
        stations=stations,
    )


def _items(plan: Plan) -> Array:
    """One item per key and window, or per event, until its TTL."""
    return np.asarray(plan.stored_rate * DYNAMODB_KEEP.value)


def _words(plan: Plan, stored_gb: Array) -> Words:
    is_windowed = plan.cases.window_s[0] > 0
    settings = (
        Setting(name="BillingMode", value="PAY_PER_REQUEST", because="the load swings by the peak factor"),
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
