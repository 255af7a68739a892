"""What a result's age costs: the share of the value that is left when somebody acts, and how fast it falls.

The pipeline answers only for its own delay. Waiting for the source to deliver, for the next look and for the
reaction would cost the same with any pipeline, so the cost of delay is counted from what they leave.
"""

import numpy as np

from advisor.cases import Array, Cases, of_facts
from advisor.freshness.age import Age
from advisor.vocabulary import Actor, ValueArises, ValueShape

LN2 = float(np.log(2.0))
SECONDS_PER_YEAR = 365 * 86400.0
CLIFF_STEP = 0.02
"""Share of the deadline over which a cliff's density is taken."""


def useful_age(age: Age, cases: Cases) -> Age:
    """The age when somebody acts: after the next look, which machines do not wait for, and the reaction.

    Where being live is the value nobody need act: it is the result's own age.
    """
    if cases.facts.value_arises == ValueArises.WHILE_LIVE:
        return age
    seen = age if cases.facts.actor == Actor.MACHINE else age.plus_uniform(cases.viewing_interval_s)
    return seen.plus(cases.reaction_s)


def value_kept_share(age: Age, cases: Cases) -> Array:
    """Share of the value (0..1) that results of this age keep, (cases.size,); `age` is the pipeline's.

    Decay: E[2^(-useful age / half-life)], exact as the Laplace transform at ln 2 / half-life. Cliff: the
    share of events acted on by the deadline. Constant: 1, as long as the result ever arrives.
    """
    useful = useful_age(age, cases)
    shape = cases.facts.value_shape
    if shape == ValueShape.DECAY:
        return useful.laplace(_decay_per_s(cases))
    if shape == ValueShape.CLIFF:
        return useful.cdf(cases.value_half_life_s)
    return np.where(np.isfinite(useful.mean()), 1.0, 0.0)


@of_facts
def attainable_share(cases: Cases) -> Array:
    """Share of the value that a pipeline without any delay of its own would keep, (cases.size,)."""
    source_wait = Age(constant_s=np.zeros(cases.size), widths_s=(cases.arrival_interval_s,))
    return value_kept_share(source_wait, cases)


def value_usd_per_year(age: Age, cases: Cases) -> Array:
    """USD a year earned or saved at this age, (cases.size,)."""
    return cases.value_usd_per_year * value_kept_share(age, cases)


def published_correctness(age: Age, cases: Cases, mean_lateness_s: Array) -> Array:
    """Share of published figures (0..1) that is right when somebody acts on them, (cases.size,).

    Where results are to be corrected before they are published (`lookback_s`), what is still to come when a
    figure is looked at is missing from it: late share * E[exp(-wait / mean lateness)], beyond the tolerance.
    Late events catch up while the figure waits for its departure and for the look, whatever the design; a
    correction afterwards comes too late for who has acted.
    """
    missing = np.maximum(missing_when_seen(age, cases, mean_lateness_s) - cases.error_tolerance, 0.0)
    return np.where(cases.lookback_s > 0, 1 - missing, 1.0)


def missing_when_seen(age: Age, cases: Cases, mean_lateness_s: Array) -> Array:
    """Share of all events (0..1) that are still to come when the figure they belong to is looked at."""
    waits = Age(constant_s=np.zeros(cases.size), widths_s=age.widths_s)
    if cases.facts.value_arises != ValueArises.WHILE_LIVE and cases.facts.actor != Actor.MACHINE:
        waits = waits.plus_uniform(cases.viewing_interval_s)
    is_late = mean_lateness_s > 0
    per_s = 1 / np.where(is_late, mean_lateness_s, 1.0)
    return np.where(is_late, cases.late_share * waits.laplace(per_s), 0.0)


def delay_usd_per_year(age: Age, cases: Cases) -> Array:
    """USD a year lost to the pipeline's own delay, never negative, (cases.size,)."""
    lost = np.maximum(attainable_share(cases) - value_kept_share(age, cases), 0.0)
    return cases.value_usd_per_year * lost


def loss_usd_per_year_per_s(age: Age, cases: Cases) -> Array:
    """USD a year that one more second of age would cost at this age, (cases.size,).

    Decay: value kept * ln 2 / half-life, exact. Cliff: the density of the useful age at the deadline, taken
    over a fiftieth of the deadline. Constant: 0.
    """
    shape = cases.facts.value_shape
    if shape == ValueShape.DECAY:
        return value_usd_per_year(age, cases) * _decay_per_s(cases)
    if shape == ValueShape.CLIFF:
        return cases.value_usd_per_year * _density_at_deadline(useful_age(age, cases), cases)
    return np.zeros(cases.size)


def square_root_headway_s(
    run_usd: Array, loss_usd_per_year_per_s: Array, season_share: Array | float = 1.0
) -> Array:
    """Headway of least cost where each run costs `run_usd` and the mean age is half the headway, seconds.

    sqrt(2 * cost per run / loss per second of age and second of time): the economic order quantity (Harris
    1913) in Mohring's (1972) form for headways. The year's loss falls into its live seconds. Infinite where
    nothing is lost.
    """
    is_lost = loss_usd_per_year_per_s > 0
    live_s_per_year = SECONDS_PER_YEAR * np.asarray(season_share)
    loss = np.where(is_lost, loss_usd_per_year_per_s, 1.0)
    return np.where(is_lost, np.sqrt(2 * run_usd * live_s_per_year / loss), np.inf)


@of_facts
def _decay_per_s(cases: Cases) -> Array:
    return np.asarray(LN2 / cases.value_half_life_s)


def _density_at_deadline(useful: Age, cases: Cases) -> Array:
    step = cases.value_half_life_s * CLIFF_STEP
    later = useful.cdf(cases.value_half_life_s + step / 2)
    sooner = useful.cdf(cases.value_half_life_s - step / 2)
    return np.asarray((later - sooner) / step)
