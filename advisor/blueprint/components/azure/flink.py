"""Flink on AKS: no managed Flink with a known price is on offer, so the team runs it on machines.

A second job on more of them replays the log.
"""

from advisor.blueprint.checkpoint import checkpoint_bound, checkpoint_s
from advisor.blueprint.components.azure.data_lake import DATA_LAKE
from advisor.blueprint.components.azure.synapse import stream_update_s
from advisor.blueprint.components.flink_job import (
    FACTS,
    KEY,
    buffer_timeout,
    flink_capacity,
    flink_stations,
    flink_units,
    flink_why,
    least_units,
    state_settings,
    window_settings,
)
from advisor.blueprint.components.kafka_machines import replay_bound_per_s
from advisor.blueprint.components.log_replay import LogReplay
from advisor.blueprint.dialects import milliseconds
from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.cases import Array
from advisor.cost.sizing.azure import D8S_V5, flink_nodes
from advisor.cost.sizing.azure_limits import FLINK_SLOTS, REPLAY_VCPUS
from advisor.design import Setting, Sized, Usage
from advisor.quantity import digits, show_duration
from advisor.vocabulary import Actor, Stage


def flink(plan: Plan) -> Part:
    """The job that processes live events, one task slot for what is a unit elsewhere."""
    units = flink_units(plan)
    nodes = flink_nodes(units.value)
    return make_part(
        KEY,
        "Flink on AKS",
        Stage.PROCESS,
        "flink",
        facts=FACTS,
        words=_words(plan, units, nodes) if plan.describe else Words(),
        usages=(
            usage("azure.vm.d4s_v5_hour", nodes * MONTH_H, units.bound()),
            usage("azure.aks.uptime_sla_hour", plan.full(MONTH_H), "one cluster"),
            DATA_LAKE.stored(plan.state_gb, "one checkpoint of the state"),
        ),
        stations=flink_stations(plan, units),
        capacity=flink_capacity(plan, units, "task slot") if plan.describe else None,
    )


def _replay_usages(_plan: Plan, slots: Array, _speed: Array, hours: Array) -> tuple[Usage, ...]:
    nodes = flink_nodes(slots)
    return (usage("azure.vm.d4s_v5_hour", nodes * hours, "machine-hours of one replay"),)


ON_AKS = LogReplay(
    least=least_units,
    quota=REPLAY_VCPUS.value / 4 * FLINK_SLOTS.value,
    most=f"{digits(REPLAY_VCPUS.value)} vCPU (the quota assumed, or the live size)",
    bound_per_s=lambda plan: replay_bound_per_s(plan, D8S_V5),
    usages=_replay_usages,
    on=lambda _plan, slots: f"on {digits(flink_nodes(slots)[0])} D4s v5",
    startup_s=180.0,
)


def _words(plan: Plan, units: Sized, nodes: Array) -> Words:
    interval = float(checkpoint_s(plan, units.value, _seen_every_s(plan))[0])
    slots = counted(float(units.value[0]), "task slot")
    return Words(
        why=f"{flink_why(plan)} Azure sells no managed Flink at a price at hand, so the team runs it.",
        size=f"{digits(nodes[0])} D4s v5 for {slots} ({units.bound_by()})",
        settings=(*_job(plan, units, interval), *window_settings(plan), *state_settings(plan)),
        failure=(
            f"The operator restarts it from the last checkpoint, at most {show_duration(interval)} of events "
            "again; upserts make that harmless. While it stands, the log keeps events. Nobody but the team "
            "repairs the cluster."
        ),
    )


def _seen_every_s(plan: Plan) -> Array | None:
    """Files of results appear with a checkpoint."""
    return stream_update_s(plan) if plan.facts.actor is Actor.REPORT else None


def _job(plan: Plan, units: Sized, interval_s: float) -> tuple[Setting, ...]:
    """As the Flink Kubernetes operator takes them, in flinkConfiguration."""
    return (
        Setting(name="parallelism.default", value=whole(units.value[0]), because="one task a slot"),
        Setting(
            name="taskmanager.numberOfTaskSlots",
            value=whole(FLINK_SLOTS.value),
            because="a node's fourth core is for AKS and the JobManager",
        ),
        Setting(
            name="execution.checkpointing.interval",
            value=milliseconds(interval_s),
            because=f"{checkpoint_bound(plan, units.value, _seen_every_s(plan))}, see Q12",
        ),
        Setting(
            name="execution.checkpointing.dir",
            value="abfss://…/checkpoints/",
            because="state outlives machines",
        ),
        Setting(name="state.backend.type", value="rocksdb", because="state lies on the machines' disks"),
        Setting(
            name="high-availability.type", value="kubernetes", because="a new JobManager finds the checkpoint"
        ),
        buffer_timeout(plan),
    )
