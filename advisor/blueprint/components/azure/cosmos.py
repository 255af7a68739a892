"""Results for machines on Azure: one item per key in Cosmos DB, read in milliseconds.

Throughput is autoscaled, or serverless where that costs less: a short load has an hour billed by its highest
second, and a tenth of the maximum is billed in every hour.
"""

from dataclasses import dataclass

import numpy as np

from advisor.blueprint.components.azure.databricks import DATABRICKS
from advisor.blueprint.components.departure import LaterStep
from advisor.blueprint.components.key_store import KEY, bulk_step, kept_items, store, why
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Words, usage
from advisor.blueprint.plan import MONTH_H, MONTH_S, Plan
from advisor.cases import Array, Flags
from advisor.cost.sizing.azure import (
    autoscale_billed,
    autoscale_maximum,
    busy_share,
    is_serverless,
    request_units,
    spread_load_s,
)
from advisor.cost.sizing.azure_limits import COSMOS_PUT, COSMOS_SERVERLESS_DEARER, COSMOS_SERVERLESS_MOST
from advisor.cost.sizing.store_limits import COPY_SHARE, DYNAMODB_KEEP
from advisor.cost.sizing.stores import bulk_writers
from advisor.design import Setting, Sized, Usage
from advisor.quantity import digits, show_bytes, show_count, show_duration
from advisor.stations import Station, Transit


