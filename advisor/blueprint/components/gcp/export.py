"""From Pub/Sub into files by a Cloud Storage subscription, which nobody runs; from Kafka by Kafka Connect."""

from dataclasses import replace

import numpy as np

from advisor.blueprint.components.gcp.pubsub import published
from advisor.blueprint.landing import FileBuffer
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import ARCHIVED, Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, MONTH_S, Plan
from advisor.cases import Array
from advisor.cost.sizing.gcp import TIB, connect_workers
from advisor.cost.sizing.gcp_limits import EXPORT_BYTES, EXPORT_MAX, EXPORT_MIN, EXPORT_WRITE
from advisor.design import Buffer, Setting, Station, Transit, Usage
from advisor.quantity import digits, show_duration
from advisor.vocabulary import Stage

KEY = "delivery"
SUBSCRIPTION = FileBuffer(least_s=EXPORT_MIN.value, most_s=EXPORT_MAX.value, full_bytes=EXPORT_BYTES.value)


def landing(plan: Plan, headway_s: Array) -> Part:
    """From senders through a topic to the landing bucket in front of a scheduled run."""
    why = "A scheduled run reads files, not single events; senders publish and nothing has to be run for it."
    return _landing(plan, headway_s, (*published(plan), _exported(plan)), why)


def landing_from_log(plan: Plan, headway_s: Array) -> Part:
    """From the topic that changes are captured into."""
    why = "A scheduled run reads files, not single events; the topic's own subscription writes them."
    return _landing(plan, headway_s, (_exported(plan),), why)


def archive_delivery(plan: Plan) -> Part:
    """From the log to the archive, beside the live path, with the longest buffer."""
    workers = connect_workers(plan.peak * plan.event_bytes)
    hours = np.where(plan.on_kafka, workers.value * MONTH_H, 0.0)
    tib = np.where(plan.on_kafka, 0.0, plan.bytes_per_s * MONTH_S / TIB)
    usages = (
        usage("gcp.compute.n2_standard_8_hour", hours, workers.bound()),
        usage("gcp.pubsub.export_tib", tib, "bytes written"),
    )
    words = Words()
    if plan.describe:
        why = "History must outlive the log: everything that came is kept in Cloud Storage as it came."
        words = _connect_words(plan, why) if plan.uses_msk() else _words(plan, why, EXPORT_MAX.value)
    stations = _stations(plan, SUBSCRIPTION.archive_s(plan))
    part = _part(plan, usages, words, stations, from_kafka=plan.uses_msk())
    return replace(part, towards=ARCHIVED)


def _landing(plan: Plan, headway_s: Array, usages: tuple[Usage, ...], why: str) -> Part:
    buffer_s = SUBSCRIPTION.landing_s(headway_s)
    words = _words(plan, why, float(buffer_s[0])) if plan.describe else Words()
    return _part(plan, usages, words, _stations(plan, buffer_s), from_kafka=False)


def _stations(plan: Plan, buffer_s: Array) -> tuple[Station, ...]:
    """One file for all events, closed when `buffer_s` is over or it is large enough, then written."""
    gathered = Buffer(
        component=KEY,
        label="file, by time or when large enough",
        period_s=buffer_s,
        full_events=SUBSCRIPTION.full_events(plan),
        buffers=plan.full(1.0),
    )
    written = Transit(component=KEY, label="write the file", seconds=plan.full(EXPORT_WRITE.value))
    return (gathered, written)


def _exported(plan: Plan) -> Usage:
    return usage("gcp.pubsub.export_tib", plan.bytes_per_s * MONTH_S / TIB, "bytes written")


def _part(
    plan: Plan, usages: tuple[Usage, ...], words: Words, stations: tuple[Station, ...], *, from_kafka: bool
) -> Part:
    return make_part(
        KEY,
        "Kafka Connect on Compute Engine" if from_kafka else "Cloud Storage subscription",
        Stage.INGEST,
        "kafka_connect" if from_kafka else "pubsub_delivery",
        facts=("source" if plan.option.is_scheduled else "history_years", "rate_per_s", "event_bytes"),
        words=words,
        usages=usages,
        stations=stations,
    )


def _words(plan: Plan, why: str, buffer_s: float) -> Words:
    return Words(
        why=why,
        size=f"{digits(plan.bytes_per_s[0] / 1e6)} MB/s, a file every {show_duration(buffer_s)}",
        settings=(
            Setting(
                name="cloudStorageConfig.maxDuration",
                value=f"{whole(buffer_s)}s",
                because="a fifth of the headway, within 1 and 10 min",
            ),
            Setting(
                name="cloudStorageConfig.maxBytes",
                value=whole(EXPORT_BYTES.value),
                because="files of a size that Spark reads well",
            ),
            Setting(
                name="cloudStorageConfig.filenamePrefix",
                value="landed_date=",
                because="the day an event arrived; its own day is read from event_time, see Q7",
            ),
            Setting(
                name="cloudStorageConfig.filenameDatetimeFormat",
                value="YYYY-MM-DD/hh_mm_ssZ",
                because="a folder a day",
            ),
            Setting(name="deadLetterPolicy", value="failed", because="what could not be written is kept"),
        ),
        failure="It retries while the topic keeps messages; senders or the log keep what is new.",
    )


def _connect_words(plan: Plan, why: str) -> Words:
    workers = connect_workers(plan.peak * plan.event_bytes)
    return Words(
        why=why,
        size=f"{digits(workers.value[0])} n2-standard-8 ({workers.bound_by()})",
        settings=(
            Setting(
                name="rotate.schedule.interval.ms",
                value=whole(EXPORT_MAX.value * 1000),
                because="nobody waits for the archive",
            ),
            Setting(name="errors.tolerance", value="none", because="it stops rather than lose an event"),
        ),
        failure="It goes on from its committed offsets; files that were open are written again.",
    )
