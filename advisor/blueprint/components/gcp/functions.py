"""Cloud Functions that bring events in: the door for applications, pollers of APIs, readers of files."""

import numpy as np

from advisor.blueprint.latencies import GATEWAY_CALL, OBJECT_EVENT, POLL_CALL, POLL_MAX, POLL_SHARE
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_S, Flags, Plan
from advisor.cases import Array
from advisor.cost.sizing.gcp_limits import DOOR_MEMORY, FUNCTION_GHZ_PER_GB, FUNCTION_ROUND
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
    """What so many seconds and calls a month cost: memory, the CPU that comes with it, invocations."""
    return (
        usage("gcp.functions.gb_second", seconds * memory_gb, bound_by),
        usage("gcp.functions.ghz_second", seconds * memory_gb * FUNCTION_GHZ_PER_GB.value, bound_by),
        usage("gcp.functions.million_invocations", calls / 1e6, bound_by),
    )


def gateway(plan: Plan, to_kafka: Flags) -> Part:
    """An authenticated HTTP function that publishes what a sender collected."""
    requests = requests_per_s(plan.rate, plan.event_bytes, plan.linger_s)
    calls = requests.value * MONTH_S
    return make_part(
        GATEWAY,
        "Door on Cloud Functions",
        Stage.INGEST,
        "cloud_function",
        facts=("source", "rate_per_s", "freshness_s", "event_bytes"),
        words=_gateway_words(plan, requests, to_kafka=bool(to_kafka[0])) if plan.describe else Words(),
        usages=billed(calls * FUNCTION_ROUND.value, DOOR_MEMORY.value, calls, requests.bound()),
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
    log = "Kafka, over the VPC connector" if to_kafka else "the topic"
    return Words(
        why=(
            "Applications send events over HTTP and need one authenticated door. A sender collects events "
            f"for {linger} (a twentieth of the promise, 1 s at most), {digits(PRODUCERS.value)} senders "
            f"assumed; the function writes to {log}."
        ),
        size=f"{show_rate(requests.value[0])} requests",
        settings=(
            Setting(name="--trigger-http", value="--no-allow-unauthenticated", because="senders have tokens"),
            Setting(
                name="--memory",
                value=f"{whole(DOOR_MEMORY.value * 1024)}MiB",
                because="it passes requests on",
            ),
            Setting(
                name="--max-instances",
                value=whole(max(1.0, np.ceil(2 * float(plan.peak_records[0]) * FUNCTION_ROUND.value))),
                because="twice the requests at the peak, a tenth of a second each",
            ),
        ),
        failure="Senders get 5xx and retry with back-off; what they cannot keep meanwhile is lost.",
    )


def poller(plan: Plan) -> Part:
    """A function started each minute by Cloud Scheduler that asks the API in a loop."""
    sized = pollers(plan.peak)
    period_s = np.clip(POLL_SHARE.value * plan.cases.freshness_s, POLL_CALL.value, POLL_MAX.value)
    working = POLL_CALL.value / period_s + plan.rate / (sized.value * POLLER_EVENTS.value)
    seconds = sized.value * MONTH_S * np.minimum(1.0, working)
    calls = sized.value * MONTH_S / 60
    return make_part(
        POLLER,
        "Poller on Cloud Functions",
        Stage.INGEST,
        "cloud_function",
        facts=("source", "freshness_s", "rate_per_s"),
        words=_poller_words(plan, sized, float(period_s[0])) if plan.describe else Words(),
        usages=(
            *billed(seconds, POLLER_MEMORY.value, calls, sized.bound()),
            usage("gcp.scheduler.job_month", plan.full(1.0), "one start a minute"),
        ),
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
            Setting(
                name="schedule", value="* * * * *", because="Cloud Scheduler; it loops within the minute"
            ),
            Setting(name="--max-instances", value=whole(sized.value[0]), because="no overlap"),
            Setting(name="--memory", value="512MiB", because="pages are passed on, not kept"),
        ),
        failure=(
            "The cursor in the log's last record says where to go on; the API must still answer for that "
            "time."
        ),
    )


def reader(plan: Plan) -> Part:
    """A function on the bucket's finalized event."""
    seconds = plan.rate / READER_EVENTS.value * MONTH_S
    return make_part(
        READER,
        "File reader on Cloud Functions",
        Stage.INGEST,
        "cloud_function",
        facts=("source", "arrival_interval_s", "rate_per_s"),
        words=_reader_words(plan) if plan.describe else Words(),
        usages=billed(seconds, READER_MEMORY.value, seconds / 60, "events read"),
        stations=(
            Transit(component=READER, label="object finalized event", seconds=plan.full(OBJECT_EVENT.value)),
        ),
    )


def _reader_words(plan: Plan) -> Words:
    interval = show_duration(plan.cases.arrival_interval_s[0])
    return Words(
        why=(
            f"Files come every {interval}; the finalized event starts the reading, so that no poll adds a "
            "wait."
        ),
        size=f"{show_rate(READER_EVENTS.value)} each, {show_rate(plan.rate[0])} on average",
        settings=(
            Setting(
                name="--trigger-event",
                value="google.cloud.storage.object.v1.finalized",
                because="the file itself is the trigger",
            ),
            Setting(name="--retry", value="true", because="a failed reading is started again"),
        ),
        failure=(
            "The event is delivered again; half-read files are read again, and event ids remove what came "
            "twice."
        ),
    )
