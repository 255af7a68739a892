"""A backfill on capacity of its own or on the live job's: how fast, for how much, and what live results are
then.
"""

from dataclasses import dataclass

import numpy as np

from advisor.blueprint.components import source
from advisor.blueprint.components.spark_run import aggregate_event_s
from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.blueprint.replay import history_replayed_s, scan_rate_per_worker
from advisor.cases import Array, Cases, Flags
from advisor.cost.sizing.spark import event_worker_s
from advisor.freshness.after_close import after_close_s
from advisor.freshness.predict import Prediction
from advisor.freshness.shared import MOST_SHARED, capacity_per_s, predict_beside

STEPS = 32
"""Throttles that are tried at once; of the last that keeps the promise, the stretch up to the next again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Live results beside backfills of each of these rates on the same capacity; arrays of one shape."""

    per_s: Array
    within_s: Array
    """The age that the promised share of results stays below; infinite where live events are not kept up
    with.
    """
    after_close_s: Array
    """Until a day's result is there, from its close."""
    keeps: Flags
    """Whether promise and deadline hold, and live events are kept up with at the peak."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paces:
    """All history at three paces: in a pool of its own, shared for when a repair is due, and at the most."""

    events: float
    days: float
    workers: float
    own_per_s: float
    own_s: float
    own_usd: float
    shared_usd: float
    capacity_per_s: float
    """What the live job gets through."""
    live: Beside
    """Live results beside nothing, beside a backfill that is due, and beside the fastest that keeps them."""

    @property
    def due_per_s(self) -> float:
        """Events/s of the shared one that a repair is due for, half of the capacity at most."""
        return float(self.live.per_s[1])

    @property
    def most_per_s(self) -> float:
        """Events/s of the fastest shared one that keeps the promise; 0 where none does."""
        return float(self.live.per_s[2])

    @property
    def lasts_s(self) -> tuple[float, float, float]:
        """How long all history takes at each pace, seconds; infinite where it never ends."""
        due, most = (self.events / per_s if per_s > 0 else np.inf for per_s in self.live.per_s[1:].tolist())
        return self.own_s, due, most


def paces_of(chosen: Chosen) -> Paces:
    """The three paces of a design that keeps some history."""
    events, replay = first(chosen.cases.history_events), chosen.design.replay
    per_s = first(replay.events_per_s)
    return Paces(
        events=events,
        days=first(chosen.cases.history_years) * 365,
        workers=per_s / _own_events_per_worker_s(chosen),
        own_per_s=per_s,
        own_s=first(history_replayed_s(replay, chosen.cases)),
        own_usd=chosen.usd(replay.usages),
        shared_usd=_shared_usd(chosen, events),
        capacity_per_s=_live_capacity_per_s(chosen),
        live=beside(chosen, np.array([0.0, _due_per_s(chosen), _most_that_keeps_per_s(chosen)])),
    )


def _own_events_per_worker_s(chosen: Chosen) -> float:
    """Events/s of one worker of its own: from columns where the design has tables, else as they came."""
    if chosen.has_runs:
        return first(scan_rate_per_worker(chosen.plan))
    return 1 / first(event_worker_s(chosen.plan.event_bytes, chosen.cases.lookups))


def most_shared_per_s(chosen: Chosen) -> float:
    """Events/s of a backfill that takes half of what the live job gets through."""
    return MOST_SHARED * _live_capacity_per_s(chosen)


def _live_capacity_per_s(chosen: Chosen) -> float:
    """Events/s that the narrowest station of the live job gets through."""
    return min(capacity_per_s(station) for station in chosen.design.stations)


def _due_per_s(chosen: Chosen) -> float:
    """Events/s that are through with all history when a repair is due, half of the capacity at most."""
    due = first(chosen.cases.history_events / chosen.cases.repair_within_s)
    return min(due, most_shared_per_s(chosen))


def beside(chosen: Chosen, per_s: Array) -> Beside:
    """What becomes of live results beside backfills of these rates."""
    prediction = predict_beside(chosen.design, chosen.cases, per_s)
    cases = _as_many(chosen, per_s)
    closes = _closes_s(chosen, prediction, cases)
    return Beside(
        per_s=per_s,
        within_s=prediction.age.quantile(cases.freshness_percentile / 100),
        after_close_s=closes,
        keeps=_keeps(prediction, closes, cases),
    )


def _as_many(chosen: Chosen, per_s: Array) -> Cases:
    return chosen.cases.changed(rate_per_s=np.repeat(chosen.cases.rate_per_s, per_s.size))


def _closes_s(chosen: Chosen, prediction: Prediction, cases: Cases) -> Array:
    at_close = chosen.design.option.is_scheduled
    return after_close_s(prediction, cases, source=source.KEY, departs_at_close=at_close)


def _keeps(prediction: Prediction, closes_s: Array, cases: Cases) -> Flags:
    in_time = (cases.deadline_s <= 0) | (closes_s <= cases.deadline_s)
    fresh = prediction.age.cdf(cases.freshness_s) >= cases.freshness_percentile / 100
    return np.asarray(fresh & in_time & (prediction.utilisation_at_peak < 1))


def _most_that_keeps_per_s(chosen: Chosen) -> float:
    """The fastest shared backfill beside which promise and deadline hold; 0 where none is slow enough."""
    low, high = 0.0, most_shared_per_s(chosen)
    for _ in range(2):
        tried = np.linspace(low, high, STEPS + 1)
        prediction, cases = predict_beside(chosen.design, chosen.cases, tried), _as_many(chosen, tried)
        keeps = _keeps(prediction, _closes_s(chosen, prediction, cases), cases)
        last = int(np.argmin(keeps)) - 1 if not keeps.all() else STEPS
        if last < 0:
            return 0.0
        low, high = float(tried[last]), float(tried[min(last + 1, STEPS)])
    return low


def _shared_usd(chosen: Chosen, events: float) -> float:
    """What the live job's code costs over so many events; an engine that is always on is paid for already."""
    if chosen.is_always_on:
        return 0.0
    plan = chosen.plan
    event_s = event_worker_s(plan.event_bytes, plan.cases.lookups) + aggregate_event_s(plan)
    return chosen.usd(chosen.engine.usages(events * event_s / 3600, "worker-hours of one backfill"))
