"""The way into a log, by the kind of source, and the log itself on what the team already runs."""

from collections.abc import Callable

import numpy as np

from advisor.blueprint.components.payloads import with_payloads
from advisor.blueprint.components.source import source
from advisor.blueprint.log_choice import writes_directly
from advisor.blueprint.part import Carried, Part, Path, start
from advisor.blueprint.plan import Flags, Plan
from advisor.blueprint.providers.services import Build, Services
from advisor.vocabulary import FlowKind, Source


def raw(
    plan: Plan, form: str, guarantee: str = "at least once", *, kind: FlowKind = FlowKind.LIVE
) -> Carried:
    """All events, as they came."""
    return Carried(
        format=form,
        guarantee=guarantee,
        events_per_s=plan.rate,
        bytes_per_s=plan.bytes_per_s,
        kind=kind,
    )


def into_log(plan: Plan, services: Services, consumers: int, *, keeps_history: bool = False) -> Path:
    """From the source into the log that `consumers` read, the live one and those beside it.

    Applications come through the gateway; to a Kafka that the team already runs they write with its client.
    """
    part = plan.shared(services.history_log if keeps_history else services.log, consumers)
    path = with_payloads(plan, services.object_store, start(plan.shared(source)))
    path = _through_the_door(plan, services, path, keeps_history=keeps_history)
    return path.then(part, raw(plan, plan.log_form(keeps_history=keeps_history)))


def _through_the_door(plan: Plan, services: Services, path: Path, *, keeps_history: bool) -> Path:
    if plan.facts.source is Source.APP_EVENTS:
        if writes_directly(plan.facts, keeps_history=keeps_history):
            return path
        gateway = plan.shared(_gateway, services.gateway, keeps_history)
        return path.then(gateway, raw(plan, "JSON over HTTP"))
    door = _door(plan.facts.source, services)
    if door is None:
        return path
    build, form = door
    return path.then(plan.shared(build), raw(plan, form))


def _gateway(plan: Plan, build: Callable[[Plan, Flags], Part], keeps_history: bool) -> Part:  # noqa: FBT001
    return build(plan, np.ones_like(plan.on_kafka) if keeps_history else plan.on_kafka)


def _door(source: Source, services: Services) -> tuple[Build, str] | None:
    """What brings events in, and their form in front of it; devices write to the log themselves."""
    doors = {
        Source.CDC: (services.capture, "row changes"),
        Source.API_PULL: (services.poller, "JSON pages"),
        Source.FILE_DROP: (services.reader, "files"),
    }
    return doors.get(source)
