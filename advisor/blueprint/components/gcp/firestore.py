"""Few results for machines on Google Cloud: a document per key in Firestore, paid by the operation."""

import numpy as np

from advisor.blueprint.components.key_store import KEY, kept_items, store, why
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Words, usage
from advisor.blueprint.plan import MONTH_S, Plan
from advisor.cases import Array
from advisor.cost.sizing.gcp import GIB
from advisor.cost.sizing.gcp_limits import FIRESTORE_MOST, FIRESTORE_NODE, FIRESTORE_PUT
from advisor.cost.sizing.store_limits import COPY_SHARE, DYNAMODB_KEEP, ROW_OVERHEAD
from advisor.design import Setting, Usage
from advisor.quantity import digits, show_bytes, show_count, show_duration, show_rate
from advisor.stations import Station, Transit


def firestore(plan: Plan) -> Part:
    """A document written per result."""
    put = Transit(component=KEY, label="write", seconds=plan.full(FIRESTORE_PUT.value))
    return _documents(plan, (), (put,))


def firestore_in_bulk(plan: Plan, written_by: tuple[Usage, ...]) -> Part:
    """Documents that each run writes."""
    return _documents(plan, written_by, ())


def peak_operations(plan: Plan, *, in_bulk: bool) -> Array:
    """Writes and reads a second at the peak, a run's rows within an eighth of its headway."""
    writes = plan.result_rate * plan.cases.peak_factor
    return (writes / COPY_SHARE.value if in_bulk else writes) + plan.peak


def load_s(plan: Plan, every_s: Array) -> Array:
    """How long a run writes, with what the reads at the peak leave of a new collection's pace."""
    return plan.result_rate * every_s / np.maximum(FIRESTORE_MOST.value - plan.peak, 1.0)


def of_ids(plan: Plan, store_bytes: Array) -> tuple[Usage, ...]:
    """A collection of event ids with a time to live: each is created unless it is there."""
    kept = usage("gcp.firestore.storage_gib_month", store_bytes / GIB, "ids kept")
    return (*_operations(plan.rate, plan.full(0.0), plan.rate), kept)


def _operations(writes: Array, reads: Array, deletes: Array) -> tuple[Usage, ...]:
    million = MONTH_S / 1e6
    return (
        usage("gcp.firestore.million_writes", writes * million, "results written"),
        usage("gcp.firestore.million_reads", reads * million, "one read per event"),
        usage("gcp.firestore.million_deletes", deletes * million, "documents whose time to live is over"),
    )


def _documents(plan: Plan, written_by: tuple[Usage, ...], stations: tuple[Station, ...]) -> Part:
    stored = kept_items(plan) * (plan.result_bytes + ROW_OVERHEAD.value)
    return store(
        "Firestore",
        "firestore",
        words=_words(plan, float(stored[0])) if plan.describe else Words(),
        usages=(
            *_operations(plan.result_rate, plan.rate, plan.stored_rate),
            usage("gcp.firestore.storage_gib_month", stored / GIB, "documents kept"),
            *written_by,
        ),
        stations=stations,
    )


def _words(plan: Plan, stored: float) -> Words:
    windowed = plan.cases.window_s[0] > 0
    return Words(
        why=(
            f"{why(plan)} A node of Bigtable costs as much as {digits(FIRESTORE_NODE.value)} documents "
            "written a second: below that each operation is paid by itself."
        ),
        size=(
            f"{show_rate(plan.result_rate[0])} writes, {show_count(kept_items(plan)[0])} documents, "
            f"{show_bytes(stored)}"
        ),
        settings=(
            Setting(
                name="document id",
                value="key#window_start" if windowed else "event_id",
                because="set() with the same id replaces the document",
            ),
            Setting(
                name="fields.ttlConfig",
                value="expires_at",
                because=f"set {show_duration(DYNAMODB_KEEP.value)} ahead: nobody acts on older results",
            ),
            Setting(
                name="fields.indexConfig.indexes",
                value="[]",
                because="reads are by id; an index would make a write slower and larger",
            ),
            Setting(
                name="BulkWriter throttling",
                value=whole(FIRESTORE_MOST.value),
                because="operations a second that a new collection takes at once",
            ),
        ),
        failure=(
            "Kept in several zones; beyond its pace it answers RESOURCE_EXHAUSTED and writers back off. A "
            "document set twice is the same document."
        ),
    )
