"""What runs Spark on Google Cloud: serverless batches of Dataproc, billed in data compute units."""

from advisor.blueprint.components.spark_run import BatchEngine, Run
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import usage
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.cost.sizing.batch_limits import WORKER_CORES, WORKER_MEMORY
from advisor.cost.sizing.gcp import dcus
from advisor.cost.sizing.gcp_limits import DATAPROC_STARTUP
from advisor.design import Reason, Setting, Usage


def batch_engine(_plan: Plan) -> BatchEngine:
    """The same whatever the team runs: nothing stays up between two batches."""
    return DATAPROC_SERVERLESS


def _usages(hours: Array, bound_by: Reason) -> tuple[Usage, ...]:
    units = dcus(WORKER_CORES.value, WORKER_MEMORY.value)
    return (usage("gcp.dataproc.dcu_hour", hours * units, bound_by),)


def _settings(run: Run) -> tuple[Setting, ...]:
    return (
        Setting(
            name="spark.executor.cores", value=whole(WORKER_CORES.value), because="a worker of 4 vCPU, 16 GB"
        ),
        Setting(
            name="spark.dynamicAllocation.maxExecutors",
            value=whole(run.workers.value[0]),
            because=run.workers.bound_by(),
        ),
        Setting(name="ttl", value=f"{whole(max(600.0, float(run.headway_s[0])))}s", because="the headway"),
    )


DATAPROC_SERVERLESS = BatchEngine(
    title="Dataproc Serverless",
    service="dataproc_spark",
    startup_s=DATAPROC_STARTUP.value,
    usages=_usages,
    settings=_settings,
)
