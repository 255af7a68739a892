"""Events too large for a log: the payload goes into object storage, a record with its address into the log.

The claim check of enterprise integration (Hohpe and Woolf 2003), the same in every option.
"""

from dataclasses import replace

import numpy as np

from advisor.blueprint.components.object_store import ObjectStore
from advisor.blueprint.latencies import S3_PUT, S3_UPLOAD
from advisor.blueprint.part import Carried, Path, Words, make_part
from advisor.blueprint.plan import MONTH_S, Plan
from advisor.blueprint.retention import history_s
from advisor.cost.sizing.stream_limits import RECORD_MAX
from advisor.design import Setting
from advisor.quantity import digits, show_bytes
from advisor.stations import Transit
from advisor.vocabulary import Stage

KEY = "payloads"


def with_payloads(plan: Plan, store: ObjectStore, path: Path) -> Path:
    """The path with payloads beside its source, where any case has events above the limit."""
    if not plan.is_large.any():
        return path
    payload_bytes_per_s = np.where(plan.is_large, plan.rate * plan.cases.event_bytes, 0.0)
    carried = Carried(
        format="payload",
        guarantee="at least once",
        events_per_s=np.where(plan.is_large, plan.rate, 0.0),
        bytes_per_s=payload_bytes_per_s,
    )
    kept_gb = payload_bytes_per_s * history_s(plan.cases) / 1e9
    puts = np.where(plan.is_large, plan.rate * MONTH_S / 1000, 0.0)
    put_s = np.where(plan.is_large, S3_PUT.value + plan.cases.event_bytes / S3_UPLOAD.value, 0.0)
    part = make_part(
        KEY,
        f"Payloads on {store.title}",
        Stage.INGEST,
        store.service,
        facts=("event_bytes", "rate_per_s", "history_years"),
        words=_words(plan, store, float(kept_gb[0])) if plan.describe else Words(),
        usages=(
            store.stored(kept_gb, "payloads of all history, as they came"),
            store.written(puts, "one payload an event"),
            store.read(puts, "one look an event"),
        ),
        stations=(Transit(component=KEY, label=f"payload to {store.title}", seconds=put_s),),
    )
    return path.aside(part, "source", carried)


def _words(plan: Plan, store: ObjectStore, kept_gb: float) -> Words:
    limit, each = show_bytes(RECORD_MAX.value), show_bytes(plan.cases.event_bytes[0])
    return Words(
        why=(
            f"Events of {each} exceed the {limit} that a record may have: the payload goes to "
            f"{store.title} first, and a record of {show_bytes(plan.event_bytes[0])} with its address and "
            "what is computed on follows."
        ),
        size=f"{digits(plan.rate[0])} payloads a second, {show_bytes(kept_gb * 1e9)} kept",
        settings=(
            Setting(name=store.checksum, value="in the record", because="a payload is never mistaken"),
            replace(store.versions_dropped, because="a payload is written once, under its event id"),
        ),
        failure="Without its payload stored a sender sends no record and tries again: no address is empty.",
    )
