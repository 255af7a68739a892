"""What makes a usage grow: that time passes, that events come, that runs work, or that servers are added."""

from enum import StrEnum

from advisor.cost.price import Price
from advisor.design import Component, Design
from advisor.stations import BatchRun
from advisor.vocabulary import Stage

MONTH_S = 730 * 3600.0
WHOLE_OBJECT = 0.99
"""How near the objects written must come to the events, or to full objects, to grow with the events."""
FULL_OBJECT_BYTES = 128e6


class Driver(StrEnum):
    """What a usage follows within a span of time."""

    TIME = "time"
    EVENTS = "events"
    RUNS = "runs"
    SERVERS = "servers"


DRIVER_WORDS = {
    Driver.TIME: "hours",
    Driver.EVENTS: "events",
    Driver.RUNS: "run time",
    Driver.SERVERS: "servers",
}


def driver_of(design: Design, component: Component, price: Price, monthly: float) -> Driver:
    """The driver of a usage of the first case, by the unit it is priced in and the part that uses it.

    What is kept and what stands by the hour costs by time, unless the hours are those of runs that stop in
    between; counts and volumes grow with the events, but for what people look at and what starts runs.
    """
    unit = price.unit
    if "month" in unit:
        return Driver.TIME
    if unit.endswith("hour"):
        return _of_hours(design, component)
    if component.stage in (Stage.ORCHESTRATE, Stage.SHOW) or "scanned" in unit:
        return Driver.TIME
    if unit in ("thousand requests", "thousand objects"):
        return _of_objects(design, component, monthly)
    return Driver.EVENTS


def runs_of(design: Design, component: str) -> tuple[BatchRun, ...]:
    """The runs that a component's work is part of, where its engine is gone between them."""
    everywhere = (*design.stations, *(one for branch in design.branches for one in branch.stations))
    return tuple(
        run
        for run in everywhere
        if isinstance(run, BatchRun)
        and run.startup_s[0] > 0
        and component in (run.component, *(step.component for step in run.steps))
    )


def _of_hours(design: Design, component: Component) -> Driver:
    if component.stage is Stage.PROCESS and runs_of(design, component.key):
        return Driver.RUNS
    scaled = any(
        station.component == component.key and getattr(station, "scaling", None) is not None
        for station in design.stations
    )
    return Driver.SERVERS if scaled else Driver.TIME


def _of_objects(design: Design, component: Component, monthly_thousands: float) -> Driver:
    """Objects grow with the events where each event is one or each object is full; else they are written by
    the clock."""
    per_s = monthly_thousands * 1000.0 / MONTH_S
    into = [flow for flow in design.flows if flow.target == component.key]
    events_per_s = max((float(flow.events_per_s[0]) for flow in into), default=0.0)
    full_per_s = max((float(flow.bytes_per_s[0]) for flow in into), default=0.0) / FULL_OBJECT_BYTES
    is_counted = per_s >= WHOLE_OBJECT * events_per_s > 0
    is_full = full_per_s > 0 and abs(per_s - full_per_s) <= (1.0 - WHOLE_OBJECT) * full_per_s
    return Driver.EVENTS if is_counted or is_full else Driver.TIME
