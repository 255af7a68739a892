"""Change capture: Debezium follows the database's log and hands each change on, in order."""

from collections.abc import Callable
from dataclasses import dataclass

from advisor.blueprint.latencies import DEBEZIUM_POLL
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Words, make_part
from advisor.blueprint.plan import Plan
from advisor.cost.sizing.ingest import capture_tasks
from advisor.design import Setting, Sized, Usage
from advisor.quantity import show_rate
from advisor.stations import Gate
from advisor.vocabulary import Stage

KEY = "capture"
RESUMES = "It resumes at the committed log position; the database must keep its log for as long as it stands."


def hands_on_to_the_log(_plan: Plan) -> tuple[Setting, ...]:
    """Nothing to say: it writes with the log's own client."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Debezium:
    """Where it runs, what that costs and how large it is in words, and what its settings are called there."""

    title: str
    usages: Callable[[Plan, Sized], tuple[Usage, ...]]
    size: Callable[[Plan, Sized], str]
    prefix: str = "debezium.source."
    sink: Callable[[Plan], tuple[Setting, ...]] = hands_on_to_the_log
    more: tuple[Setting, ...] = ()
    failure: str = RESUMES

    def part(self, plan: Plan) -> Part:
        """Tasks for the changes at the peak."""
        tasks = capture_tasks(plan.peak)
        return make_part(
            KEY,
            self.title,
            Stage.INGEST,
            "debezium",
            facts=("source", "rate_per_s", "peak_factor"),
            words=_words(self, plan, tasks) if plan.describe else Words(),
            usages=self.usages(plan, tasks),
            stations=(
                Gate(
                    component=KEY,
                    label="poll of the change log",
                    period_s=plan.full(DEBEZIUM_POLL.value),
                    is_shared=False,
                ),
            ),
        )


def _words(debezium: Debezium, plan: Plan, tasks: Sized) -> Words:
    named = debezium.prefix
    return Words(
        why=(
            f"Changes of a database are captured from its log at {show_rate(plan.peak[0])} at the peak: "
            "deletes and every intermediate state included, which asking for changed rows would miss."
        ),
        size=debezium.size(plan, tasks),
        settings=(
            *debezium.sink(plan),
            Setting(
                name=f"{named}poll.interval.ms",
                value=whole(DEBEZIUM_POLL.value * 1000),
                because="Debezium's own default",
            ),
            Setting(name=f"{named}snapshot.mode", value="initial", because="history first, then the log"),
            Setting(name=f"{named}tombstones.on.delete", value="true", because="a deletion is a change too"),
            *debezium.more,
        ),
        failure=debezium.failure,
    )
