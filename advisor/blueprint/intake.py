"""The way into a log, by the kind of source, and the log itself on what the team already runs."""

from advisor.blueprint.components.capture import capture
from advisor.blueprint.components.gateway import gateway
from advisor.blueprint.components.kinesis import kinesis
from advisor.blueprint.components.msk import msk, writes_directly
from advisor.blueprint.components.poller import poller
from advisor.blueprint.components.reader import reader
from advisor.blueprint.components.source import source
from advisor.blueprint.part import Carried, Path, start
from advisor.blueprint.plan import Plan
from advisor.vocabulary import Platform, Source

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


def uses_msk(plan: Plan, *, keeps_history: bool = False) -> bool:
    """Kafka where all history must stay in the log, or where the team runs Kafka and no Kinesis."""
    return keeps_history or (plan.runs(Platform.KAFKA) and not plan.runs(Platform.KINESIS))


def into_log(plan: Plan, consumers: int, *, keeps_history: bool = False) -> Path:
    """From the source into the log that `consumers` read, the live one and those beside it.

    Applications come through the gateway; to a Kafka that the team already runs they write with its client.
    """
    on_kafka = uses_msk(plan, keeps_history=keeps_history)
    log = msk(plan, consumers, keeps_history=keeps_history) if on_kafka else kinesis(plan, consumers)
    path = _through_the_door(plan, start(source(plan)), on_kafka=on_kafka)
    retention = None if keeps_history else plan.log_retention_s
    carried = Carried(
        format="Avro" if on_kafka else "JSON",
        guarantee="at least once",
        events_per_s=plan.rate,
        bytes_per_s=plan.bytes_per_s,
        retention_s=retention,
    )
    return path.then(log, carried)


def _through_the_door(plan: Plan, path: Path, *, on_kafka: bool) -> Path:
    if plan.facts.source is Source.APP_EVENTS:
        if on_kafka and writes_directly(plan):
            return path
        return path.then(gateway(plan, to_kafka=on_kafka), raw(plan, "JSON over HTTP"))
    if plan.facts.source not in DOORS:
        return path
    build, form = DOORS[plan.facts.source]
    return path.then(build(plan), raw(plan, form))
