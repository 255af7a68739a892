"""History recomputed beside live data, in words: whether the stations hold both, and when it is done."""

import numpy as np

from advisor.cases import Array, Cases, Flags
from advisor.design import Design
from advisor.quantity import show_count, show_duration, show_rate
from advisor.simulation.demand import Demand
from advisor.simulation.settling import backlog_at_edges, least_capacity_per_s
from advisor.stations import Station

NEVER = float("inf")
ENDLESS_PER_S = 1e300


def outlook(
    design: Design,
    stations: tuple[Station, ...],
    cases: Cases,
    demand: Demand,
    *,
    is_apart: bool,
    end_s: float,
) -> tuple[str, ...]:
    """What becomes of history in a run of `end_s` seconds; nothing where none is recomputed."""
    if is_apart:
        return (_apart(design, cases),)
    if demand.history[0] > 0:
        return (_sent(demand, cases), _held(stations, demand, end_s))
    return ()


def _apart(design: Design, cases: Cases) -> str:
    pace, events = float(design.replay.events_per_s[0]), float(cases.history_events[0])
    startup_s = 0.0 if design.replay.startup_s is None else float(design.replay.startup_s[0])
    if pace <= 0:
        return "This design has no way of recomputing history."
    return (
        f"History, {show_count(events)} events, is recomputed at {show_rate(pace)} on capacity of its own "
        f"and is done after {show_duration(startup_s + events / pace)}; live data does not notice."
    )


def _sent(demand: Demand, cases: Cases) -> str:
    rate, from_s, to_s = demand.history
    return (
        f"History, {show_count(float(cases.history_events[0]))} events, is sent again at {show_rate(rate)} "
        f"from {show_duration(from_s)} on, for {show_duration(to_s - from_s)}."
    )


def _held(stations: tuple[Station, ...], demand: Demand, end_s: float) -> str:
    """When live and replayed events together are more than the narrowest station gets through."""
    capacity = least_capacity_per_s(stations)
    if capacity >= ENDLESS_PER_S:
        return "No station limits the rate, so that live data does not notice."
    from_s = demand.history[1]
    curve = demand.curve(0.0, max(end_s, from_s + 1.0))
    is_behind = (backlog_at_edges(curve, capacity, NEVER, NEVER) > 0) & (curve.edges_s > from_s)
    if not is_behind.any():
        return f"The stations hold both: they get through {show_rate(capacity)}."
    began_s = float(curve.edges_s[int(np.argmax(is_behind)) - 1])
    return (
        f"Live freshness suffers from {show_duration(began_s)} on, where both together exceed the "
        f"{show_rate(capacity)} that the stations get through, and {_until(curve.edges_s, is_behind)}."
    )


def _until(edges_s: Array, is_behind: Flags) -> str:
    if is_behind[-1]:
        return "still does when the horizon ends"
    return f"has caught up after {show_duration(float(edges_s[is_behind][-1]))}"
