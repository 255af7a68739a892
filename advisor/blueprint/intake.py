"""The way into a log, by the kind of source, and the log itself on what the team already runs."""

import numpy as np

from advisor.blueprint.components.capture import capture
from advisor.blueprint.components.gateway import gateway
from advisor.blueprint.components.log import log
from advisor.blueprint.components.msk import msk, writes_directly
from advisor.blueprint.components.payloads import with_payloads
from advisor.blueprint.components.poller import poller
from advisor.blueprint.components.reader import reader
from advisor.blueprint.components.source import source
from advisor.blueprint.part import Carried, Path, start
from advisor.blueprint.plan import Plan
from advisor.vocabulary import Source

DOORS = {
    Source.CDC: (capture, "row changes"),
    Source.API_PULL: (poller, "JSON pages"),
    Source.FILE_DROP: (reader, "files"),
}


def raw(plan: Plan, form: str, guarantee: str = "at least once", *, is_live: bool = True) -> Carried:
    """All events, as they came."""
    return Carried(
        format=form,
        guarantee=guarantee,
        events_per_s=plan.rate,
        bytes_per_s=plan.bytes_per_s,
        is_live=is_live,
    )


def into_log(plan: Plan, consumers: int, *, keeps_history: bool = False) -> Path:
    """From the source into the log that `consumers` read, the live one and those beside it.

    Applications come through the gateway; to a Kafka that the team already runs they write with its client.
    """
    part = msk(plan, consumers, keeps_history=True) if keeps_history else log(plan, consumers)
    path = _through_the_door(plan, with_payloads(plan, start(source(plan))), keeps_history=keeps_history)
    retention = None if keeps_history else plan.log_retention_s
    carried = Carried(
        format="Avro" if plan.uses_msk(keeps_history=keeps_history) else "JSON",
        guarantee="at least once",
        events_per_s=plan.rate,
        bytes_per_s=plan.bytes_per_s,
        retention_s=retention,
    )
    return path.then(part, carried)


def _through_the_door(plan: Plan, path: Path, *, keeps_history: bool) -> Path:
    if plan.facts.source is Source.APP_EVENTS:
        if writes_directly(plan, keeps_history=keeps_history):
            return path
        to_kafka = np.ones_like(plan.on_kafka) if keeps_history else plan.on_kafka
        return path.then(gateway(plan, to_kafka=to_kafka), raw(plan, "JSON over HTTP"))
    if plan.facts.source not in DOORS:
        return path
    build, form = DOORS[plan.facts.source]
    return path.then(build(plan), raw(plan, form))
