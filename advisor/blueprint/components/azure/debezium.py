"""Change capture on Azure: Debezium follows the database's log and sends each change, in order."""

from advisor.blueprint.latencies import DEBEZIUM_POLL
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.cost.sizing.ingest import capture_tasks
from advisor.design import Gate, Setting, Sized
from advisor.quantity import show_rate
from advisor.vocabulary import Stage

KEY = "capture"


def capture(plan: Plan) -> Part:
    """Debezium Server on machines; Data Factory's change capture looks a few times an hour only."""
    tasks = capture_tasks(plan.peak)
    return make_part(
        KEY,
        "Debezium on VMs",
        Stage.INGEST,
        "debezium",
        facts=("source", "rate_per_s", "peak_factor"),
        words=_words(plan, tasks) if plan.describe else Words(),
        usages=(usage("azure.vm.d4s_v5_hour", tasks.value * MONTH_H, tasks.bound()),),
        stations=(
            Gate(
                component=KEY,
                label="poll of the change log",
                period_s=plan.full(DEBEZIUM_POLL.value),
                is_shared=False,
            ),
        ),
    )


def _words(plan: Plan, tasks: Sized) -> Words:
    sink = "kafka" if plan.uses_msk() else "eventhubs"
    return Words(
        why=(
            f"Changes of a database are captured from its log at {show_rate(plan.peak[0])} at the peak: "
            "deletes and every intermediate state included, which asking for changed rows would miss."
        ),
        size=f"{whole(tasks.value[0])} D4s v5 ({tasks.bound_by()})",
        settings=(
            Setting(name="debezium.sink.type", value=sink, because="the log of this design"),
            Setting(
                name="debezium.source.poll.interval.ms",
                value=whole(DEBEZIUM_POLL.value * 1000),
                because="Debezium's own default",
            ),
            Setting(
                name="debezium.source.snapshot.mode", value="initial", because="history first, then the log"
            ),
            Setting(
                name="debezium.source.tombstones.on.delete",
                value="true",
                because="a deletion is a change too",
            ),
        ),
        failure=(
            "It resumes at the committed log position; the database must keep its log for as long as it "
            "stands."
        ),
    )
