"""Pods that fetch events: pollers of APIs, readers of dropped files, and what pulls at each departure."""

import numpy as np

from advisor.blueprint.components.pulled import CHANGED_SINCE, Pull
from advisor.blueprint.components.self_hosted.machines import SHARED, shared
from advisor.blueprint.components.self_hosted.spark import SPARK
from advisor.blueprint.latencies import OBJECT_EVENT, POLL_CALL, POLL_MAX, POLL_SHARE
from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.cases import Array
from advisor.cost.sizing.batch_limits import PULL_EVENTS, PULL_ROWS
from advisor.cost.sizing.clearing import clear
from advisor.cost.sizing.ingest import pollers
from advisor.cost.sizing.self_hosted_limits import POD_VCPUS
from advisor.cost.sizing.spark import pull_connections, worker_hours
from advisor.cost.sizing.stream_limits import READER_EVENTS
from advisor.design import Gate, Setting, Sized, Transit, Usage
from advisor.quantity import show_duration, show_rate
from advisor.vocabulary import Source, Stage

POLLER, READER, PULL = "poller", "reader", "pull"


def poller(plan: Plan) -> Part:
    """Pods that ask an API in a loop and write to the log."""
    sized = pollers(plan.peak)
    period_s = np.clip(POLL_SHARE.value * plan.cases.freshness_s, POLL_CALL.value, POLL_MAX.value)
    return make_part(
        POLLER,
        "Poller",
        Stage.INGEST,
        "api_poller",
        facts=("source", "freshness_s", "rate_per_s"),
        words=_poller_words(plan, sized, float(period_s[0])) if plan.describe else Words(),
        usages=(shared(sized.value * POD_VCPUS.value, sized.bound()),),
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
        size=f"{counted(float(sized.value[0]), 'pod')} for {show_rate(plan.peak[0])} ({sized.bound_by()})",
        settings=(
            Setting(name="replicas", value=whole(sized.value[0]), because=sized.bound_by()),
            Setting(
                name="strategy.type", value="Recreate", because="two pods must not ask for the same pages"
            ),
        ),
        failure=(
            "Kubernetes starts it elsewhere; the cursor in the log's last record says where to go "
            "on, and the API must "
            "still answer for that time."
        ),
    )


def reader(plan: Plan) -> Part:
    """Pods that a notification of the object store tells of each dropped file."""
    sized = clear(
        ("events/s at the peak", "two pods, so that one may die"), plan.peak / READER_EVENTS.value, 2.0
    )
    return make_part(
        READER,
        "File reader",
        Stage.INGEST,
        "file_reader",
        facts=("source", "arrival_interval_s", "rate_per_s"),
        words=_reader_words(plan, sized) if plan.describe else Words(),
        usages=(shared(sized.value, sized.bound()),),
        stations=(
            Transit(component=READER, label="bucket notification", seconds=plan.full(OBJECT_EVENT.value)),
        ),
    )


def _reader_words(plan: Plan, sized: Sized) -> Words:
    interval = show_duration(plan.cases.arrival_interval_s[0])
    return Words(
        why=f"Files come every {interval}; a notification starts the reading, so that no poll adds a wait.",
        size=f"{counted(float(sized.value[0]), 'pod')} of 1 vCPU ({sized.bound_by()})",
        settings=(
            Setting(name="Event", value="s3:ObjectCreated:*", because="the file itself is the trigger"),
            Setting(name="push-endpoint", value="kafka://files", because="notifications wait in a topic"),
            Setting(name="persistent", value="true", because="a notification is kept until it is delivered"),
        ),
        failure=(
            "The topic keeps the notification; half-read files are read again, and event ids remove copies."
        ),
    )


def pull(plan: Plan, headway_s: Array) -> Pull:
    """New rows or pages at each departure, over several connections."""
    is_database = plan.facts.source is Source.CDC
    per_connection = PULL_ROWS.value if is_database else PULL_EVENTS.value
    sized = pull_connections(plan.peak * headway_s, headway_s, per_connection)
    event_s = 1 / (sized.value * per_connection)
    run_s = plan.rate * headway_s * event_s
    part = make_part(
        PULL,
        "Pull on Spark" if is_database else "Pull by pods",
        Stage.INGEST,
        "spark_jdbc" if is_database else "api_puller",
        facts=("source", "rate_per_s", "peak_factor"),
        words=_pull_words(plan, sized, headway_s, is_database=is_database) if plan.describe else Words(),
        usages=_pull_usages(sized, run_s, headway_s, is_database=is_database),
    )
    return Pull(part=part, event_s=event_s)


def _pull_usages(sized: Sized, run_s: Array, headway_s: Array, *, is_database: bool) -> tuple[Usage, ...]:
    if is_database:
        workers = np.maximum(2.0, sized.value / 4)
        return SPARK.usages(worker_hours(workers, run_s, headway_s, MONTH_H), sized.bound())
    hours = worker_hours(sized.value * POD_VCPUS.value, run_s, headway_s, MONTH_H)
    return (usage(SHARED, hours, sized.bound()),)


def _pull_words(plan: Plan, sized: Sized, headway_s: Array, *, is_database: bool) -> Words:
    what = (
        "Rows changed since the last departure are read over JDBC"
        if is_database
        else "New pages are asked for"
    )
    return Words(
        why=(
            f"{what} every {show_duration(headway_s[0])}, {show_rate(plan.rate[0])} on average; nothing "
            "runs between."
        ),
        size=f"{counted(float(sized.value[0]), 'connection')} ({sized.bound_by()})",
        settings=(
            Setting(
                name="numPartitions" if is_database else "parallelism",
                value=whole(sized.value[0]),
                because=sized.bound_by(),
            ),
            Setting(
                name="dbtable" if is_database else "cursor",
                value=CHANGED_SINCE if is_database else "last event's position",
                because="the next departure goes on where this one ended",
            ),
        ),
        failure="The next departure asks again from the same position; the source is only read.",
    )
