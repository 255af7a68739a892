"""Pulling at each departure on AWS: Glue jobs, for rows on Spark, for pages in a Python shell."""

from advisor.blueprint.components.pulled import CURSOR, Puller, Pulling, by_engine, position
from advisor.blueprint.part import usage
from advisor.cases import Array
from advisor.design import Reason, Usage


def _spark(hours: Array, bound_by: Reason) -> tuple[Usage, ...]:
    return (usage("aws.glue.dpu_hour", hours, bound_by),)


def _shell(hours: Array, bound_by: Reason) -> tuple[Usage, ...]:
    return (usage("aws.glue.python_shell_hour", hours, bound_by),)


ON_GLUE = Pulling(
    rows=Puller(
        title="Pull on Glue",
        service="glue",
        usages=by_engine(_spark),
        connections="hashpartitions",
        position=position("jobBookmarkKeys", "updated_at, id"),
    ),
    pages=Puller(
        title="Pull on Glue",
        service="glue",
        usages=by_engine(_shell),
        connections="max_concurrent_runs",
        position=CURSOR,
    ),
)
