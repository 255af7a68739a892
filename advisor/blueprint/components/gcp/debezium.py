"""Change capture on Google Cloud: Debezium Server on Compute Engine; Datastream has no price at hand."""

from advisor.blueprint.components.debezium import Debezium
from advisor.blueprint.components.gcp.machines import COMPUTE
from advisor.blueprint.numerals import whole
from advisor.blueprint.plan import Plan
from advisor.design import Setting


def _sink(plan: Plan) -> tuple[Setting, ...]:
    sink = "kafka" if plan.uses_msk() else "pubsub"
    return (Setting(name="debezium.sink.type", value=sink, because="the log of this design"),)


ON_COMPUTE_ENGINE = Debezium(
    title="Debezium on Compute Engine",
    usages=lambda plan, tasks: COMPUTE.usages(plan, tasks.value, tasks.bound()),
    size=lambda plan, tasks: f"{whole(tasks.value[0])} {COMPUTE.name(plan)} ({tasks.bound_by()})",
    sink=_sink,
)
