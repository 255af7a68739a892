"""From Pub/Sub into files by a Cloud Storage subscription, which nobody runs; from Kafka by Kafka Connect."""

from dataclasses import replace

import numpy as np

from advisor.blueprint.components.file_delivery import HISTORY_OUTLIVES, connect_words, delivery, gathered
from advisor.blueprint.components.gcp.cloud_storage import CLOUD_STORAGE
from advisor.blueprint.components.gcp.machines import COMPUTE
from advisor.blueprint.components.gcp.pubsub import published
from advisor.blueprint.landing import FileBuffer
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import ARCHIVED, Part, Words, usage
from advisor.blueprint.plan import MONTH_S, Plan
from advisor.cases import Array
from advisor.cost.sizing.gcp import TIB, connect_workers
from advisor.cost.sizing.gcp_limits import EXPORT_BYTES, EXPORT_MAX, EXPORT_MIN, EXPORT_WRITE
from advisor.design import Setting, Usage
from advisor.quantity import digits, show_duration

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
    tib = np.where(plan.on_kafka, 0.0, plan.bytes_per_s * MONTH_S / TIB)
    usages = (
        *COMPUTE.usages(plan, workers.value, workers.bound(), plan.on_kafka),
        usage("gcp.pubsub.export_tib", tib, "bytes written"),
    )
    words, why = Words(), HISTORY_OUTLIVES.format(CLOUD_STORAGE.title)
    if plan.describe and plan.uses_msk():
        words = connect_words(plan, COMPUTE, workers, why, EXPORT_MAX.value)
    elif plan.describe:
        words = _words(plan, why, EXPORT_MAX.value)
    part = _part(plan, usages, words, SUBSCRIPTION.archive_s(plan), from_kafka=plan.uses_msk())
    return replace(part, towards=ARCHIVED)


def _landing(plan: Plan, headway_s: Array, usages: tuple[Usage, ...], why: str) -> Part:
    buffer_s = SUBSCRIPTION.landing_s(headway_s)
    words = _words(plan, why, float(buffer_s[0])) if plan.describe else Words()
    return _part(plan, usages, words, buffer_s, from_kafka=False)


def _exported(plan: Plan) -> Usage:
    return usage("gcp.pubsub.export_tib", plan.bytes_per_s * MONTH_S / TIB, "bytes written")


def _part(plan: Plan, usages: tuple[Usage, ...], words: Words, buffer_s: Array, *, from_kafka: bool) -> Part:
    """One file for all events, closed when `buffer_s` is over or it is large enough, then written."""
    return delivery(
        plan,
        "Kafka Connect on Compute Engine" if from_kafka else "Cloud Storage subscription",
        "kafka_connect" if from_kafka else "pubsub_delivery",
        usages=usages,
        words=words,
        stations=gathered(plan, SUBSCRIPTION, buffer_s, EXPORT_WRITE.value),
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
