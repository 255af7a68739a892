"""Change capture on AWS: Debezium Server on EC2; neither DMS nor MSK Connect has a price at hand."""

from advisor.blueprint.components.aws.machines import XLARGE
from advisor.blueprint.components.debezium import Debezium, capture_by
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part
from advisor.blueprint.plan import Plan

ON_EC2 = Debezium(
    title="Debezium on EC2",
    usages=lambda plan, tasks: XLARGE.usages(plan, tasks.value, tasks.bound()),
    size=lambda plan, tasks: f"{whole(tasks.value[0])} {XLARGE.name(plan)} ({tasks.bound_by()})",
)


def capture(plan: Plan) -> Part:
    """Debezium that hands changes on to the log."""
    return capture_by(ON_EC2, plan)
