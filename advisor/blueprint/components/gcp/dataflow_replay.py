"""Recomputing history by a second Dataflow job that reads the Kafka log from its start."""

from advisor.blueprint.components.gcp.dataflow import worker_usages
from advisor.blueprint.components.kafka_machines import replay_bound_per_s
from advisor.blueprint.components.log_replay import LogReplay
from advisor.blueprint.part import usage
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.cost.sizing.gcp import N2_STANDARD_8, dataflow_vcpus, engine_units
from advisor.cost.sizing.gcp_limits import DATAFLOW_VCPUS, DATAFLOW_WORKERS
from advisor.design import Usage
from advisor.quantity import digits


def _usages(plan: Plan, vcpus: Array, speed: Array, hours: Array) -> tuple[Usage, ...]:
    units = engine_units(speed * plan.event_bytes, plan.is_heavy)
    return (
        *worker_usages(vcpus * hours, "vCPU-hours of one replay"),
        usage("gcp.dataflow.streaming_unit_hour", units * hours, "history through Streaming Engine"),
    )


BY_DATAFLOW = LogReplay(
    least=lambda plan: dataflow_vcpus(plan.catch_up_per_s, plan.rate, plan.kpu_events).value,
    quota=DATAFLOW_WORKERS.value * DATAFLOW_VCPUS.value,
    most=f"{digits(DATAFLOW_WORKERS.value)} workers (maxNumWorkers unless set, or the live size)",
    bound_per_s=lambda plan: replay_bound_per_s(plan, N2_STANDARD_8),
    usages=_usages,
    on=lambda _plan, vcpus: f"with {digits(vcpus[0] / DATAFLOW_VCPUS.value)} workers",
    startup_s=120.0,
    step=DATAFLOW_VCPUS.value,
)
