"""Files from Event Hubs by its own Capture, which nobody runs; from Kafka by Kafka Connect."""

from dataclasses import replace

import numpy as np

from advisor.blueprint.components.azure.data_lake import DATA_LAKE
from advisor.blueprint.components.azure.event_hubs import (
    hub_partitions,
    namespace_of,
    namespace_settings,
    namespace_usages,
    shown_units,
)
from advisor.blueprint.components.azure.machines import WORKERS
from advisor.blueprint.components.file_delivery import (
    HISTORY_OUTLIVES,
    KEY,
    connect_words,
    delivery,
    gathered,
)
from advisor.blueprint.landing import FileBuffer
from advisor.blueprint.latencies import EVENT_HUBS
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import ARCHIVED, Part, Words, usage
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.cost.sizing.azure import STANDARD, Namespace, connect_vms
from advisor.cost.sizing.azure_limits import CAPTURE_BYTES, CAPTURE_MAX, CAPTURE_MIN, CAPTURE_WRITE
from advisor.design import Setting, Usage
from advisor.quantity import digits, show_duration
from advisor.stations import Transit

DAY_S = 86400.0


CAPTURE = FileBuffer(
    least_s=CAPTURE_MIN.value,
    most_s=CAPTURE_MAX.value,
    full_bytes=CAPTURE_BYTES.value,
    form="Avro",
    buffers=hub_partitions,
)


def landing(plan: Plan, headway_s: Array) -> Part:
    """From senders through an event hub to the landing folder in front of a scheduled run."""
    chosen = namespace_of(plan)
    why = (
        "A scheduled run reads files, not single events; senders write to an event hub that captures itself."
    )
    usages = (*namespace_usages(plan, chosen, DAY_S), captured(chosen))
    sent = Transit(component=KEY, label="send", seconds=plan.full(EVENT_HUBS.value))
    part = _landing(plan, headway_s, usages, why, chosen)
    return replace(part, stations=(sent, *part.stations))


def landing_from_log(plan: Plan, headway_s: Array) -> Part:
    """From the event hub that changes are captured into."""
    chosen = namespace_of(plan)
    why = "A scheduled run reads files, not single events; the event hub's own Capture writes them."
    return _landing(plan, headway_s, (captured(chosen),), why, chosen)


def archive_delivery(plan: Plan) -> Part:
    """From the log to the archive, beside the live path, with the longest window."""
    chosen = namespace_of(plan)
    workers = connect_vms(plan.peak * plan.event_bytes)
    units = captured(chosen)
    usages = (
        *WORKERS.usages(plan, workers.value, workers.bound(), plan.on_kafka),
        usage(units.sku, np.where(plan.on_kafka, 0.0, units.quantity), units.bound_by),
    )
    words, why = Words(), HISTORY_OUTLIVES.format(DATA_LAKE.title)
    if plan.describe and plan.uses_msk():
        words = connect_words(plan, WORKERS, workers, why, CAPTURE_MAX.value)
    elif plan.describe:
        words = _words(plan, why, CAPTURE_MAX.value, "")
    part = _part(plan, usages, words, CAPTURE.archive_s(plan), from_kafka=plan.uses_msk())
    return replace(part, towards=ARCHIVED)


def captured(chosen: Namespace) -> Usage:
    """Capture is billed by the throughput unit; larger tiers include it."""
    return usage("azure.event_hubs.capture_tu_month", chosen.of(STANDARD), "every unit of the namespace")


def _landing(plan: Plan, headway_s: Array, usages: tuple[Usage, ...], why: str, chosen: Namespace) -> Part:
    buffer_s = CAPTURE.landing_s(headway_s)
    words = Words()
    if plan.describe:
        words = _words(plan, why, float(buffer_s[0]), f"; {shown_units(chosen)}")
        words = replace(words, settings=(*namespace_settings(chosen), *words.settings))
    return _part(plan, usages, words, buffer_s, from_kafka=False)


def _part(plan: Plan, usages: tuple[Usage, ...], words: Words, buffer_s: Array, *, from_kafka: bool) -> Part:
    """A file for each partition, closed when `buffer_s` is over or it is large enough, then written."""
    return delivery(
        plan,
        "Kafka Connect on VMs" if from_kafka else "Event Hubs Capture",
        "kafka_connect" if from_kafka else "event_hubs_delivery",
        usages=usages,
        words=words,
        stations=gathered(plan, CAPTURE, buffer_s, CAPTURE_WRITE.value, "captured file"),
    )


def _words(plan: Plan, why: str, window_s: float, units: str) -> Words:
    every = show_duration(window_s)
    return Words(
        why=why,
        size=f"{digits(plan.bytes_per_s[0] / 1e6)} MB/s, a file a partition every {every}{units}",
        settings=(
            Setting(
                name="captureDescription.intervalInSeconds",
                value=whole(window_s),
                because="nobody waits for the archive"
                if not plan.option.is_scheduled
                else "a fifth of the headway, within 1 and 15 min",
            ),
            Setting(
                name="captureDescription.sizeLimitInBytes",
                value=whole(CAPTURE_BYTES.value),
                because="the largest: time decides, as a rule",
            ),
            Setting(
                name="captureDescription.destination.properties.archiveNameFormat",
                value="{Namespace}/{EventHub}/landed_date={Year}-{Month}-{Day}/{Hour}-{Minute}-{Second}-{PartitionId}",
                because="the day an event arrived; its own day is read from event_time, see Q7",
            ),
            Setting(name="captureDescription.skipEmptyArchives", value="true", because="no files of nothing"),
        ),
        failure="It goes on where it stopped while the event hub keeps events; senders retry meanwhile.",
    )
