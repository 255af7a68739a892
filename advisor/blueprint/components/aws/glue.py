"""What runs Spark jobs on AWS: Glue, or EMR Serverless where the team already runs Spark."""

from advisor.blueprint.components.spark_run import BatchEngine, Run
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import usage
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.cost.sizing.batch_limits import EMR_STARTUP, GLUE_STARTUP, WORKER_CORES, WORKER_MEMORY
from advisor.design import Reason, Setting, Usage
from advisor.vocabulary import Platform


def batch_engine(plan: Plan) -> BatchEngine:
    """Glue needs nothing from a team; one that knows Spark gets the cheaper EMR Serverless."""
    return EMR_SERVERLESS if plan.runs(Platform.SPARK) else GLUE


def _glue_usages(hours: Array, bound_by: Reason) -> tuple[Usage, ...]:
    return (usage("aws.glue.dpu_hour", hours, bound_by),)


def _emr_usages(hours: Array, bound_by: Reason) -> tuple[Usage, ...]:
    return (
        usage("aws.emr_serverless.vcpu_hour", hours * WORKER_CORES.value, bound_by),
        usage("aws.emr_serverless.gb_hour", hours * WORKER_MEMORY.value, bound_by),
    )


def _glue_settings(run: Run) -> tuple[Setting, ...]:
    return (
        Setting(name="WorkerType", value="G.1X", because="4 vCPU, 16 GB"),
        Setting(name="NumberOfWorkers", value=whole(run.workers.value[0]), because=run.workers.bound_by()),
        Setting(name="Timeout", value=_timeout_min(run), because="minutes: the headway"),
        Setting(
            name="--job-bookmark-option",
            value="job-bookmark-disable",
            because="partitions are read whole before they are overwritten, not their new files only",
        ),
    )


def _emr_settings(run: Run) -> tuple[Setting, ...]:
    return (
        Setting(
            name="spark.dynamicAllocation.maxExecutors",
            value=whole(run.workers.value[0]),
            because=run.workers.bound_by(),
        ),
        Setting(name="executionTimeoutMinutes", value=_timeout_min(run), because="the headway"),
    )


def _timeout_min(run: Run) -> str:
    return whole(max(1.0, float(run.headway_s[0]) / 60))


GLUE = BatchEngine(
    title="Glue",
    service="glue",
    startup_s=GLUE_STARTUP.value,
    usages=_glue_usages,
    settings=_glue_settings,
)
EMR_SERVERLESS = BatchEngine(
    title="EMR Serverless",
    service="spark",
    startup_s=EMR_STARTUP.value,
    usages=_emr_usages,
    settings=_emr_settings,
)
