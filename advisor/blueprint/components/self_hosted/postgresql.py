"""Results in PostgreSQL, whoever reads them: by key, over time with TimescaleDB, or by reports."""

from dataclasses import dataclass

import numpy as np

from advisor.blueprint.components.dashboard_store import FACTS, KEY, flush_s, written
from advisor.blueprint.components.departure import LaterStep, load_step
from advisor.blueprint.components.self_hosted.ceph import CEPH
from advisor.blueprint.components.self_hosted.machines import shared
from advisor.blueprint.components.show import reads_per_s
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, MONTH_S, Plan
from advisor.blueprint.retention import served_s
from advisor.cases import Array
from advisor.cost.sizing.self_hosted import databases
from advisor.cost.sizing.self_hosted_limits import (
    COPY_ROWS,
    DATABASE_SHARED,
    DATABASE_WITNESS,
    LOAD_FIXED_OWN,
    UPSERTS,
)
from advisor.cost.sizing.store_limits import (
    DYNAMODB_KEEP,
    ROW_OVERHEAD,
    ROWS_PER_WRITER,
    TIMESCALE_COPIES,
    TIMESCALE_DISK_MIN,
)
from advisor.design import Setting, Sized, Usage
from advisor.quantity import digits, show_bytes, show_duration, show_rate
from advisor.stations import Station
from advisor.vocabulary import Actor, Stage

SINK = "sink's buffer"
TIMESCALE = "TimescaleDB"
DAY_S = 86400.0
MEMORY_GB, TINY_MEMORY_GB = 16, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Database:
    """What one role asks of PostgreSQL: primaries, disk in all, how long rows stay."""

    sized: Sized
    disk_gb: Array
    kept_s: Array


def key_store(plan: Plan) -> Part:
    """A table that a stream upserts rows into and that a machine reads by key."""
    database = _by_key(plan, plan.result_rate * plan.cases.peak_factor, plan.full(0.0))
    return _part(plan, database, written(plan, SINK), title="PostgreSQL", why=_machine(plan))


def key_store_in_bulk(plan: Plan, _every_s: Array) -> Part:
    """The same table, loaded by each run."""
    database = _by_key(plan, plan.full(0.0), plan.result_rate * plan.cases.peak_factor)
    return _part(plan, database, (), title="PostgreSQL", why=_machine(plan))


def dashboard_store(plan: Plan) -> Part:
    """A hypertable of TimescaleDB, for the rows at the peak and the days that a dashboard shows."""
    kept_s = served_s(plan.cases)
    disk_gb = _disk_gb(plan, kept_s)
    sized = databases(
        rows_per_s=plan.result_rate * plan.cases.peak_factor,
        reads_per_s=reads_per_s(plan),
        loads_per_s=plan.full(0.0),
        disk_gb=disk_gb,
        upserts=ROWS_PER_WRITER.value,
    )
    why = "A person watches results over time, minutes old at most; rows are upserted by key and time."
    database = _Database(sized=sized, disk_gb=disk_gb, kept_s=kept_s)
    return _part(plan, database, written(plan, SINK), title=TIMESCALE, why=why)


def warehouse(plan: Plan) -> Part:
    """Rows for reports that a stream upserts."""
    database = _for_reports(plan, plan.result_rate * plan.cases.peak_factor, plan.full(0.0))
    return _part(plan, database, written(plan, SINK), title="PostgreSQL", why=_reported(plan))


def warehouse_by_runs(plan: Plan, _every_s: Array) -> Part:
    """Rows for reports that each run loads and merges."""
    database = _for_reports(plan, plan.full(0.0), plan.result_rate * plan.cases.peak_factor)
    return _part(plan, database, (), title="PostgreSQL", why=_reported(plan))


def copy_step(plan: Plan, every_s: Array) -> LaterStep:
    """What COPY and MERGE add to a departure."""
    by_key = plan.facts.actor is Actor.MACHINE
    nothing, loaded = plan.full(0.0), plan.result_rate * plan.cases.peak_factor
    database = _by_key(plan, nothing, loaded) if by_key else _for_reports(plan, nothing, loaded)
    load_s = plan.result_rate * every_s / (COPY_ROWS.value * database.sized.value)
    return load_step(KEY, "load", plan, every_s, load_s, fixed_s=LOAD_FIXED_OWN.value)


def update_s(plan: Plan) -> Array:
    """Rows are upserted as results come: as often as the engine updates them."""
    return plan.emit_s


def remembered_ids(plan: Plan, store_bytes: Array) -> tuple[Usage, ...]:
    """A table of event ids, each inserted unless it is there; the array is what the ids weigh, B."""
    primaries = np.ceil(plan.peak / UPSERTS.value)
    copies = primaries * TIMESCALE_COPIES.value
    return (
        usage("self_hosted.vm.m7g_xlarge_hour", copies * MONTH_H, "one insert an event at the peak"),
        usage("self_hosted.disk.ssd_gb_month", store_bytes / 1e9 * TIMESCALE_COPIES.value, "ids kept, twice"),
    )


def _by_key(plan: Plan, rows_per_s: Array, loads_per_s: Array) -> _Database:
    kept_s = plan.full(DYNAMODB_KEEP.value)
    disk_gb = _disk_gb(plan, kept_s)
    sized = databases(rows_per_s=rows_per_s, reads_per_s=plan.peak, loads_per_s=loads_per_s, disk_gb=disk_gb)
    return _Database(sized=sized, disk_gb=disk_gb, kept_s=kept_s)


