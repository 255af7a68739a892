"""Pulling at each departure on AWS: Glue jobs in a Python shell."""

from advisor.blueprint.components.pulled import Puller, by_engine
from advisor.blueprint.part import usage
from advisor.cases import Array
from advisor.design import Reason, Usage


def _shell(hours: Array, bound_by: Reason) -> tuple[Usage, ...]:
    return (usage("aws.glue.python_shell_hour", hours, bound_by),)


ON_GLUE = Puller(
    title="Pull on Glue",
    service="glue",
    usages=by_engine(_shell),
    connections="max_concurrent_runs",
)
