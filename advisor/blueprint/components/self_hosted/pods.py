"""Pods that fetch events: pollers of APIs, readers of dropped files, and what pulls at each departure."""

from advisor.blueprint.components.poller import Poller
from advisor.blueprint.components.pulled import Puller
from advisor.blueprint.components.reader import Reader
from advisor.blueprint.components.self_hosted.machines import SHARED, shared
from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.part import usage
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.cost.sizing.clearing import clear
from advisor.cost.sizing.self_hosted_limits import POD_VCPUS
from advisor.cost.sizing.stream_limits import READER_EVENTS
from advisor.design import Setting, Sized, Usage
from advisor.quantity import show_rate


def _polled(_plan: Plan, sized: Sized, _seconds: Array) -> tuple[Usage, ...]:
    return (shared(sized.value * POD_VCPUS.value, sized.bound()),)


def _poller_settings(sized: Sized) -> tuple[Setting, ...]:
    return (
        Setting(name="replicas", value=whole(sized.value[0]), because=sized.bound_by()),
        Setting(name="strategy.type", value="Recreate", because="two pods must not ask for the same pages"),
    )


def _readers(plan: Plan) -> Sized:
    needs = ("events/s at the peak", "two pods, so that one may die")
    return clear(needs, plan.peak / READER_EVENTS.value, 2.0)


def _read(plan: Plan, _seconds: Array) -> tuple[Usage, ...]:
    sized = _readers(plan)
    return (shared(sized.value, sized.bound()),)


def _reader_size(plan: Plan) -> str:
    sized = _readers(plan)
    return f"{counted(float(sized.value[0]), 'pod')} of 1 vCPU ({sized.bound_by()})"


def _pages(hours: Array, sized: Sized, _headway_s: Array) -> tuple[Usage, ...]:
    return (usage(SHARED, hours * POD_VCPUS.value, sized.bound()),)


POLLER = Poller(
    title="Poller",
    service="api_poller",
    usages=_polled,
    settings=_poller_settings,
    size=lambda plan, sized: (
        f"{counted(float(sized.value[0]), 'pod')} for {show_rate(plan.peak[0])} ({sized.bound_by()})"
    ),
    failure=(
        "Kubernetes starts it elsewhere; the cursor in the log's last record says where to go on, and the "
        "API must still answer for that time."
    ),
)
READER = Reader(
    title="File reader",
    service="file_reader",
    label="bucket notification",
    trigger="a notification",
    usages=_read,
    settings=(
        Setting(name="Event", value="s3:ObjectCreated:*", because="the file itself is the trigger"),
        Setting(name="push-endpoint", value="kafka://files", because="notifications wait in a topic"),
        Setting(name="persistent", value="true", because="a notification is kept until it is delivered"),
    ),
    size=_reader_size,
    failure=(
        "The topic keeps the notification; half-read files are read again, and event ids remove copies."
    ),
)
PULLING = Puller(
    title="Pull by pods",
    service="api_puller",
    usages=_pages,
    connections="parallelism",
)
