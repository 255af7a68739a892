"""What writes a log into files: the buffer that gathers them, and Kafka Connect where the log is Kafka."""

from advisor.blueprint.components.virtual_machines import Machines
from advisor.blueprint.landing import FileBuffer
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Words, make_part
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.design import Setting, Sized, Usage
from advisor.quantity import digits
from advisor.stations import Buffer, Station, Transit
from advisor.vocabulary import Stage

KEY = "delivery"
HISTORY_OUTLIVES = "History must outlive the log: everything that came is kept in {} as it came."


def gathered(
    plan: Plan, files: FileBuffer, buffer_s: Array, write_s: float, label: str = "file"
) -> tuple[Station, ...]:
    """Files closed when `buffer_s` is over or they are large enough, then written."""
    return (
        Buffer(
            component=KEY,
            label=f"{label}, by time or when large enough",
            period_s=buffer_s,
            full_events=files.full_events(plan),
            buffers=files.buffers(plan),
        ),
        Transit(component=KEY, label="write the file", seconds=plan.full(write_s)),
    )


def delivery(
    plan: Plan,
    title: str,
    service: str,
    *,
    usages: tuple[Usage, ...],
    words: Words,
    stations: tuple[Station, ...],
) -> Part:
    """The part, in front of a run or of the archive."""
    return make_part(
        KEY,
        title,
        Stage.INGEST,
        service,
        facts=("source" if plan.option.is_scheduled else "history_years", "rate_per_s", "event_bytes"),
        words=words,
        usages=usages,
        stations=stations,
    )


def connect_words(plan: Plan, machines: Machines, workers: Sized, why: str, window_s: float) -> Words:
    """Kafka Connect that writes the archive, on machines that the team runs."""
    return Words(
        why=why,
        size=f"{digits(workers.value[0])} {machines.name(plan)} ({workers.bound_by()})",
        settings=(
            Setting(
                name="rotate.schedule.interval.ms",
                value=whole(window_s * 1000),
                because="nobody waits for the archive",
            ),
            Setting(name="errors.tolerance", value="none", because="it stops rather than lose an event"),
        ),
        failure="It goes on from its committed offsets; files that were open are written again.",
    )
