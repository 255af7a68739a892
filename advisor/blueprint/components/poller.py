"""Asking an API again and again, and putting new pages into the log, wherever that runs."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from advisor.blueprint.latencies import POLL_CALL, POLL_MAX, POLL_SHARE
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Words, make_part
from advisor.blueprint.plan import MONTH_S, Plan
from advisor.cases import Array
from advisor.cost.sizing.ingest import pollers
from advisor.cost.sizing.stream_limits import POLLER_EVENTS
from advisor.design import Setting, Sized, Usage
from advisor.quantity import show_duration, show_rate
from advisor.stations import Gate, Transit
from advisor.vocabulary import Stage

KEY = "poller"
GOES_ON = "The cursor in the log's last record says where to go on; the API must still answer for that time."


def at_once(plan: Plan, sized: Sized) -> str:
    """How many ask side by side."""
    return f"{whole(sized.value[0])} at once for {show_rate(plan.peak[0])} ({sized.bound_by()})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Poller:
    """Where it runs and how it is set up; `usages` are for so many pollers and seconds of work in a month."""

    title: str
    service: str
    usages: Callable[[Plan, Sized, Array], tuple[Usage, ...]]
    settings: Callable[[Sized], tuple[Setting, ...]]
    size: Callable[[Plan, Sized], str] = at_once
    failure: str = GOES_ON

    def part(self, plan: Plan) -> Part:
        """Pollers for the peak, each of which asks as often as a tenth of the promise needs."""
        sized = pollers(plan.peak)
        period_s = np.clip(POLL_SHARE.value * plan.cases.freshness_s, POLL_CALL.value, POLL_MAX.value)
        working = POLL_CALL.value / period_s + plan.rate / (sized.value * POLLER_EVENTS.value)
        seconds = sized.value * MONTH_S * np.minimum(1.0, working)
        return make_part(
            KEY,
            self.title,
            Stage.INGEST,
            self.service,
            facts=("source", "freshness_s", "rate_per_s"),
            words=_words(self, plan, sized, float(period_s[0])) if plan.describe else Words(),
            usages=self.usages(plan, sized, seconds),
            stations=(
                Gate(component=KEY, label="wait for the next poll", period_s=period_s),
                Transit(component=KEY, label="call", seconds=plan.full(POLL_CALL.value)),
            ),
        )


def _words(poller: Poller, plan: Plan, sized: Sized, period_s: float) -> Words:
    return Words(
        why=(
            f"The API does not push. It is asked every {show_duration(period_s)}, a tenth of the promise "
            f"of {show_duration(plan.cases.freshness_s[0])} and a minute at most."
        ),
        size=poller.size(plan, sized),
        settings=poller.settings(sized),
        failure=poller.failure,
    )
