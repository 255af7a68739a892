"""Results for machines: one item per key, read in milliseconds."""

import numpy as np

from advisor.blueprint.latencies import BULK_FIXED, DYNAMODB_PUT
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_S, Plan
from advisor.cases import Array
from advisor.cost.sizing.store_limits import DYNAMODB_BULK, DYNAMODB_KEEP
from advisor.cost.sizing.stores import dynamodb_read_units, dynamodb_write_units
from advisor.design import Setting, Transit
from advisor.quantity import show_bytes, show_count, show_duration, show_rate
from advisor.vocabulary import Stage

KEY = "serving"


def dynamodb(plan: Plan, bulk_s: Array | None = None) -> Part:
    """A table written per result, or in bulk where `bulk_s`, the time between two runs, is given."""
    if bulk_s is None:
        write_s = plan.full(DYNAMODB_PUT.value)
    else:
        write_s = BULK_FIXED.value + plan.result_rate * bulk_s / DYNAMODB_BULK.value
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
        ),
        stations=(Transit(component=KEY, label="write", seconds=write_s),),
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
