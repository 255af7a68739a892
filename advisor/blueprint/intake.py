"""The way into a log, by the kind of source, and the log itself on what the team already runs."""

from advisor.blueprint.components.capture import capture
from advisor.blueprint.components.gateway import gateway
from advisor.blueprint.components.kinesis import kinesis
from advisor.blueprint.components.msk import msk
from advisor.blueprint.components.poller import poller
from advisor.blueprint.components.reader import reader
from advisor.blueprint.components.source import source
from advisor.blueprint.part import Carried, Path, start
from advisor.blueprint.plan import Plan
from advisor.vocabulary import Platform, Source

DOORS = {
    Source.APP_EVENTS: (gateway, "JSON over HTTP"),
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


def uses_msk(plan: Plan, *, keeps_history: bool = False) -> bool:
    """Kafka where all history must stay in the log, or where the team runs Kafka and no Kinesis."""
    return keeps_history or (plan.runs(Platform.KAFKA) and not plan.runs(Platform.KINESIS))


def into_log(plan: Plan, consumers: int, *, keeps_history: bool = False) -> Path:
    """From the source into the log that `consumers` read, the live one and those beside it.

    Applications write to Kafka with its own client; to Kinesis they come through the gateway.
    """
    on_kafka = uses_msk(plan, keeps_history=keeps_history)
    log = msk(plan, consumers, keeps_history=keeps_history) if on_kafka else kinesis(plan, consumers)
    path = start(source(plan))
    if plan.facts.source in DOORS and not (on_kafka and plan.facts.source is Source.APP_EVENTS):
        build, form = DOORS[plan.facts.source]
        path = path.then(build(plan), raw(plan, form))
    retention = None if keeps_history else plan.log_retention_s
    carried = Carried(
        format="Avro" if on_kafka else "JSON",
        guarantee="at least once",
        events_per_s=plan.rate,
        bytes_per_s=plan.bytes_per_s,
        retention_s=retention,
    )
    return path.then(log, carried)
