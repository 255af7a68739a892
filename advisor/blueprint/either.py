"""One part where cases differ in the service that fits: each is billed, and waited for, in its own cases."""

from dataclasses import replace

import numpy as np

from advisor.blueprint.part import Part
from advisor.cases import Flags
from advisor.design import Usage
from advisor.stations import Gate, Station, Transit


def either(where: Flags, one: Part, other: Part) -> Part:
    """`one` in the cases `where` (cases,), `other` in the rest; shown is what fits the first case."""
    if where.all():
        return one
    if not where.any():
        return other
    first, second = _only(where, one), _only(~where, other)
    usages = (*first.component.usages, *second.component.usages)
    shown = first if where[0] else second
    return Part(
        component=replace(shown.component, usages=usages), stations=(*first.stations, *second.stations)
    )


def _only(where: Flags, part: Part) -> Part:
    """The part in some of the cases, and nothing in the others."""
    usages = tuple(_used_only(where, used) for used in part.component.usages)
    stations = tuple(_waits_only(where, station) for station in part.stations)
    return Part(component=replace(part.component, usages=usages), stations=stations)


def _used_only(where: Flags, used: Usage) -> Usage:
    return replace(used, quantity=np.where(where, used.quantity, 0.0))


def _waits_only(where: Flags, station: Station) -> Station:
    if isinstance(station, Gate):
        return replace(station, period_s=np.where(where, station.period_s, 0.0))
    if isinstance(station, Transit):
        return replace(station, seconds=np.where(where, station.seconds, 0.0))
    raise TypeError(f"no case can go without a {type(station).__name__}")
