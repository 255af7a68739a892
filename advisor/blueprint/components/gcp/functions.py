"""Cloud Functions that bring events in: the door for applications, pollers of APIs, readers of files."""

import numpy as np

from advisor.blueprint.components.door import FunctionDoor
from advisor.blueprint.components.poller import Poller
from advisor.blueprint.components.reader import Reader
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import usage
from advisor.blueprint.plan import MONTH_S, Plan
from advisor.cases import Array
from advisor.cost.sizing.gcp_limits import DOOR_MEMORY, FUNCTION_GHZ_PER_GB, FUNCTION_ROUND
from advisor.cost.sizing.stream_limits import POLLER_MEMORY, READER_MEMORY
from advisor.design import Reason, Setting, Sized, Usage

SERVICE = "cloud_function"


def billed(seconds: Array, memory_gb: float, calls: Array, bound_by: Reason) -> tuple[Usage, ...]:
    """What so many seconds and calls a month cost: memory, the CPU that comes with it, invocations."""
    return (
        usage("gcp.functions.gb_second", seconds * memory_gb, bound_by),
        usage("gcp.functions.ghz_second", seconds * memory_gb * FUNCTION_GHZ_PER_GB.value, bound_by),
        usage("gcp.functions.million_invocations", calls / 1e6, bound_by),
    )


def _requests(requests: Sized, month_s: float) -> tuple[Usage, ...]:
    calls = requests.value * month_s
    return billed(calls * FUNCTION_ROUND.value, DOOR_MEMORY.value, calls, requests.bound())


def _door_settings(plan: Plan) -> tuple[Setting, ...]:
    return (
        Setting(name="--trigger-http", value="--no-allow-unauthenticated", because="senders have tokens"),
        Setting(
            name="--memory", value=f"{whole(DOOR_MEMORY.value * 1024)}MiB", because="it passes requests on"
        ),
        Setting(
            name="--max-instances",
            value=whole(max(1.0, np.ceil(2 * float(plan.peak_records[0]) * FUNCTION_ROUND.value))),
            because="twice the requests at the peak, a tenth of a second each",
        ),
    )


def _polled(plan: Plan, sized: Sized, seconds: Array) -> tuple[Usage, ...]:
    return (
        *billed(seconds, POLLER_MEMORY.value, sized.value * MONTH_S / 60, sized.bound()),
        usage("gcp.scheduler.job_month", plan.full(1.0), "one start a minute"),
    )


def _poller_settings(sized: Sized) -> tuple[Setting, ...]:
    return (
        Setting(name="schedule", value="* * * * *", because="Cloud Scheduler; it loops within the minute"),
        Setting(name="--max-instances", value=whole(sized.value[0]), because="no overlap"),
        Setting(name="--memory", value="512MiB", because="pages are passed on, not kept"),
    )


def _read(_plan: Plan, seconds: Array) -> tuple[Usage, ...]:
    return billed(seconds, READER_MEMORY.value, seconds / 60, "events read")


DOOR = FunctionDoor(
    title="Door on Cloud Functions",
    service=SERVICE,
    usages=_requests,
    settings=_door_settings,
    kafka="Kafka, over the VPC connector",
    managed="the topic",
)
POLLER = Poller(title="Poller on Cloud Functions", service=SERVICE, usages=_polled, settings=_poller_settings)
READER = Reader(
    title="File reader on Cloud Functions",
    service=SERVICE,
    label="object finalized event",
    trigger="the finalized event",
    usages=_read,
    settings=(
        Setting(
            name="--trigger-event",
            value="google.cloud.storage.object.v1.finalized",
            because="the file itself is the trigger",
        ),
        Setting(name="--retry", value="true", because="a failed reading is started again"),
    ),
)
