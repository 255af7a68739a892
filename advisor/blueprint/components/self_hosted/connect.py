"""Kafka Connect on shared machines: changes from databases into the log, and the log into files."""

from dataclasses import replace

from advisor.blueprint.components.debezium import Debezium
from advisor.blueprint.components.file_delivery import HISTORY_OUTLIVES, delivery
from advisor.blueprint.components.self_hosted.ceph import CEPH
from advisor.blueprint.components.self_hosted.machines import shared
from advisor.blueprint.components.self_hosted.vector import FILES, stations_of_files
from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.part import ARCHIVED, Part, Words
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.cost.sizing.self_hosted import connect_vcpus
from advisor.cost.sizing.self_hosted_limits import FILE_BYTES
from advisor.design import Setting, Sized
from advisor.quantity import digits, show_duration

ON_CONNECT = Debezium(
    title="Debezium on Kafka Connect",
    usages=lambda _plan, tasks: (shared(tasks.value, tasks.bound()),),
    size=lambda _plan, tasks: f"{counted(float(tasks.value[0]), 'task')} of 1 vCPU ({tasks.bound_by()})",
    prefix="",
    more=(
        Setting(
            name="exactly.once.support", value="required", because="offsets are committed with the changes"
        ),
    ),
    failure=(
        "Kubernetes starts it elsewhere; it resumes at the committed log position, and the database must "
        "keep its log for as long as it stands."
    ),
)


def landing_from_log(plan: Plan, headway_s: Array) -> Part:
    """From the topic of changes into files in front of a scheduled run."""
    why = "A scheduled run reads files, not single events; Kafka Connect writes what was captured."
    return _delivery(plan, FILES.landing_s(headway_s), why)


def archive_delivery(plan: Plan) -> Part:
    """From the log to the archive, beside the live path, with the longest buffer."""
    part = _delivery(plan, FILES.archive_s(plan), HISTORY_OUTLIVES.format(CEPH.title))
    return replace(part, towards=ARCHIVED)


def _delivery(plan: Plan, buffer_s: Array, why: str) -> Part:
    sized = connect_vcpus(plan.peak_mb_per_s * 1e6)
    return delivery(
        plan,
        "Kafka Connect, into files",
        "kafka_connect",
        words=_delivery_words(sized, why, float(buffer_s[0])) if plan.describe else Words(),
        usages=(shared(sized.value, sized.bound()),),
        stations=stations_of_files(plan, buffer_s),
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
            Setting(
                name="format.class",
                value="io.confluent.connect.s3.format.json.JsonFormat",
                because="what the topic holds is converted: files are gzip JSON",
            ),
            Setting(name="errors.tolerance", value="none", because="it stops rather than lose an event"),
        ),
        failure=(
            "Its tasks move to the other worker and go on from their offsets; open files are written again."
        ),
    )
