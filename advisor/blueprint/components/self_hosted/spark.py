"""What runs Spark on machines of one's own: executors under Kubernetes, on machines rented for the run."""

from advisor.blueprint.components.spark_run import BatchEngine, Run
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import usage
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.cost.sizing.batch_limits import WORKER_CORES
from advisor.cost.sizing.self_hosted_limits import SPARK_STARTUP
from advisor.design import Reason, Setting, Usage


def batch_engine(_plan: Plan) -> BatchEngine:
    """The same whatever the team runs."""
    return SPARK


def _usages(hours: Array, bound_by: Reason) -> tuple[Usage, ...]:
    return (usage("self_hosted.vm.m7g_xlarge_hour", hours, bound_by),)


def _settings(run: Run) -> tuple[Setting, ...]:
    return (
        Setting(
            name="spark.executor.cores",
            value=whole(WORKER_CORES.value),
            because="one executor a machine, m7g.xlarge",
        ),
        Setting(
            name="spark.executor.memory",
            value="11g",
            because="of 16 GB; 10 % more is overhead, and daemons need theirs",
        ),
        Setting(
            name="spark.dynamicAllocation.maxExecutors",
            value=whole(run.workers.value[0]),
            because=run.workers.bound_by(),
        ),
        Setting(
            name="spark.dynamicAllocation.shuffleTracking.enabled",
            value="true",
            because="Kubernetes has no external shuffle service",
        ),
        Setting(
            name="spark.kubernetes.executor.node.selector.pool",
            value="spark",
            because="the autoscaler rents machines for the run and returns them after it",
        ),
    )


SPARK = BatchEngine(
    title="Kubernetes",
    service="spark",
    startup_s=SPARK_STARTUP.value,
    usages=_usages,
    settings=_settings,
)
