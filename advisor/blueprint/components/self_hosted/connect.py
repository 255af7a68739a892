"""Kafka Connect on shared machines: changes from databases into the log, and the log into files."""

from dataclasses import replace

from advisor.blueprint.components.self_hosted.machines import shared
from advisor.blueprint.components.self_hosted.vector import DELIVERY, FILES, gathered
from advisor.blueprint.latencies import DEBEZIUM_POLL
from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.part import ARCHIVED, Part, Words, make_part
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.cost.sizing.ingest import capture_tasks
from advisor.cost.sizing.self_hosted import connect_vcpus
from advisor.cost.sizing.self_hosted_limits import FILE_BYTES
from advisor.design import Gate, Setting, Sized
from advisor.quantity import digits, show_duration, show_rate
from advisor.vocabulary import Stage

CAPTURE = "capture"


def capture(plan: Plan) -> Part:
    """Debezium follows the database's log and publishes each change, in order."""
    tasks = capture_tasks(plan.peak)
    polled = plan.full(DEBEZIUM_POLL.value)
    return make_part(
        CAPTURE,
        "Debezium on Kafka Connect",
        Stage.INGEST,
        "debezium",
        facts=("source", "rate_per_s", "peak_factor"),
        words=_capture_words(plan, tasks) if plan.describe else Words(),
        usages=(shared(tasks.value, tasks.bound()),),
        stations=(Gate(component=CAPTURE, label="poll of the change log", period_s=polled, is_shared=False),),
    )


def _capture_words(plan: Plan, tasks: Sized) -> Words:
    return Words(
        why=(
            f"Changes of a database are captured from its log at {show_rate(plan.peak[0])} at the peak: "
            "deletes and every intermediate state included, which asking for changed rows would miss."
        ),
        size=f"{counted(float(tasks.value[0]), 'task')} of 1 vCPU ({tasks.bound_by()})",
        settings=(
            Setting(
                name="poll.interval.ms",
                value=whole(DEBEZIUM_POLL.value * 1000),
                because="Debezium's own default",
            ),
            Setting(name="snapshot.mode", value="initial", because="history first, then the log"),
            Setting(name="tombstones.on.delete", value="true", because="a deletion is a change too"),
            Setting(
                name="exactly.once.support",
                value="required",
                because="offsets are committed with the changes",
            ),
        ),
        failure=(
            "Kubernetes starts it elsewhere; it resumes at the committed log position, and the "
            "database must keep its "
            "log for as long as it stands."
        ),
    )


def landing_from_log(plan: Plan, headway_s: Array) -> Part:
    """From the topic of changes into files in front of a scheduled run."""
    why = "A scheduled run reads files, not single events; Kafka Connect writes what was captured."
    return _delivery(plan, FILES.landing_s(headway_s), why)


def archive_delivery(plan: Plan) -> Part:
    """From the log to the archive, beside the live path, with the longest buffer."""
    why = "History must outlive the log: everything that came is kept in Ceph as it came."
    return replace(_delivery(plan, FILES.archive_s(plan), why), towards=ARCHIVED)


def _delivery(plan: Plan, buffer_s: Array, why: str) -> Part:
    sized = connect_vcpus(plan.peak_mb_per_s * 1e6)
    return make_part(
        DELIVERY,
        "Kafka Connect, into files",
        Stage.INGEST,
        "kafka_connect",
        facts=("source" if plan.option.is_scheduled else "history_years", "rate_per_s", "event_bytes"),
        words=_delivery_words(sized, why, float(buffer_s[0])) if plan.describe else Words(),
        usages=(shared(sized.value, sized.bound()),),
        stations=gathered(plan, buffer_s, plan.full(1.0)),
    )


def _delivery_words(sized: Sized, why: str, buffer_s: float) -> Words:
    return Words(
        why=why,
        size=f"{digits(sized.value[0])} vCPU ({sized.bound_by()}), a file every {show_duration(buffer_s)}",
        settings=(
            Setting(name="tasks.max", value=whole(sized.value[0]), because=sized.bound_by()),
            Setting(
                name="rotate.schedule.interval.ms",
                value=whole(buffer_s * 1000),
                because="a fifth of the headway in front of a run, 15 min for the archive",
            ),
            Setting(
                name="partitioner.class",
                value="TimeBasedPartitioner",
                because="a folder for the day an event landed",
            ),
            Setting(
                name="s3.part.size", value=whole(FILE_BYTES.value), because="files that Spark reads well"
            ),
            Setting(name="errors.tolerance", value="none", because="it stops rather than lose an event"),
        ),
        failure=(
            "Its tasks move to the other worker and go on from their offsets; open files are written again."
        ),
    )
