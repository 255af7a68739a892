"""Change capture on AWS: Debezium Server on EC2; neither DMS nor MSK Connect has a price at hand."""

from advisor.blueprint.components.aws.machines import XLARGE
from advisor.blueprint.components.debezium import Debezium
from advisor.blueprint.numerals import whole

ON_EC2 = Debezium(
    title="Debezium on EC2",
    usages=lambda plan, tasks: XLARGE.usages(plan, tasks.value, tasks.bound()),
    size=lambda plan, tasks: f"{whole(tasks.value[0])} {XLARGE.name(plan)} ({tasks.bound_by()})",
)
