"""What runs Spark on Azure: jobs on Databricks, billed in DBU beside the machines of their clusters."""

from advisor.blueprint.components.spark_run import BatchEngine, Run
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import usage
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.cost.sizing.azure_limits import DATABRICKS_STARTUP, DBU_D4S
from advisor.design import Reason, Setting, Usage


def batch_engine(_plan: Plan) -> BatchEngine:
    """The same whatever the team runs: a job cluster is gone after its run."""
    return DATABRICKS


def _usages(hours: Array, bound_by: Reason) -> tuple[Usage, ...]:
    return (
        usage("azure.databricks.premium_jobs_dbu_hour", hours * DBU_D4S.value, bound_by),
        usage("azure.vm.d4s_v5_hour", hours, "one D4s v5 a worker"),
    )


def _settings(run: Run) -> tuple[Setting, ...]:
    workers = float(run.workers.value[0])
    return (
        Setting(
            name="new_cluster.node_type_id", value="Standard_D4s_v5", because="a worker of 4 vCPU, 16 GB"
        ),
        Setting(
            name="new_cluster.num_workers",
            value=whole(max(1.0, workers - 1)),
            because=f"{run.workers.bound_by()}; one more is the driver",
        ),
        Setting(
            name="policy_id",
            value="job-compute",
            because="a cluster policy: jobs compute only, no larger nodes",
        ),
        Setting(
            name="timeout_seconds", value=whole(max(600.0, float(run.headway_s[0]))), because="the headway"
        ),
    )


DATABRICKS = BatchEngine(
    title="Databricks",
    service="databricks_spark",
    startup_s=DATABRICKS_STARTUP.value,
    usages=_usages,
    settings=_settings,
)
