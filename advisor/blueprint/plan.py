"""What every component is built from: option, cases, and the rates and sizes that follow from the facts."""

from collections.abc import Callable, Hashable
from dataclasses import field
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from advisor.blueprint.latencies import (
    EMIT_MAX,
    EMIT_SHARE,
    RETENTION_LONG,
    RETENTION_SHORT,
)
from advisor.blueprint.lateness import look_back_s
from advisor.blueprint.log_choice import ON_SPARK, on_kafka
from advisor.blueprint.state import deduplication_bytes, open_window_bytes, rows_per_s
from advisor.cases import Array, Cases, of_facts
from advisor.cost.sizing.batch_limits import TINY
from advisor.cost.sizing.flink import kpu_events_per_s
from advisor.cost.sizing.ingest import linger_s, request_needs_per_s
from advisor.cost.sizing.reserve import capacity_to_catch_up_per_s, catch_up_promise_s
from advisor.cost.sizing.store_limits import COMPRESSED, RESULT_MAX
from advisor.cost.sizing.stream_limits import CLAIM_BYTES, RECORD_MAX
from advisor.lean import lean_dataclass
from advisor.options import Option
from advisor.use_case import UseCase
from advisor.vocabulary import Delivery, OnCall, Platform, Source

Flags = NDArray[np.bool_]
Built = TypeVar("Built")
MONTH_H = 730.0
MONTH_S = MONTH_H * 3600.0


@lean_dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The facts and what follows from them, shape (cases,). `describe` asks for texts on the first case."""

    option: Option
    cases: Cases
    facts: UseCase
    headway_s: Array
    describe: bool
    rate: Array
    peak: Array
    event_bytes: Array
    """Bytes of a record: of the event, or of the claim to a payload that is too large for one."""
    is_large: Flags
    bytes_per_s: Array
    peak_mb_per_s: Array
    records: Array
    """Records/s into the log: events, or requests of senders that collect events."""
    peak_records: Array
    is_heavy: Flags
    kpu_events: Array
    emit_s: Array
    """Time between two updates of a result; 0 where each event gives its own."""
    result_rate: Array
    """Results/s as they are written: each update of a window's row is one."""
    stored_rate: Array
    """Rows/s that come to stay, however often they are updated."""
    result_bytes: Array
    removes_duplicates: Flags
    look_back_s: Array
    state_gb: Array
    history_gb: Array
    """All kept history, compressed."""
    linger_s: Array
    is_tiny: Flags
    """Below a gigabyte a day, where the smallest services of a kind suffice."""
    on_kafka: Flags
    """Where the log of an always-on option is Kafka, also if it keeps no history in it."""
    built: dict[Hashable, Any] = field(repr=False, compare=False)
    """What was built of equal plans: options that depart alike have most of their parts in common."""

    @property
    def size(self) -> int:
        """How many cases."""
        return int(self.rate.shape[0])

    def shared(self, build: Callable[..., Built], *also: Hashable) -> Built:
        """What `build` makes of this plan and `also`, made once for all options whose plans are equal.

        `build` may read of the option whether it is always on and whether it runs on Spark, nothing else.
        """
        key = (build, *also)
        if key not in self.built:
            self.built[key] = build(self, *also)
        found: Built = self.built[key]
        return found

    def full(self, value: float) -> Array:
        """The same value in every case, to be read only."""
        if value not in self.built:
            self.built[value] = np.full(self.size, value)
        found: Array = self.built[value]
        return found

    def uses_msk(self, *, keeps_history: bool = False) -> bool:
        """Whether the log of the first case is Kafka: where it keeps all history, else see `log_choice`."""
        return keeps_history or bool(self.on_kafka[0])

    def log_form(self, *, keeps_history: bool = False) -> str:
        """How events stand in the log of the first case: in Kafka by a registered schema."""
        return "Avro" if self.uses_msk(keeps_history=keeps_history) else "JSON"

    def runs(self, *platforms: Platform) -> bool:
        """Whether the team already runs one of these."""
        return not self.facts.platforms.isdisjoint(platforms)

    @property
    def catch_up_per_s(self) -> Array:
        """Events/s with which an always-on design catches up after an outage as fast as assumed."""
        outage_s, within_s = catch_up_promise_s(self.cases)
        return capacity_to_catch_up_per_s(self.rate, outage_s, within_s)

    @property
    def log_retention_s(self) -> float:
        """How long the log keeps events for a consumer that stands: a weekend where no pager is carried."""
        answered = self.facts.on_call is OnCall.AROUND_THE_CLOCK
        return RETENTION_SHORT.value if answered else RETENTION_LONG.value


