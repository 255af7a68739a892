"""Results for reports and ad hoc questions: Redshift Serverless, loaded by COPY, paid while awake."""

import numpy as np

from advisor.blueprint.components.departure import LaterStep, load_step
from advisor.blueprint.latencies import COPY_FIXED, FIREHOSE_MAX, LOAD_MIN, LOAD_SHARE
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.blueprint.retention import served_s
from advisor.cases import Array
from advisor.cost.sizing.store_limits import COMPRESSED
from advisor.cost.sizing.stores import redshift_awake_share, redshift_load_s, redshift_rpus
from advisor.design import Setting, Sized
from advisor.quantity import digits, show_bytes, show_duration
from advisor.stations import Transit
from advisor.vocabulary import Actor, Platform, Stage

KEY = "serving"


def stream_load_s(plan: Plan) -> Array:
    """Time between two loads from a stream: a quarter of the promise, within 1 and 15 min."""
    return np.clip(LOAD_SHARE.value * plan.cases.freshness_s, LOAD_MIN.value, FIREHOSE_MAX.value)


def copy_step(plan: Plan, every_s: Array) -> LaterStep:
    """What a COPY adds to a departure."""
    _, load_s = _load(plan, every_s)
    return load_step(KEY, "COPY", plan, every_s, load_s, fixed_s=COPY_FIXED.value)


def _load(plan: Plan, every_s: Array) -> tuple[Sized, Array]:
    """The capacity, and how long one COPY takes with it."""
    load_bytes = plan.result_rate * every_s * plan.result_bytes
    sized = redshift_rpus(load_bytes, every_s)
    return sized, redshift_load_s(load_bytes, sized.value)


def redshift(plan: Plan, every_s: Array, *, within_run: bool = False) -> Part:
    """A warehouse loaded every `every_s`; `within_run` the COPY is a step of the departure before it."""
    sized, load_s = _load(plan, every_s)
    copied = Transit(component=KEY, label="COPY", seconds=COPY_FIXED.value + load_s)
    awake = redshift_awake_share(load_s, every_s, plan.cases.viewing_interval_s)
    return make_part(
        KEY,
        "Redshift Serverless",
        Stage.SERVE,
        "redshift",
        facts=("actor", "viewing_interval_s", "platforms"),
        words=_words(plan, sized, every_s, awake) if plan.describe else Words(),
        usages=(
            usage(
                "aws.redshift.serverless_rpu_hour",
                sized.value * awake * MONTH_H,
                sized.bound("time awake; "),
            ),
            usage("aws.redshift.managed_storage_gb_month", _stored_gb(plan), "results kept, compressed"),
        ),
        stations=() if within_run else (copied,),
    )


def _stored_gb(plan: Plan) -> Array:
    return plan.stored_rate * plan.result_bytes * COMPRESSED.value * served_s(plan.cases) / 1e9


def _words(plan: Plan, sized: Sized, every_s: Array, awake: Array) -> Words:
    who = "A report is issued" if plan.facts.actor is Actor.REPORT else "A person looks and asks ad hoc"
    looks = show_duration(plan.cases.viewing_interval_s[0])
    known = " The team already runs a warehouse." if plan.runs(Platform.WAREHOUSE) else ""
    every = show_duration(every_s[0])
    return Words(
        why=f"{who} every {looks}; between looks and loads it sleeps and costs nothing.{known}",
        size=(
            f"{digits(sized.value[0])} RPU, awake {digits(awake[0] * 100, 2)} % of the time "
            f"({sized.bound_by()})"
        ),
        settings=(
            Setting(name="baseCapacity", value=whole(sized.value[0]), because=sized.bound_by()),
            Setting(name="COPY", value=f"every {every}", because="after each run or buffer"),
            Setting(
                name="MERGE INTO",
                value="target USING staging",
                because="a load that comes twice changes nothing",
            ),
            Setting(
                name="SORTKEY",
                value="event_date",
                because=f"{show_bytes(_stored_gb(plan)[0] * 1e9)} kept",
            ),
        ),
        failure="Dashboards show the last load; the next COPY takes what was missed.",
    )