@dataclass(frozen=True, slots=True, kw_only=True)
class _Throughput:
    """RU/s that a container is asked for, and in which mode; arrays of shape (cases,)."""

    mean: Array
    maximum: Sized
    """The maximum that autoscale is set to."""
    billed: Array
    """What autoscale would be billed as, at the provisioned price."""
    serverless: Flags

    def usages(self) -> tuple[Usage, ...]:
        """Million RU where they are paid one by one, else hours of what autoscale bills."""
        by_hour = np.where(self.serverless, 0.0, self.billed / 100 * MONTH_H)
        usages = (usage("azure.cosmos.hundred_ru_hour", by_hour, self.maximum.bound("autoscale; ")),)
        if not self.serverless.any():
            return usages
        one_by_one = np.where(self.serverless, self.mean * MONTH_S / 1e6, 0.0)
        return (*usages, usage("azure.cosmos.million_ru", one_by_one, "RU of reads and writes"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Load:
    """How a run writes its rows: what that asks of the container, and how long it takes on average."""

    throughput: _Throughput
    writing: Array
    """RU/s that the writers are held to in an average run."""
    seconds: Array
    level_s: Array
    """The part of the time that is the same for any number of rows."""


def cosmos(plan: Plan) -> Part:
    """A container written per result; within an hour the load is taken as level."""
    mean = request_units(plan.result_rate, plan.rate, plan.result_bytes)
    put = Transit(component=KEY, label="write", seconds=plan.full(COSMOS_PUT.value))
    return _container(plan, _steady(mean, plan.cases.peak_factor), (), (put,))


def cosmos_in_bulk(plan: Plan, every_s: Array) -> Part:
    """A container written in bulk by each run, as a step of its departure."""
    writers, load = bulk_writers(plan.result_rate, plan.cases.peak_factor), _load(plan, every_s)
    hours = writers.value * load.seconds / every_s * MONTH_H
    written_by = DATABRICKS.usages(hours, writers.bound("bulk writers; "))
    return _container(plan, load.throughput, written_by, (), more=_control(load) if plan.describe else ())


def cosmos_step(plan: Plan, every_s: Array) -> LaterStep:
    """What the bulk write adds to a departure."""
    load = _load(plan, every_s)
    return bulk_step(plan, every_s, load.seconds, load.level_s)


def remembered_ids(plan: Plan, store_bytes: Array) -> tuple[Usage, ...]:
    """A container of event ids with a time to live: creating an id that is there is refused."""
    mean = request_units(plan.rate, plan.full(0.0), plan.full(1.0))
    kept = usage("azure.cosmos.storage_gb_month", store_bytes / 1e9, "ids kept")
    return (*_steady(mean, plan.cases.peak_factor).usages(), kept)


def _steady(mean: Array, peak_factor: Array) -> _Throughput:
    maximum = autoscale_maximum(mean * peak_factor)
    billed = autoscale_billed(maximum.value, mean)
    serverless = is_serverless(mean * peak_factor, mean, billed)
    return _Throughput(mean=mean, maximum=maximum, billed=billed, serverless=serverless)


def _load(plan: Plan, every_s: Array) -> _Load:
    """Autoscale: rows spread as `spread_load_s` says, and over an eighth of the headway at the peak.

    Serverless: as fast as the container takes them, since only the rows are paid for.
    """
    peak, longest_s = plan.cases.peak_factor, COPY_SHARE.value * every_s
    rows = request_units(plan.result_rate, plan.full(0.0), plan.result_bytes)
    reads = request_units(plan.full(0.0), plan.rate, plan.result_bytes)
    spread_s = spread_load_s(every_s, peak)
    writing = rows * every_s / spread_s
    throughput = _in_hours(rows, reads, peak, writing, busy_share(spread_s, every_s))
    left = np.maximum(COSMOS_SERVERLESS_MOST.value - reads * peak, 1.0)
    is_quick = throughput.serverless
    rising_s = (longest_s - spread_s) / np.maximum(peak - 1, 1e-9)
    return _Load(
        throughput=throughput,
        writing=np.where(is_quick, left, writing),
        seconds=np.where(is_quick, rows * every_s / left, spread_s),
        level_s=np.where(is_quick, 0.0, spread_s - rising_s),
    )


def _in_hours(rows: Array, reads: Array, peak: Array, writing: Array, busy: Array) -> _Throughput:
    """Hours with a load are billed by its pace, the others by the reads alone."""
    at_peak = rows * peak / COPY_SHARE.value + reads * peak
    maximum = autoscale_maximum(at_peak)
    loaded, quiet = (autoscale_billed(maximum.value, ru) for ru in (writing + reads, reads))
    billed = busy * loaded + (1 - busy) * quiet
    serverless = is_serverless(at_peak, rows + reads, billed)
    return _Throughput(mean=rows + reads, maximum=maximum, billed=billed, serverless=serverless)


def _container(
    plan: Plan,
    throughput: _Throughput,
    written_by: tuple[Usage, ...],
    stations: tuple[Station, ...],
    *,
    more: tuple[Setting, ...] = (),
) -> Part:
    stored = kept_items(plan) * plan.result_bytes
    return store(
        "Cosmos DB",
        "cosmos_db",
        words=_words(plan, throughput, float(stored[0]), more) if plan.describe else Words(),
        usages=(
            *throughput.usages(),
            usage("azure.cosmos.storage_gb_month", stored / 1e9, "items kept"),
            *written_by,
        ),
        stations=stations,
    )


def _control(load: _Load) -> tuple[Setting, ...]:
    if load.throughput.serverless[0]:
        because = "as fast as the container takes it: only what is written is paid"
    else:
        pace = show_duration(load.seconds[0])
        because = f"an hour is billed by its highest second: an average load takes {pace}, and no less"
    value = whole(load.writing[0])
    return (Setting(name="throughputControl.targetThroughput", value=value, because=because),)


def _mode(throughput: _Throughput) -> tuple[Setting, ...]:
    """Autoscale or serverless, with what each is billed as."""
    mean, billed = float(throughput.mean[0]), float(throughput.billed[0])
    dearer = digits(COSMOS_SERVERLESS_DEARER.value)
    compared = (
        f"serverless bills the {digits(mean)} RU/s on average at {dearer} times the price, autoscale "
        f"{digits(billed)} RU/s: each hour's highest second, a tenth of the maximum at least, 1.5 times"
    )
    if throughput.serverless[0]:
        return (Setting(name="capacityMode", value="Serverless", because=compared),)
    largest = Setting(
        name="autoscaleSettings.maxThroughput",
        value=whole(throughput.maximum.value[0]),
        because="70 % at the peak",
    )
    return (Setting(name="capacityMode", value="Provisioned", because=compared), largest)


def _size(throughput: _Throughput) -> str:
    if throughput.serverless[0]:
        return f"serverless, {digits(throughput.mean[0])} RU/s on average"
    most, billed = digits(throughput.maximum.value[0]), digits(throughput.billed[0])
    return f"{most} RU/s at most ({throughput.maximum.bound_by()}), billed as {billed}"


def _words(plan: Plan, throughput: _Throughput, stored: float, more: tuple[Setting, ...]) -> Words:
    windowed = plan.cases.window_s[0] > 0
    return Words(
        why=why(plan),
        size=f"{_size(throughput)}; {show_count(kept_items(plan)[0])} items, {show_bytes(stored)}",
        settings=(
            *_mode(throughput),
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
