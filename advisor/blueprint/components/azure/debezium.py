"""Change capture on Azure: Debezium Server; Data Factory's own capture looks a few times an hour only."""

from advisor.blueprint.components.azure.machines import WORKERS
from advisor.blueprint.components.debezium import Debezium, capture_by
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part
from advisor.blueprint.plan import Plan
from advisor.design import Setting


def _sink(plan: Plan) -> tuple[Setting, ...]:
    sink = "kafka" if plan.uses_msk() else "eventhubs"
    return (Setting(name="debezium.sink.type", value=sink, because="the log of this design"),)


ON_VMS = Debezium(
    title="Debezium on VMs",
    usages=lambda plan, tasks: WORKERS.usages(plan, tasks.value, tasks.bound()),
    size=lambda plan, tasks: f"{whole(tasks.value[0])} {WORKERS.name(plan)} ({tasks.bound_by()})",
    sink=_sink,
)


def capture(plan: Plan) -> Part:
    """Debezium that hands changes on to the log."""
    return capture_by(ON_VMS, plan)