def make_plan(option: Option, cases: Cases, headway_s: Array, *, describe: bool) -> Plan:
    """The plan of an option at a headway for each case, seconds; 0 is event by event."""
    headway = np.asarray(headway_s, dtype=np.float64)
    if headway.shape != cases.rate_per_s.shape:
        headway = np.broadcast_to(headway, cases.rate_per_s.shape)
    return Plan(
        option=option,
        cases=cases,
        facts=cases.facts,
        describe=describe,
        **_equal(option, cases, headway, describe=describe),
        **_load(cases),
    )


def _equal(option: Option, cases: Cases, headway: Array, *, describe: bool) -> dict[str, Any]:
    """What plans have in common whose headways and kinds of option are equal, kept with the cases."""
    kind = (option.is_always_on, option.key in ON_SPARK, describe)
    key = (make_plan, kind, headway.tobytes())
    if key not in cases.known:
        load, emit_s = _load(cases), _emit_s(cases, headway)
        rate: Array = load["rate"]
        each_s = np.maximum(emit_s, 1e-3)
        cases.known[key] = {
            "headway_s": headway,
            "emit_s": emit_s,
            "result_rate": np.where(emit_s > 0, np.minimum(rate, cases.keys / each_s), rate),
            "on_kafka": _log_is_kafka(option, cases, headway + emit_s + load["linger_s"]),
            "built": {},
        }
    equal: dict[str, Any] = cases.known[key]
    return equal


@of_facts
def _load(cases: Cases) -> dict[str, Any]:
    """What of a plan follows from the facts alone, whatever the option and its headway."""
    rate, is_large = cases.rate_per_s, cases.event_bytes > RECORD_MAX.value
    event_bytes = np.where(is_large, CLAIM_BYTES.value, cases.event_bytes)
    peak = cases.peak_rate_per_s
    is_heavy = (cases.window_s > 0) | (cases.lookups > 0)
    linger = linger_s(cases.freshness_s)
    collects = cases.facts.source is Source.APP_EVENTS
    return {
        "rate": rate,
        "peak": peak,
        "event_bytes": event_bytes,
        "is_large": is_large,
        "bytes_per_s": rate * event_bytes,
        "peak_mb_per_s": peak * event_bytes / 1e6,
        "records": np.maximum(*request_needs_per_s(rate, event_bytes, linger)) if collects else rate,
        "peak_records": np.maximum(*request_needs_per_s(peak, event_bytes, linger)) if collects else peak,
        "is_heavy": is_heavy,
        "kpu_events": kpu_events_per_s(event_bytes, is_heavy),
        "stored_rate": rows_per_s(cases),
        "result_bytes": np.minimum(event_bytes, RESULT_MAX.value),
        "removes_duplicates": _removes_duplicates(cases),
        "look_back_s": look_back_s(cases),
        "state_gb": (open_window_bytes(cases) + deduplication_bytes(cases)) / 1e9,
        "history_gb": cases.history_events * COMPRESSED.value / 1e9 * event_bytes,
        "is_tiny": cases.rate_per_s * event_bytes * 86400 < TINY.value,
        "linger_s": linger,
    }


def _log_is_kafka(option: Option, cases: Cases, collected_s: Array) -> Flags:
    """Nowhere in scheduled options, which read no log."""
    return on_kafka(option, cases, collected_s) if option.is_always_on else np.zeros(cases.size, dtype=bool)


def _emit_s(cases: Cases, headway_s: Array) -> Array:
    """A window's result is updated each headway; event by event after a tenth of the promise."""
    collected = np.minimum(EMIT_SHARE.value * cases.freshness_s, EMIT_MAX.value)
    every = np.where(headway_s > 0, headway_s, collected)
    return np.where(cases.window_s > 0, np.minimum(every, cases.window_s), 0.0)


def _removes_duplicates(cases: Cases) -> Flags:
    """Where more events come twice than a figure may be wrong by, or where each must count exactly once."""
    tolerance = 0.0 if cases.facts.delivery is Delivery.EXACTLY_ONCE else cases.error_tolerance
    return np.asarray(cases.duplicate_share > tolerance, dtype=np.bool_)
