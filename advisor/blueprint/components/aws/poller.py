"""Asking an API again and again: a function that pulls new pages into the log."""

import numpy as np

from advisor.blueprint.latencies import POLL_CALL, POLL_MAX, POLL_SHARE
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_S, Plan
from advisor.cost.sizing.ingest import pollers
from advisor.cost.sizing.stream_limits import POLLER_EVENTS, POLLER_MEMORY
from advisor.design import Gate, Setting, Sized, Transit
from advisor.quantity import show_duration, show_rate
from advisor.vocabulary import Stage

KEY = "poller"


def poller(plan: Plan) -> Part:
    """A Lambda function started each minute that asks the API in a loop."""
    sized = pollers(plan.peak)
    period_s = np.clip(POLL_SHARE.value * plan.cases.freshness_s, POLL_CALL.value, POLL_MAX.value)
    seconds = (
        sized.value
        * MONTH_S
        * np.minimum(1.0, POLL_CALL.value / period_s + plan.rate / (sized.value * POLLER_EVENTS.value))
    )
    return make_part(
        KEY,
        "Poller on Lambda",
        Stage.INGEST,
        "lambda",
        facts=("source", "freshness_s", "rate_per_s"),
        words=_words(plan, sized, float(period_s[0])) if plan.describe else Words(),
        usages=(
            usage("aws.lambda.gb_second", seconds * POLLER_MEMORY.value, sized.bound()),
            usage("aws.lambda.million_requests", sized.value * MONTH_S / 60 / 1e6, "one start a minute"),
        ),
        stations=(
            Gate(component=KEY, label="wait for the next poll", period_s=period_s),
            Transit(component=KEY, label="call", seconds=plan.full(POLL_CALL.value)),
        ),
    )


def _words(plan: Plan, sized: Sized, period_s: float) -> Words:
    return Words(
        why=(
            f"The API does not push. It is asked every {show_duration(period_s)}, a tenth of the promise "
            f"of {show_duration(plan.cases.freshness_s[0])} and a minute at most."
        ),
        size=f"{whole(sized.value[0])} at once for {show_rate(plan.peak[0])} ({sized.bound_by()})",
        settings=(
            Setting(name="ScheduleExpression", value="rate(1 minute)", because="it loops within the minute"),
            Setting(
                name="ReservedConcurrentExecutions", value=str(int(sized.value[0])), because="no overlap"
            ),
            Setting(name="MemorySize", value="512", because="pages are passed on, not kept"),
        ),
        failure=(
            "The cursor in the log's last record says where to go on; the API must still answer for that "
            "time."
        ),
    )
