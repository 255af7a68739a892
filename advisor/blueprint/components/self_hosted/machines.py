"""The machines that small parts share under Kubernetes: as many as their pods ask for, and one to spare."""

import numpy as np

from advisor.blueprint.components.self_hosted.ceph import CEPH, disk_gb
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Path, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.cases import Array
from advisor.cost.sizing.self_hosted import shared_machines, storage_daemons
from advisor.cost.sizing.self_hosted_limits import (
    CONTROL_PLANE,
    OSD_DISK_MIN,
    OSD_SPACE,
    OSD_VCPUS,
    SHARED_FILL,
    STORE_DAEMONS,
)
from advisor.design import Design, Reason, Setting, Sized, Usage
from advisor.quantity import digits
from advisor.vocabulary import Platform, Stage

KEY = "machines"
ON_MACHINES = (Platform.AIRFLOW, Platform.FLINK, Platform.KAFKA, Platform.LAKEHOUSE, Platform.SPARK)
"""Systems that a team with machines of its own runs on them."""
SHARED = "self_hosted.vm.shared_vcpu_hour"
CONTROL = "self_hosted.vm.m7g_large_hour"
MACHINE = {4: "m7g.xlarge", 8: "m7g.2xlarge", 16: "m7g.4xlarge"}


def shared(vcpus: Array, bound_by: Reason) -> Usage:
    """vCPUs, each with 4 GB, that pods ask for all month."""
    return usage(SHARED, vcpus * MONTH_H, bound_by)


def on_machines(plan: Plan, path: Path) -> Path:
    """The path with the machines beside it that all its parts' pods share."""
    asked, raw_gb = _asked(plan, path), _raw_gb(plan, path)
    return path.beside((_share if stand_already(plan) else _machines)(plan, asked, raw_gb))


def stand_already(plan: Plan) -> bool:
    """Whether the team's machines run other systems already, so that this design only takes its share."""
    return plan.runs(*ON_MACHINES)


def share_used(design: Design) -> float | None:
    """Share of the shared vCPUs that the parts' pods ask for (0..1) where they came for this design alone,
    in the first case; None where it shares none, or only takes its share.
    """
    used = [(part.key, each) for part in design.components for each in part.usages]
    if not any(key == KEY and each.sku == CONTROL for key, each in used):
        return None
    vcpus = [(key, float(each.quantity[0])) for key, each in used if each.sku == SHARED]
    asked = sum(hours for key, hours in vcpus if key != KEY)
    return asked / sum(hours for _, hours in vcpus)


def _asked(plan: Plan, path: Path) -> Array:
    """vCPUs that the parts' pods ask for."""
    used = [used for part in path.parts for used in part.component.usages if used.sku == SHARED]
    return np.asarray(sum((each.quantity for each in used), plan.full(0.0)) / MONTH_H)


def _raw_gb(plan: Plan, path: Path) -> Array:
    """Disk of the object store, all parts together."""
    used = [used for part in path.parts for used in part.component.usages if used.sku == CEPH.stored_sku]
    return np.asarray(sum((each.quantity for each in used), plan.full(0.0)))


def _share(plan: Plan, asked: Array, raw_gb: Array) -> Part:
    """What the pods' share of machines takes that stand already: room beside them, and disks' daemons."""
    daemons = raw_gb / (OSD_SPACE.value * 1000) * OSD_VCPUS.value
    room = (asked + daemons) * (1 / SHARED_FILL.value - 1)
    return make_part(
        KEY,
        "Share of the team's Kubernetes",
        Stage.ORCHESTRATE,
        "virtual_machines",
        facts=("provider", "rate_per_s", "platforms"),
        words=_share_words(asked, daemons) if plan.describe else Words(),
        usages=(
            shared(daemons, "the object store: disk space"),
            shared(room, "room beside what pods ask for"),
        ),
    )


def _share_words(asked: Array, daemons: Array) -> Words:
    return Words(
        why=(
            "The team's machines run other systems already: of the cluster, its control plane and its object "
            "store this design pays what its pods and its data take."
        ),
        size=f"{digits(asked[0] + daemons[0])} vCPU, and a fifth of a machine beside them",
        settings=(
            Setting(
                name="requests.cpu",
                value=f"{whole(SHARED_FILL.value * 100)} % of a machine",
                because="its own daemons take the rest",
            ),
        ),
        failure="When a machine dies, its pods start on the others (5 min until Kubernetes gives it up).",
    )


def _machines(plan: Plan, asked: Array, raw_gb: Array) -> Part:
    daemons = storage_daemons(raw_gb)
    store = daemons.value * OSD_VCPUS.value + STORE_DAEMONS.value
    machines, cores = shared_machines(asked + store)
    spare = machines.value * cores - asked - store
    return make_part(
        KEY,
        "Kubernetes on virtual machines",
        Stage.ORCHESTRATE,
        "virtual_machines",
        facts=("provider", "rate_per_s", "history_years", "platforms"),
        words=_words(asked, daemons, store, machines, cores) if plan.describe else Words(),
        usages=(
            shared(store, daemons.bound("the object store: ")),
            shared(spare, "room for pods to move, and whole machines"),
            usage(
                CEPH.stored_sku,
                np.maximum(daemons.value * OSD_DISK_MIN.value - raw_gb, 0.0),
                "smallest disks of the object store",
            ),
            usage(
                CONTROL,
                plan.full(CONTROL_PLANE.value * MONTH_H),
                "control plane, a quorum",
            ),
        ),
    )


def _words(asked: Array, daemons: Sized, store: Array, machines: Sized, cores: Array) -> Words:
    disk = disk_gb(daemons)
    return Words(
        why=(
            "What needs no machine of its own shares some: pods of the other parts ask for "
            f"{digits(asked[0])} vCPU, "
            f"the object store for {digits(store[0])}. One machine more than needed stands by, so "
            "that one may die."
        ),
        size=(
            f"{digits(machines.value[0])} {MACHINE[int(cores[0])]} ({machines.bound_by()}), "
            f"{digits(CONTROL_PLANE.value)} m7g.large for the control plane"
        ),
        settings=(
            Setting(
                name="requests.cpu",
                value=f"{whole(SHARED_FILL.value * 100)} % of a machine",
                because="its own daemons take the rest",
            ),
            Setting(
                name="topologySpreadConstraints",
                value="topology.kubernetes.io/zone",
                because="copies of a part never stand in one zone",
            ),
            Setting(
                name="PodDisruptionBudget",
                value="maxUnavailable: 1",
                because="machines are upgraded one by one",
            ),
            Setting(
                name="osd_pool_erasure_code_profile",
                value="k=4 m=2 crush-failure-domain=host",
                because=f"{digits(daemons.value[0])} storage daemons ({daemons.bound_by()}), {disk}",
            ),
        ),
        failure=(
            "When a machine dies, its pods start on the others (5 min until Kubernetes gives it up), and the "
            "object store reads and writes on with five of six chunks. With two gone it only reads."
        ),
    )