def _for_reports(plan: Plan, rows_per_s: Array, loads_per_s: Array) -> _Database:
    kept_s = served_s(plan.cases)
    disk_gb = _disk_gb(plan, kept_s)
    sized = databases(
        rows_per_s=rows_per_s, reads_per_s=reads_per_s(plan), loads_per_s=loads_per_s, disk_gb=disk_gb
    )
    return _Database(sized=sized, disk_gb=disk_gb, kept_s=kept_s)


def _disk_gb(plan: Plan, kept_s: Array) -> Array:
    return np.asarray(plan.stored_rate * kept_s * (plan.result_bytes + ROW_OVERHEAD.value) / 1e9)


def _part(plan: Plan, database: _Database, stations: tuple[Station, ...], *, title: str, why: str) -> Part:
    service = "timescaledb" if title == TIMESCALE else "postgresql"
    return make_part(
        KEY,
        title,
        Stage.SERVE,
        service,
        facts=FACTS,
        words=_words(plan, database, title, why, is_streamed=bool(stations)) if plan.describe else Words(),
        usages=_usages(plan, database),
        stations=stations,
    )


def _usages(plan: Plan, database: _Database) -> tuple[Usage, ...]:
    copies = database.sized.value * TIMESCALE_COPIES.value
    least_gb = np.where(plan.is_tiny, 10.0, TIMESCALE_DISK_MIN.value) * copies
    disk_gb = np.maximum(database.disk_gb * TIMESCALE_COPIES.value, least_gb)
    replicated_gb = plan.result_rate * plan.result_bytes * MONTH_S / 1e9 * 2
    return (
        usage(
            "self_hosted.vm.m7g_xlarge_hour",
            np.where(plan.is_tiny, 0.0, copies) * MONTH_H,
            database.sized.bound(),
        ),
        shared(np.where(plan.is_tiny, copies * DATABASE_SHARED.value, 0.0), database.sized.bound()),
        shared(plan.full(DATABASE_WITNESS.value), "who elects the primary, a quorum"),
        usage("self_hosted.disk.ssd_gb_month", disk_gb, "rows kept, on both"),
        CEPH.stored(database.disk_gb, "a base backup"),
        usage("self_hosted.network.inter_zone_gb", replicated_gb, "replication to the standby, both ways"),
    )


def _words(plan: Plan, database: _Database, title: str, why: str, *, is_streamed: bool) -> Words:
    copies = digits(database.sized.value[0] * TIMESCALE_COPIES.value)
    on = "pods on shared machines" if plan.is_tiny[0] else "m7g.xlarge"
    kept = show_duration(database.kept_s[0])
    return Words(
        why=why,
        size=f"{copies} {on}, half of them standbys ({database.sized.bound_by()}), "
        f"{show_bytes(database.disk_gb[0] * 1e9)} for {kept}",
        settings=(*_days(database, title), *_server(plan), *(_sink(plan) if is_streamed else _load())),
        failure=(
            "When the primary's machine dies, Patroni promotes the standby within half a minute and "
            "nothing that was "
            "committed is lost; writers retry, and a write by key is harmless when it comes twice."
        ),
    )


def _days(database: _Database, title: str) -> tuple[Setting, ...]:
    """How rows are kept by their day, and dropped with it."""
    kept = f"{whole(max(1.0, float(database.kept_s[0]) / DAY_S))} days"
    if title == TIMESCALE:
        return (
            Setting(name="chunk_time_interval", value="1 day", because="a chunk is dropped as a whole"),
            Setting(name="add_retention_policy", value=kept, because="what is looked at: 90 days at most"),
        )
    value = f"a day, {kept} kept"
    return (Setting(name="PARTITION BY RANGE", value=value, because="old days are dropped as a whole"),)


def _server(plan: Plan) -> tuple[Setting, ...]:
    memory_gb = TINY_MEMORY_GB if plan.is_tiny[0] else MEMORY_GB
    return (
        Setting(
            name="synchronous_mode",
            value="true",
            because="of Patroni: a commit is on two machines, on one only while the standby is away",
        ),
        Setting(name="synchronous_commit", value="on", because="what was committed survives a machine"),
        Setting(name="max_wal_size", value="8GB", because="checkpoints by time, not by writes"),
        Setting(name="shared_buffers", value=f"{memory_gb // 4}GB", because=f"a quarter of {memory_gb} GB"),
        Setting(
            name="archive_command",
            value="pgbackrest archive-push",
            because="a base backup and the log behind it lie in Ceph, for what a standby repeats",
        ),
    )


def _sink(plan: Plan) -> tuple[Setting, ...]:
    return (
        Setting(
            name="INSERT … ON CONFLICT",
            value="DO UPDATE",
            because=f"{show_rate(plan.result_rate[0])} rows, each replaces its own",
        ),
        Setting(
            name="sink's flush interval",
            value=show_duration(flush_s(plan)),
            because="a twentieth of the promise, 1 s at most",
        ),
    )


def _load() -> tuple[Setting, ...]:
    return (
        Setting(
            name="COPY", value="staging", because="a load is one statement, ten times as fast as inserts"
        ),
        Setting(
            name="MERGE",
            value="INTO results USING staging",
            because="a load that comes twice changes nothing",
        ),
    )


def _machine(plan: Plan) -> str:
    return (
        f"A machine acts on the result and reads it by key: {show_rate(plan.rate[0])} reads, milliseconds "
        "each."
    )


def _reported(plan: Plan) -> str:
    who = "A report is issued" if plan.facts.actor is Actor.REPORT else "A person looks and asks ad hoc"
    return (
        f"{who} every {show_duration(plan.cases.viewing_interval_s[0])}; the rows of one subject fit one "
        "database."
    )
