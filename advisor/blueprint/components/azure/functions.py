"""Functions that bring events in on Azure: the door for applications, pollers of APIs, readers of files."""

import numpy as np

from advisor.blueprint.components.door import FunctionDoor
from advisor.blueprint.components.poller import Poller
from advisor.blueprint.components.reader import Reader
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import usage
from advisor.blueprint.plan import MONTH_S, Plan
from advisor.cases import Array
from advisor.cost.sizing.azure_limits import DOOR_MEMORY, FUNCTION_LEAST
from advisor.cost.sizing.stream_limits import POLLER_MEMORY, READER_MEMORY
from advisor.design import Reason, Setting, Sized, Usage

SERVICE = "azure_function"


def billed(seconds: Array, memory_gb: float, calls: Array, bound_by: Reason) -> tuple[Usage, ...]:
    """What so many seconds and executions a month cost on the consumption plan."""
    return (
        usage("azure.functions.gb_second", seconds * memory_gb, bound_by),
        usage("azure.functions.million_executions", calls / 1e6, bound_by),
    )


def _requests(requests: Sized, month_s: float) -> tuple[Usage, ...]:
    calls = requests.value * month_s
    return billed(calls * FUNCTION_LEAST.value, DOOR_MEMORY.value, calls, requests.bound())


def _door_settings(plan: Plan) -> tuple[Setting, ...]:
    return (
        Setting(name="authLevel", value="function", because="senders have keys"),
        Setting(name="routePrefix", value="events", because="one address for all senders"),
        Setting(
            name="functionAppScaleLimit",
            value=whole(max(1.0, np.ceil(2 * float(plan.peak_records[0]) * FUNCTION_LEAST.value))),
            because="twice the requests at the peak, a tenth of a second each",
        ),
    )


def _polled(_plan: Plan, sized: Sized, seconds: Array) -> tuple[Usage, ...]:
    return billed(seconds, POLLER_MEMORY.value, sized.value * MONTH_S / 60, sized.bound())


def _poller_settings(sized: Sized) -> tuple[Setting, ...]:
    return (
        Setting(name="timerTrigger schedule", value="0 * * * * *", because="it loops within the minute"),
        Setting(name="functionAppScaleLimit", value=whole(sized.value[0]), because="no overlap"),
        Setting(name="functionTimeout", value="00:01:00", because="the next start takes over"),
    )


def _read(_plan: Plan, seconds: Array) -> tuple[Usage, ...]:
    return billed(seconds, READER_MEMORY.value, seconds / 60, "events read")


DOOR = FunctionDoor(
    title="Door on Functions",
    service=SERVICE,
    usages=_requests,
    settings=_door_settings,
    kafka="Kafka, over the virtual network",
    managed="the event hub",
)
POLLER = Poller(title="Poller on Functions", service=SERVICE, usages=_polled, settings=_poller_settings)
READER = Reader(
    title="File reader on Functions",
    service=SERVICE,
    label="blob-created event",
    trigger="the blob-created event",
    usages=_read,
    settings=(
        Setting(
            name="blobTrigger source", value="EventGrid", because="the file itself is the trigger, no scan"
        ),
        Setting(name="maxDequeueCount", value="5", because="a failed reading is started again"),
    ),
)
