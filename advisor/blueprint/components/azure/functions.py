"""Functions that bring events in on Azure: the door for applications, pollers of APIs, readers of files."""

import numpy as np

from advisor.blueprint.latencies import GATEWAY_CALL, OBJECT_EVENT, POLL_CALL, POLL_MAX, POLL_SHARE
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_S, Flags, Plan
from advisor.cases import Array
from advisor.cost.sizing.azure_limits import DOOR_MEMORY, FUNCTION_LEAST
from advisor.cost.sizing.ingest import pollers, requests_per_s
from advisor.cost.sizing.stream_limits import (
    POLLER_EVENTS,
    POLLER_MEMORY,
    PRODUCERS,
    READER_EVENTS,
    READER_MEMORY,
)
from advisor.design import Gate, Reason, Setting, Sized, Transit, Usage
from advisor.quantity import digits, show_duration, show_rate
from advisor.vocabulary import Stage

GATEWAY, POLLER, READER = "gateway", "poller", "reader"


def billed(seconds: Array, memory_gb: float, calls: Array, bound_by: Reason) -> tuple[Usage, ...]:
    """What so many seconds and executions a month cost on the consumption plan."""
    return (
        usage("azure.functions.gb_second", seconds * memory_gb, bound_by),
        usage("azure.functions.million_executions", calls / 1e6, bound_by),
    )


def gateway(plan: Plan, to_kafka: Flags) -> Part:
    """An authenticated HTTP function that sends on what a sender collected."""
    requests = requests_per_s(plan.rate, plan.event_bytes, plan.linger_s)
    calls = requests.value * MONTH_S
    return make_part(
        GATEWAY,
        "Door on Functions",
        Stage.INGEST,
        "azure_function",
        facts=("source", "rate_per_s", "freshness_s", "event_bytes"),
        words=_gateway_words(plan, requests, to_kafka=bool(to_kafka[0])) if plan.describe else Words(),
        usages=billed(calls * FUNCTION_LEAST.value, DOOR_MEMORY.value, calls, requests.bound()),
        stations=(
            Gate(
                component=GATEWAY,
                label="events collected by the sender",
                period_s=plan.linger_s,
                is_shared=False,
            ),
            Transit(component=GATEWAY, label="request", seconds=plan.full(GATEWAY_CALL.value)),
        ),
    )


def _gateway_words(plan: Plan, requests: Sized, *, to_kafka: bool) -> Words:
    linger = show_duration(plan.linger_s[0])
    log = "Kafka, over the virtual network" if to_kafka else "the event hub"
    return Words(
        why=(
            "Applications send events over HTTP and need one authenticated door. A sender collects events "
            f"for {linger} (a twentieth of the promise, 1 s at most), {digits(PRODUCERS.value)} senders "
            f"assumed; the function writes to {log}."
        ),
        size=f"{show_rate(requests.value[0])} requests",
        settings=(
            Setting(name="authLevel", value="function", because="senders have keys"),
            Setting(name="routePrefix", value="events", because="one address for all senders"),
            Setting(
                name="functionAppScaleLimit",
                value=whole(max(1.0, np.ceil(2 * float(plan.peak_records[0]) * FUNCTION_LEAST.value))),
                because="twice the requests at the peak, a tenth of a second each",
            ),
        ),
        failure="Senders get 5xx and retry with back-off; what they cannot keep meanwhile is lost.",
    )


def poller(plan: Plan) -> Part:
    """A function on a timer, started each minute, that asks the API in a loop."""
    sized = pollers(plan.peak)
    period_s = np.clip(POLL_SHARE.value * plan.cases.freshness_s, POLL_CALL.value, POLL_MAX.value)
    working = POLL_CALL.value / period_s + plan.rate / (sized.value * POLLER_EVENTS.value)
    seconds = sized.value * MONTH_S * np.minimum(1.0, working)
    calls = sized.value * MONTH_S / 60
    return make_part(
        POLLER,
        "Poller on Functions",
        Stage.INGEST,
        "azure_function",
        facts=("source", "freshness_s", "rate_per_s"),
        words=_poller_words(plan, sized, float(period_s[0])) if plan.describe else Words(),
        usages=billed(seconds, POLLER_MEMORY.value, calls, sized.bound()),
        stations=(
            Gate(component=POLLER, label="wait for the next poll", period_s=period_s),
            Transit(component=POLLER, label="call", seconds=plan.full(POLL_CALL.value)),
        ),
    )


def _poller_words(plan: Plan, sized: Sized, period_s: float) -> Words:
    return Words(
        why=(
            f"The API does not push. It is asked every {show_duration(period_s)}, a tenth of the promise "
            f"of {show_duration(plan.cases.freshness_s[0])} and a minute at most."
        ),
        size=f"{whole(sized.value[0])} at once for {show_rate(plan.peak[0])} ({sized.bound_by()})",
        settings=(
            Setting(name="timerTrigger schedule", value="0 * * * * *", because="it loops within the minute"),
            Setting(name="functionAppScaleLimit", value=whole(sized.value[0]), because="no overlap"),
            Setting(name="functionTimeout", value="00:01:00", because="the next start takes over"),
        ),
        failure=(
            "The cursor in the log's last record says where to go on; the API must still answer for that "
            "time."
        ),
    )


def reader(plan: Plan) -> Part:
    """A function on the blob-created event."""
    seconds = plan.rate / READER_EVENTS.value * MONTH_S
    return make_part(
        READER,
        "File reader on Functions",
        Stage.INGEST,
        "azure_function",
        facts=("source", "arrival_interval_s", "rate_per_s"),
        words=_reader_words(plan) if plan.describe else Words(),
        usages=billed(seconds, READER_MEMORY.value, seconds / 60, "events read"),
        stations=(
            Transit(component=READER, label="blob-created event", seconds=plan.full(OBJECT_EVENT.value)),
        ),
    )


def _reader_words(plan: Plan) -> Words:
    interval = show_duration(plan.cases.arrival_interval_s[0])
    return Words(
        why=(
            f"Files come every {interval}; the blob-created event starts the reading, so that no poll adds a "
            "wait."
        ),
        size=f"{show_rate(READER_EVENTS.value)} each, {show_rate(plan.rate[0])} on average",
        settings=(
            Setting(
                name="blobTrigger source",
                value="EventGrid",
                because="the file itself is the trigger, no scan",
            ),
            Setting(name="maxDequeueCount", value="5", because="a failed reading is started again"),
        ),
        failure=(
            "The event is delivered again; half-read files are read again, and event ids remove what came "
            "twice."
        ),
    )
