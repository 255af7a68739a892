"""What arrives when: the facts' profile or a recorded trace, and what a scenario lays over it.

It depends on the request alone and not on the design, so that plan, run and standstill see the same load,
and every design meets the same events.
"""

import math
from dataclasses import dataclass

import numpy as np

from advisor.cases import Array, Cases, Indices
from advisor.simulation.load import (
    DAY,
    MINUTE,
    MINUTES,
    RateCurve,
    busiest_s,
    daily_profile,
    rate_curve,
    typical_start_s,
    weekly_profile,
)
from advisor.simulation.request import SimulationRequest
from advisor.simulation.scenario import Conditions, Spike, conditions
from advisor.simulation.trace import Trace, parse_trace

DECAY_STEPS = 240
DECAYS = 8.0
"""A spike is followed for so many of its decay times; then a three-thousandth is left of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """`per_s` events/s in each step of `step_s` seconds, over and over; second 0 falls on `offset_s`."""

    per_s: Array
    step_s: float
    offset_s: float
    spike: Spike | None = None
    history: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Events/s of history read again beside the live ones, from when and to when."""
    trace: Trace | None = None
    trace_factor: float = 1.0
    """What the trace's counts are multiplied by."""

    @property
    def mean_per_s(self) -> float:
        """Live events/s in the mean of the recurring load."""
        return float(np.mean(self.per_s))

    @property
    def greatest_per_s(self) -> float:
        """The most live events/s."""
        top = self.spike.factor if self.spike else 1.0
        return float(np.max(self.per_s)) * max(top, 1.0)

    @property
    def is_constant(self) -> bool:
        """Whether the load never changes."""
        is_even = bool(np.ptp(self.per_s) <= 1e-12 * np.max(self.per_s))
        return is_even and self.spike is None and self.history[0] == 0 and self.trace is None

    def live(self, start_s: float, end_s: float) -> RateCurve:
        """The rate of live events between two times."""
        curve = rate_curve(self.per_s, 1.0, start_s, end_s, self.offset_s, step_s=self.step_s)
        return curve if self.spike is None else _with_spike(curve, self.spike)

    def curve(self, start_s: float, end_s: float) -> RateCurve:
        """The rate of all events between two times, history that is read again among them."""
        return self.with_history(self.live(start_s, end_s))

    def with_history(self, live: RateCurve) -> RateCurve:
        """The rate of live events and of the history that is read again beside them."""
        if self.history[0] <= 0:
            return live
        edges = _with_edges(live.edges_s, np.array(self.history[1:]))
        per_s = live.per_s[_segments(live.edges_s, edges[:-1])]
        return RateCurve(edges_s=edges, per_s=per_s + self._history_per_s(edges[:-1]))

    def history_alone(self, start_s: float, end_s: float) -> RateCurve:
        """The rate of the history that is read again between two times."""
        edges = _with_edges(np.array([start_s, end_s]), np.array(self.history[1:]))
        return RateCurve(edges_s=edges, per_s=self._history_per_s(edges[:-1]))

    def _history_per_s(self, at_s: Array) -> Array:
        rate, from_s, to_s = self.history
        return np.where((at_s >= from_s) & (at_s < to_s), rate, 0.0)

    def busiest_s(self, start_s: float, end_s: float) -> float:
        """When the live rate is greatest for the first time."""
        return busiest_s(self.live(start_s, end_s))


def demand(request: SimulationRequest, cases: Cases, given: Conditions | None = None) -> Demand:
    """The load of a request; raises InvalidSimulation where its trace is faulty."""
    given = given or conditions(request.scenario, cases, request.horizon_s)
    history = (given.replay_per_s, given.replay_from_s, _replayed_s(given, cases))
    if request.trace is not None:
        return _of_trace(parse_trace(request.trace), cases, given, history)
    load = _profile(request, cases, given)
    rate = float(cases.rate_per_s[0])
    return Demand(
        per_s=load * rate,
        step_s=MINUTE,
        offset_s=typical_start_s(load, request.horizon_s),
        spike=given.spike,
        history=history,
    )


def check_trace(request: SimulationRequest) -> None:
    """Raise InvalidSimulation with every fault of the request's trace."""
    if request.trace is not None:
        parse_trace(request.trace)


def _profile(request: SimulationRequest, cases: Cases, given: Conditions) -> Array:
    """Load over the mean rate: of a day, or of a week where the horizon is longer than a day."""
    peak = float(cases.peak_factor[0])
    if given.stays_at_peak:
        return np.full(MINUTES, peak)
    profile = daily_profile if request.horizon_s <= DAY else weekly_profile
    return profile(cases.facts.profile, peak) * given.rate_factor


def _of_trace(trace: Trace, cases: Cases, given: Conditions, history: tuple[float, float, float]) -> Demand:
    recorded = trace.per_s()
    factor = given.rate_factor
    if trace.is_scaled:
        factor *= float(cases.rate_per_s[0]) / float(np.mean(recorded))
    if given.stays_at_peak:
        recorded = np.full_like(recorded, recorded.max())
    return Demand(
        per_s=recorded * factor,
        step_s=trace.bin_s,
        offset_s=0.0,
        spike=given.spike,
        history=history,
        trace=None if given.stays_at_peak else trace,
        trace_factor=factor,
    )


def _replayed_s(given: Conditions, cases: Cases) -> float:
    """When all of history has been sent again."""
    if given.replay_per_s <= 0:
        return 0.0
    return given.replay_from_s + float(cases.history_events[0]) / given.replay_per_s


def _with_spike(curve: RateCurve, spike: Spike) -> RateCurve:
    """The curve times the spike: in steps at their middles where it decays, so that the expected count
    is right.
    """
    edges = _with_edges(curve.edges_s, _steps_s(spike))
    middles = (edges[1:] + edges[:-1]) / 2
    per_s = curve.per_s[_segments(curve.edges_s, edges[:-1])]
    return RateCurve(edges_s=edges, per_s=per_s * spike_factor(spike, middles))


def spike_factor(spike: Spike, at_s: Array) -> Array:
    """How many times the load of an ordinary day at each time."""
    since_s = at_s - spike.start_s
    left = np.exp(-np.maximum(since_s, 0.0) / spike.decay_s) if math.isfinite(spike.decay_s) else 1.0
    is_on = (since_s >= 0) & (at_s < spike.end_s)
    return np.asarray(1.0 + (spike.factor - 1.0) * left * is_on)


def _steps_s(spike: Spike) -> Array:
    if not math.isfinite(spike.decay_s):
        return np.array([spike.start_s, spike.end_s])
    return spike.start_s + spike.decay_s * np.linspace(0.0, DECAYS, DECAY_STEPS)


def _with_edges(edges_s: Array, others_s: Array) -> Array:
    inside = others_s[(others_s > edges_s[0]) & (others_s < edges_s[-1])]
    return np.union1d(edges_s, inside)


def _segments(edges_s: Array, at_s: Array) -> Indices:
    return np.clip(np.searchsorted(edges_s, at_s, side="right") - 1, 0, edges_s.shape[0] - 2)
