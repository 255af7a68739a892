"""Results for machines: one item per key, read in milliseconds; units reserved or paid by the request."""

from dataclasses import dataclass

import numpy as np

from advisor.blueprint.components.aws.glue import batch_engine
from advisor.blueprint.components.departure import LaterStep
from advisor.blueprint.components.key_store import KEY, bulk_step, kept_items, store, why
from advisor.blueprint.latencies import DYNAMODB_PUT
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Words, usage
from advisor.blueprint.plan import MONTH_H, MONTH_S, Plan
from advisor.cases import Array, Flags
from advisor.cost.sizing.store_limits import (
    DYNAMODB_ACCOUNT,
    DYNAMODB_BREAK_EVEN,
    DYNAMODB_BULK,
    DYNAMODB_KEEP,
    DYNAMODB_TABLE,
)
from advisor.cost.sizing.stores import (
    bulk_writers,
    dynamodb_read_units,
    dynamodb_write_units,
    is_provisioned,
    provisioned_units,
    reserved_use,
)
from advisor.design import Setting, Sized, Usage
from advisor.quantity import digits, show_bytes, show_count, show_duration, show_rate
from advisor.stations import Station, Transit


@dataclass(frozen=True, slots=True, kw_only=True)
class _Units:
    """Write and read units a second: on average, reserved for the peak, and how they are paid."""

    writes: Array
    reads: Array
    wcu: Array
    rcu: Array
    use: Array
    """Share of the reserved ones that is used on average."""
    reserved: Flags

    def usages(self) -> tuple[Usage, ...]:
        """Requests, or units reserved for the peak: whichever costs less."""
        asked = np.where(self.reserved, 0.0, MONTH_S / 1e6)
        usages = (
            usage("aws.dynamodb.million_writes", self.writes * asked, "results written, 1 KB a unit"),
            usage("aws.dynamodb.million_reads", self.reads * asked, "one read per event, 4 KB a unit"),
        )
        if not self.reserved.any():
            return usages
        wcu, rcu = (np.where(self.reserved, units, 0.0) for units in (self.wcu, self.rcu))
        return (
            *usages,
            usage("aws.dynamodb.wcu_month", wcu, "the peak at 70 % of the capacity, 1 KB a unit"),
            usage("aws.dynamodb.rcu_month", rcu, "the peak at 70 % of the capacity, 4 KB a unit"),
        )


def dynamodb(plan: Plan) -> Part:
    """A table written per result."""
    put = Transit(component=KEY, label="write", seconds=plan.full(DYNAMODB_PUT.value))
    peak_rows = plan.result_rate * plan.cases.peak_factor
    return _table(plan, _units(plan, peak_rows), (), (put,))


def dynamodb_in_bulk(plan: Plan, every_s: Array) -> Part:
    """A table written in bulk by each run, as a step of its departure."""
    writers = bulk_writers(plan.result_rate, plan.cases.peak_factor)
    hours = writers.value * _bulk_s(plan, every_s, writers) / every_s * MONTH_H
    written_by = batch_engine(plan).usages(hours, writers.bound("bulk writers; "))
    return _table(plan, _units(plan, DYNAMODB_BULK.value * writers.value), written_by, ())


def remembered_ids(plan: Plan, store_bytes: Array) -> tuple[Usage, ...]:
    """A table of event ids with TTL: a conditional write an event, and the ids kept."""
    nothing = plan.full(0.0)
    units = _paid(writes=plan.rate, reads=nothing, peak_writes=plan.peak, peak_reads=nothing)
    return (*units.usages(), usage("aws.dynamodb.storage_gb_month", store_bytes / 1e9, "ids kept"))


def dynamodb_step(plan: Plan, every_s: Array) -> LaterStep:
    """What the bulk write adds to a departure."""
    writers = bulk_writers(plan.result_rate, plan.cases.peak_factor)
    return bulk_step(plan, every_s, _bulk_s(plan, every_s, writers))


def _bulk_s(plan: Plan, every_s: Array, writers: Sized) -> Array:
    return plan.result_rate * every_s / (DYNAMODB_BULK.value * writers.value)


def _units(plan: Plan, peak_rows_per_s: Array) -> _Units:
    """For results as they are written, at most so many a second, and a read per event."""
    reads = dynamodb_read_units(plan.rate, plan.result_bytes)
    return _paid(
        writes=dynamodb_write_units(plan.result_rate, plan.result_bytes),
        reads=reads,
        peak_writes=dynamodb_write_units(peak_rows_per_s, plan.result_bytes),
        peak_reads=reads * plan.cases.peak_factor,
    )


def _paid(*, writes: Array, reads: Array, peak_writes: Array, peak_reads: Array) -> _Units:
    wcu, rcu = provisioned_units(peak_writes), provisioned_units(peak_reads)
    use = reserved_use(writes, reads, wcu, rcu)
    return _Units(writes=writes, reads=reads, wcu=wcu, rcu=rcu, use=use, reserved=is_provisioned(use))


def _table(plan: Plan, units: _Units, written_by: tuple[Usage, ...], stations: tuple[Station, ...]) -> Part:
    stored_gb = kept_items(plan) * plan.result_bytes / 1e9
    return store(
        "DynamoDB",
        "dynamodb",
        words=_words(plan, units, stored_gb) if plan.describe else Words(),
        usages=(
            *units.usages(),
            usage("aws.dynamodb.storage_gb_month", stored_gb, "items kept"),
            *written_by,
        ),
        stations=stations,
    )


def _billing(units: _Units) -> Setting:
    """The cheaper mode, with the use at which the other becomes it."""
    used, even = digits(100 * float(units.use[0])), digits(100 * DYNAMODB_BREAK_EVEN.value)
    compared = f"of units reserved for the peak {used} % would be used; from {even} % they cost less"
    mode = "PROVISIONED" if units.reserved[0] else "PAY_PER_REQUEST"
    return Setting(name="BillingMode", value=mode, because=compared)


def _capacity(units: _Units) -> tuple[Setting, ...]:
    """The units that are reserved."""
    if not units.reserved[0]:
        return ()
    value = f"ReadCapacityUnits={whole(units.rcu[0])}, WriteCapacityUnits={whole(units.wcu[0])}"
    return (Setting(name="ProvisionedThroughput", value=value, because="the peak uses 70 %"),)


def _quota(units: _Units) -> tuple[Setting, ...]:
    """What AWS must raise before the table takes its peak; nothing where the default quota suffices."""
    most = max(float(units.wcu[0]), float(units.rcu[0]))
    if most <= DYNAMODB_TABLE.value:
        return ()
    account = f", and {digits(DYNAMODB_ACCOUNT.value)} of an account" if units.reserved[0] else ""
    because = (
        f"a table takes {digits(DYNAMODB_TABLE.value)} units/s of each kind{account} unless AWS raises it: "
        "ask before the first load"
    )
    return (Setting(name="Service Quotas, table-level throughput", value=whole(most), because=because),)


def _words(plan: Plan, units: _Units, stored_gb: Array) -> Words:
    is_windowed = plan.cases.window_s[0] > 0
    settings = (
        _billing(units),
        *_capacity(units),
        *_quota(units),
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
        why=why(plan),
        size=(
            f"{show_rate(plan.result_rate[0])} writes of {show_bytes(plan.result_bytes[0])}, "
            f"{show_count(kept_items(plan)[0])} items, {show_bytes(stored_gb[0] * 1e9)}"
        ),
        settings=settings,
        failure=(
            "Kept in three zones; a throttled write is retried, an upsert by key is harmless when it comes "
            "twice."
        ),
    )
