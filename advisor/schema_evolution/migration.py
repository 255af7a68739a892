"""The way from the last schema to the newest: who changes first, or how a second topic takes over."""

from dataclasses import dataclass

from advisor.quantity import show_duration
from advisor.schema_evolution.compatibility import Compatibility, Mode

RETENTION_S = 7 * 86400.0
"""Kafka's own default of log.retention.hours, 168 (Apache Kafka documentation, broker configuration)."""
LONGEST_RETENTION_S = 100 * 365 * 86400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the way, and how anybody sees that it is done."""

    what: str
    done_when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """The way in one sentence, its steps in order, and what would spare a second topic."""

    finding: str
    needs_second_topic: bool
    steps: tuple[Step, ...]
    remedies: tuple[str, ...]


def migration(found: Compatibility, *, retention_s: float = RETENTION_S) -> Migration:
    """The way to the newest schema where the log keeps events for `retention_s` seconds."""
    backward, forward = found.holds(Mode.BACKWARD), found.holds(Mode.FORWARD)
    if backward and forward:
        return _way("Readers and writers may change in any order.", _any_order(found))
    if backward:
        return _way("Readers change first, then writers.", _readers_first(found))
    if forward:
        return _way(
            "Writers change first; readers once the log holds nothing older.",
            _writers_first(found, retention_s),
        )
    return Migration(
        finding="No order of changes works in one topic: the newest schema needs a second one.",
        needs_second_topic=True,
        steps=_second_topic(found, retention_s),
        remedies=_remedies(found),
    )


def _way(finding: str, steps: tuple[Step, ...]) -> Migration:
    return Migration(finding=finding, needs_second_topic=False, steps=steps, remedies=())


def _register(found: Compatibility, mode: Mode) -> Step:
    """The strictest mode of a family that lets the newest schema in."""
    transitive = Mode(f"{mode.value}_TRANSITIVE")
    enforced = transitive if found.holds(transitive) else mode
    return Step(
        what=f"Register the schema under {enforced.value}.",
        done_when=f"the registry answers with version {found.versions}",
    )


def _any_order(found: Compatibility) -> tuple[Step, ...]:
    return (
        _register(found, Mode.FULL),
        Step(
            what="Change writers and readers as it suits.", done_when="nobody uses the last version any more"
        ),
        *_history(found),
    )


def _readers_first(found: Compatibility) -> tuple[Step, ...]:
    return (
        _register(found, Mode.BACKWARD),
        Step(
            what="Change every reader; those that have changed read both versions.",
            done_when="no consumer group fetches the last version from the registry",
        ),
        Step(
            what="Change the writers. From here on a reader that goes back cannot read what is new.",
            done_when="the share of events of the last version is 0",
        ),
        *_history(found),
    )


def _writers_first(found: Compatibility, retention_s: float) -> tuple[Step, ...]:
    return (
        _register(found, Mode.FORWARD),
        Step(
            what="Change every writer; readers of the last version read both.",
            done_when="the share of events of the last version is 0",
        ),
        Step(
            what=f"Wait {show_duration(retention_s)}, until the log holds nothing older: the newest schema "
            "cannot read it.",
            done_when="the oldest event in the log is of the newest version",
        ),
        Step(what="Change the readers.", done_when="nobody uses the last version any more"),
        *_history(found),
    )


def _history(found: Compatibility) -> tuple[Step, ...]:
    """What older versions, kept in an archive or replayed, need besides."""
    last = found.versions - 1
    broken = sorted({r.writer for r in found.verdict(Mode.BACKWARD_TRANSITIVE).broken if r.writer < last})
    if not broken:
        return ()
    shown = ", ".join(str(number) for number in broken)
    return (
        Step(
            what=f"Read history of version {shown} with its own schema and translate it: the newest "
            "cannot read it.",
            done_when="a replay of the oldest day gives no decoding error",
        ),
    )


def _second_topic(found: Compatibility, retention_s: float) -> tuple[Step, ...]:
    kept = show_duration(retention_s)
    return (
        Step(
            what="Create a second topic, named with its version, with the partitions, key and retention of "
            "the first.",
            done_when="both list the same number of partitions",
        ),
        Step(
            what="Register the newest schema there as its first version, under BACKWARD_TRANSITIVE.",
            done_when="the registry answers with version 1",
        ),
        Step(
            what="Start a job that reads the first topic from its oldest event, translates, and writes "
            f"to the second under the same key. It must decide: {_decisions(found)}",
            done_when="its lag is below the freshness promised, and counts of a day agree in both topics",
        ),
        Step(
            what="Move readers one by one, each from the offset that belongs to the time where it stands.",
            done_when="no consumer group reads the first topic",
        ),
        Step(
            what="Move the writers to the second topic, then stop the job.",
            done_when="nothing was written to the first topic for a day",
        ),
        Step(
            what=f"Keep the first topic for {kept}, so that a reader can go back; then delete it.",
            done_when=f"{kept} have passed since the last write",
        ),
    )


def _decisions(found: Compatibility) -> str:
    """What no schema says: the value of each place that the newest reader cannot take."""
    reading = found.verdict(Mode.BACKWARD).broken[0]
    return " ".join(f"{each.path}: {each.reason}" for each in reading.breaks)


def _remedies(found: Compatibility) -> tuple[str, ...]:
    """Changes of the newest schema that would spare the second topic, each once."""
    changes = (
        f"{each.path}: {each.reader_remedy if reading.reader == found.versions else each.writer_remedy}"
        for reading in found.verdict(Mode.FULL).broken
        for each in reading.breaks
    )
    return tuple(dict.fromkeys(changes))
