"""Managed Flink: processes event by event, with as many units as the peak, the reserve and the state need."""

import numpy as np

from advisor.blueprint.checkpoint import MIN_PAUSE, checkpoint_bound, checkpoint_s
from advisor.blueprint.components.flink_job import (
    FACTS,
    KEY,
    buffer_timeout,
    flink_capacity,
    flink_stations,
    flink_units,
    flink_why,
    state_settings,
    window_settings,
)
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.cost.sizing.flink import billed_kpus
from advisor.cost.sizing.stream_limits import (
    KPU_DEFAULT_QUOTA,
    KPU_DOWN_AFTER,
    KPU_DOWN_AT,
    KPU_MEASURED,
    KPU_RESCALE,
    KPU_STORAGE,
    KPU_UP_AFTER,
    KPU_UP_AT,
)
from advisor.design import Setting, Sized
from advisor.quantity import digits, show_duration
from advisor.stations import Scaling
from advisor.vocabulary import Stage


def flink(plan: Plan) -> Part:
    """The application that processes live events."""
    units = flink_units(plan)
    return make_part(
        KEY,
        "Managed Flink",
        Stage.PROCESS,
        "flink",
        facts=FACTS,
        words=_words(plan, units) if plan.describe else Words(),
        usages=(
            usage("aws.managed_flink.kpu_hour", billed_kpus(units.value) * MONTH_H, units.bound()),
            usage("aws.managed_flink.storage_gb_month", units.value * KPU_STORAGE.value, "50 GB a unit"),
            usage("aws.managed_flink.backup_gb_month", plan.state_gb, "one snapshot of the state"),
        ),
        stations=flink_stations(plan, units, _scaling(units)),
        capacity=flink_capacity(plan, units, "KPU") if plan.describe else None,
    )


def _scaling(units: Sized) -> Scaling:
    """As the service scales by itself: it doubles and halves, from the parallelism set up to the quota."""
    return Scaling(
        most=np.maximum(units.value, KPU_DEFAULT_QUOTA.value),
        every_s=KPU_MEASURED.value,
        up_at=KPU_UP_AT.value,
        up_after_s=KPU_UP_AFTER.value,
        down_at=KPU_DOWN_AT.value,
        down_after_s=KPU_DOWN_AFTER.value,
        restart_s=KPU_RESCALE.value,
    )


def _words(plan: Plan, units: Sized) -> Words:
    count = int(units.value[0])
    quota = (
        f", above the default quota of {digits(KPU_DEFAULT_QUOTA.value)}"
        if count > KPU_DEFAULT_QUOTA.value
        else ""
    )
    interval = float(checkpoint_s(plan, units.value)[0])
    return Words(
        why=flink_why(plan),
        size=f"{digits(count)} KPU and one for orchestration ({units.bound_by()}{quota})",
        settings=(*_application(plan, units, interval), *window_settings(plan), *state_settings(plan)),
        failure=(
            f"Restarts from the last checkpoint, at most {show_duration(interval)} of events again; "
            "upserts make that harmless. While it stands, the log keeps events."
        ),
    )


def _application(plan: Plan, units: Sized, interval_s: float) -> tuple[Setting, ...]:
    """What the service takes from its own configuration, whatever code or SQL sets."""
    return (
        Setting(name="Parallelism", value=str(int(units.value[0])), because="one task a unit"),
        Setting(name="ParallelismPerKPU", value="1", because="CPU is what binds"),
        Setting(
            name="AutoScalingEnabled",
            value="true",
            because="doubles at 75 % for 15 min, halves under 10 % for 6 h",
        ),
        Setting(
            name="CheckpointConfiguration.ConfigurationType",
            value="CUSTOM",
            because="else the service keeps its own minute",
        ),
        Setting(
            name="CheckpointInterval",
            value=whole(interval_s * 1000),
            because=f"milliseconds: {checkpoint_bound(plan, units.value)}, see Q12",
        ),
        buffer_timeout(plan),
        Setting(
            name="MinPauseBetweenCheckpoints",
            value=whole(min(MIN_PAUSE.value, interval_s / 2) * 1000),
            because="milliseconds: events go first when a checkpoint takes long",
        ),
    )
