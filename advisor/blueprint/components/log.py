"""The log that a stream reads: Kinesis or Kafka, in each case the one that fits (see `log_choice`)."""

from dataclasses import replace

import numpy as np

from advisor.blueprint.components.kinesis import kinesis
from advisor.blueprint.components.msk import msk
from advisor.blueprint.part import Part
from advisor.blueprint.plan import Plan
from advisor.cases import Flags
from advisor.design import Gate, Station, Transit, Usage


def log(plan: Plan, consumers: int) -> Part:
    """The log that `consumers` read; where cases differ, each is billed and waits for its own."""
    if plan.on_kafka.all():
        return msk(plan, consumers)
    if not plan.on_kafka.any():
        return kinesis(plan, consumers)
    kafka = _only(plan.on_kafka, msk(plan, consumers))
    stream = _only(~plan.on_kafka, kinesis(plan, consumers))
    shown = kafka if plan.on_kafka[0] else stream
    usages = (*kafka.component.usages, *stream.component.usages)
    return Part(
        component=replace(shown.component, usages=usages), stations=(*kafka.stations, *stream.stations)
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
    raise TypeError(f"a log has no {type(station).__name__}")
