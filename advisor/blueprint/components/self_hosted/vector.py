"""Vector takes events over HTTP: it hands them to the log, or gathers them into files for scheduled runs."""

from advisor.blueprint.components.door import FACTS, KEY, collected, stations
from advisor.blueprint.components.file_delivery import delivery, gathered
from advisor.blueprint.components.self_hosted.machines import shared
from advisor.blueprint.landing import FileBuffer
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Words, make_part
from advisor.blueprint.plan import Flags, Plan
from advisor.cases import Array
from advisor.cost.sizing.self_hosted import vector_vcpus
from advisor.cost.sizing.self_hosted_limits import FILE_BYTES, FILE_WRITE, VECTOR_FLUSH
from advisor.design import Setting, Sized
from advisor.quantity import digits, show_duration, show_rate
from advisor.stations import Station
from advisor.vocabulary import Stage

FILES = FileBuffer(least_s=1.0, most_s=VECTOR_FLUSH.value, full_bytes=FILE_BYTES.value)


def gateway(plan: Plan, _to_kafka: Flags) -> Part:
    """The door for applications, behind a load balancer in each zone."""
    sized = vector_vcpus(plan.peak_mb_per_s * 1e6, plan.peak_records)
    return make_part(
        KEY,
        "Vector, the door",
        Stage.INGEST,
        "http_gateway",
        facts=FACTS,
        words=_gateway_words(plan, sized) if plan.describe else Words(),
        usages=(shared(sized.value, sized.bound()),),
        stations=stations(plan),
    )


def _gateway_words(plan: Plan, sized: Sized) -> Words:
    return Words(
        why=f"{collected(plan)}; Vector writes them to Kafka.",
        size=(
            f"{digits(sized.value[0])} vCPU ({sized.bound_by()}), {show_rate(plan.peak_records[0])} "
            "requests at the peak"
        ),
        settings=(
            Setting(name="sources.http.type", value="http_server", because="senders need no client library"),
            Setting(
                name="sources.http.tls.verify_certificate", value="true", because="senders have certificates"
            ),
            Setting(
                name="acknowledgements.enabled",
                value="true",
                because="a sender's request is answered once Kafka has it",
            ),
            Setting(name="sinks.kafka.librdkafka_options.acks", value="all", because="two brokers have it"),
        ),
        failure="The other pods take the requests; a sender that got no answer sends again.",
    )


def landing(plan: Plan, headway_s: Array) -> Part:
    """From senders to files in front of a scheduled run, without a log."""
    sized = vector_vcpus(plan.peak_mb_per_s * 1e6, plan.peak_records)
    buffer_s = FILES.landing_s(headway_s)
    return delivery(
        plan,
        "Vector, into files",
        "file_delivery",
        words=_landing_words(plan, sized, float(buffer_s[0])) if plan.describe else Words(),
        usages=(shared(sized.value, sized.bound()),),
        stations=stations_of_files(plan, buffer_s),
    )


def stations_of_files(plan: Plan, buffer_s: Array) -> tuple[Station, ...]:
    """Files closed when `buffer_s` is over or they are large enough, then written into Ceph."""
    return gathered(plan, FILES, buffer_s, FILE_WRITE.value)


def _landing_words(plan: Plan, sized: Sized, buffer_s: float) -> Words:
    return Words(
        why=(
            "A scheduled run reads files, not single events; senders post events and no log has to be "
            "run for it."
        ),
        size=f"{digits(sized.value[0])} vCPU ({sized.bound_by()}), a file every {show_duration(buffer_s)}",
        settings=(
            Setting(
                name="sinks.files.batch.timeout_secs",
                value=whole(buffer_s),
                because="a fifth of the headway, within 1 s and 15 min",
            ),
            Setting(
                name="sinks.files.batch.max_bytes",
                value=whole(FILE_BYTES.value),
                because="files that Spark reads well",
            ),
            Setting(
                name="sinks.files.key_prefix",
                value="bronze/landed_date=%F/",
                because="the day an event arrived; its own day is read from event_time, see Q7",
            ),
            Setting(
                name="sinks.files.buffer.type",
                value="disk",
                because="a pod that restarts loses nothing it took",
            ),
            Setting(
                name="acknowledgements.enabled",
                value="true",
                because="a request is answered once it is on disk",
            ),
        ),
        failure=(
            "Its disk keeps what was acknowledged; the other pods take new requests and senders repeat "
            "the rest."
        ),
    )
