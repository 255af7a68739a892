"""Tables and files on object storage: what came, what is clean, what is published.

One of them keeps history, in whichever design; the others only what repairs and corrections need.
"""

from dataclasses import replace

import numpy as np

from advisor.blueprint.components.object_store import ObjectStore
from advisor.blueprint.latencies import BATCH_LAYER_HEADWAY
from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.part import Part, Words, make_part
from advisor.blueprint.partition import GRAIN_COLUMNS, partition_s
from advisor.blueprint.plan import MONTH_S, Plan
from advisor.blueprint.retention import hot_s
from advisor.cases import Array
from advisor.cost.sizing.store_limits import COMMIT_OBJECTS, COMPRESSED, OBJECT_BYTES
from advisor.design import Setting, Usage
from advisor.quantity import show_bytes, show_duration
from advisor.vocabulary import Platform, Stage

LANDED = Setting(
    name="partitioned by", value="landed_date", because="the day an event arrived: files never change, see Q7"
)


def bronze(plan: Plan, store: ObjectStore, objects_per_s: Array | float, stage: Stage = Stage.BUFFER) -> Part:
    """Events as they came, by the day they landed, until silver holds them beyond doubt."""
    stored = _hot_events_gb(plan)
    words = Words()
    if plan.describe:
        why = (
            f"Every run can read its input again, for {_hot(plan)}: the look-back and a month for repairs. "
            "After that silver, which holds every field once and in columns, is the history."
        )
        words = _hot_words(plan, store, why, LANDED, stored)
    usages = _usages(plan, store, stored, objects_per_s)
    return _part(store, "bronze", f"Bronze on {store.title}", stage, usages=usages, words=words)


def archive(plan: Plan, store: ObjectStore, objects_per_s: Array, *, keeps_history: bool = True) -> Part:
    """The stream's events as they came; where no table keeps history, recomputation starts here."""
    stored = plan.history_gb if keeps_history else _hot_events_gb(plan)
    words = Words()
    if plan.describe and keeps_history:
        why = "The log forgets; recomputing history and audits start from the archive, the only copy kept."
        words = _history_words(plan, store, why, LANDED)
    elif plan.describe:
        why = f"The log forgets; the archive keeps what came for {_hot(plan)}, until silver holds it."
        words = _hot_words(plan, store, why, LANDED, stored)
    usages = _usages(plan, store, stored, objects_per_s)
    title = f"Archive on {store.title}"
    return _part(store, "archive", title, Stage.STORE, usages=usages, words=words)


def silver(plan: Plan, store: ObjectStore, headway_s: Array) -> Part:
    """Clean, typed, deduplicated events in columns: the one copy that keeps history."""
    words = Words()
    if plan.describe:
        why = "Clean events once, in columns, for every table that follows: history is kept here only."
        words = _history_words(plan, store, why, _by_event_time(plan, headway_s))
    usages = _usages(plan, store, plan.history_gb, COMMIT_OBJECTS.value / headway_s)
    return _part(store, "silver", f"Silver on {store.title}", Stage.STORE, usages=usages, words=words)


def gold(plan: Plan, store: ObjectStore, headway_s: Array) -> Part:
    """Aggregates as they are served, for as long as serving may have to be reloaded."""
    stored = _hot_results_gb(plan)
    words = Words()
    if plan.describe:
        why = f"Figures as they are published, for {_hot(plan)}, so that serving can be reloaded."
        words = _hot_words(plan, store, why, _by_event_time(plan, headway_s), stored)
    usages = _usages(plan, store, stored, COMMIT_OBJECTS.value / headway_s)
    return _part(store, "gold", f"Gold on {store.title}", Stage.STORE, usages=usages, words=words)


def medallion(plan: Plan, store: ObjectStore) -> Part:
    """Bronze, silver and gold as tables with transactions, written at each trigger; silver keeps history."""
    words = Words()
    stored = plan.history_gb + _hot_events_gb(plan) + _hot_results_gb(plan)
    commits = 3 * (COMMIT_OBJECTS.value + 2) / np.maximum(plan.headway_s, 0.5)
    if plan.describe:
        why = (
            "Live and historical rows are in the same tables, so that a correction overwrites what the "
            f"stream wrote. Silver keeps history; bronze and gold keep {_hot(plan)}."
        )
        words = _hot_words(plan, store, why, _medallion_partitions(plan), stored)
    usages = _usages(plan, store, stored, commits)
    title = f"Bronze, silver, gold tables on {store.title}"
    return _part(store, "medallion", title, Stage.STORE, usages=usages, words=words)


def _hot_events_gb(plan: Plan) -> Array:
    return plan.bytes_per_s * COMPRESSED.value * hot_s(plan) / 1e9


def _hot_results_gb(plan: Plan) -> Array:
    return plan.stored_rate * plan.result_bytes * COMPRESSED.value * hot_s(plan) / 1e9


def _hot(plan: Plan) -> str:
    return show_duration(hot_s(plan)[0])


def _part(
    store: ObjectStore, key: str, title: str, stage: Stage, *, usages: tuple[Usage, ...], words: Words
) -> Part:
    return make_part(
        key,
        title,
        stage,
        store.service,
        facts=("history_years", "rate_per_s", "event_bytes"),
        words=words,
        usages=usages,
    )


def _usages(
    plan: Plan, store: ObjectStore, stored_gb: Array, objects_per_s: Array | float
) -> tuple[Usage, ...]:
    by_size = plan.bytes_per_s / OBJECT_BYTES.value
    written = np.maximum(by_size, objects_per_s) * MONTH_S / 1000
    return (
        store.stored(stored_gb, "what is kept, compressed"),
        store.written(written, "objects written"),
        store.read(written, "objects read once"),
    )


def _by_event_time(plan: Plan, departure_s: Array | float) -> Setting:
    grain = float(partition_s(plan, departure_s)[0])
    return Setting(
        name="partitioned by", value=GRAIN_COLUMNS[grain], because="late events go where they belong"
    )


def _medallion_partitions(plan: Plan) -> Setting:
    by_time = _by_event_time(plan, BATCH_LAYER_HEADWAY.value)
    return replace(by_time, value=f"{LANDED.value}; silver and gold by {by_time.value}")


def _history_words(plan: Plan, store: ObjectStore, why: str, partitions: Setting) -> Words:
    years = counted(float(plan.cases.history_years[0]), "year")
    return _words(plan, store, why, f"{show_bytes(plan.history_gb[0] * 1e9)}, {years}", partitions)


def _hot_words(plan: Plan, store: ObjectStore, why: str, partitions: Setting, stored_gb: Array) -> Words:
    expires = Setting(
        name=store.expiry,
        value=whole(float(hot_s(plan)[0]) / 86400),
        because="of copies: the look-back and a month; silver keeps history",
    )
    return _words(
        plan, store, why, f"{show_bytes(stored_gb[0] * 1e9)}, copies for {_hot(plan)}", partitions, expires
    )


def _words(
    plan: Plan, store: ObjectStore, why: str, size: str, partitions: Setting, *settings: Setting
) -> Words:
    known = " The team's lakehouse holds it." if plan.runs(Platform.LAKEHOUSE) else ""
    return Words(
        why=f"{why}{known}",
        size=size,
        settings=(
            partitions,
            replace(store.versions_kept, because="an overwrite can be taken back"),
            *settings,
            replace(store.abandoned, because="failed writes are not paid for"),
        ),
        failure="Kept in three zones; a failed commit leaves the table as it was and the writer tries again.",
    )
