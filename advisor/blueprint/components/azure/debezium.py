"""Change capture on Azure: Debezium Server; Data Factory's own capture looks a few times an hour only."""

from advisor.blueprint.components.azure.machines import WORKERS
from advisor.blueprint.components.debezium import Debezium
from advisor.blueprint.numerals import whole
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
