"""The square-root rule beside the curve: where the least would lie if every run cost the same."""

import numpy as np

from advisor.advice.cadence import SquareRootRule
from advisor.cases import Array, Flags
from advisor.cost.people import MONTH_S
from advisor.cost.value import SECONDS_PER_YEAR, square_root_headway_s
from advisor.options import OPTION_BY_KEY
from advisor.quantity import show_duration
from advisor.verdict.cadence.axis import Axis
from advisor.vocabulary import OptionKey

SPAN = 2.0
"""The rule's two slopes are taken from half the optimum to twice the optimum."""
NARROWEST = 1.2


def square_root_rule(axis: Axis, candidates: Flags, best: int, season_share: float) -> SquareRootRule | None:
    """sqrt(2 x cost of a run / loss per second of age and second of time) around the optimum.

    The cost of a run is the slope of infrastructure and people over runs, the loss that of the value lost
    over the mean age, both from half the optimum to twice the optimum. None where nothing departs by a
    schedule, where departures follow the source's deliveries, or where one of the slopes is not positive.
    """
    engine = OptionKey(axis.engine[best])
    ends = _ends(axis, best)
    if not OPTION_BY_KEY[engine].is_scheduled or _follows(axis, ends):
        return None
    if axis.headway_s[ends[1]] < NARROWEST * axis.headway_s[ends[0]]:
        return None
    live_s = MONTH_S * season_share
    spent = axis.infrastructure_usd + axis.people_usd
    run_usd = _slope(spent, live_s / axis.headway_s, ends)
    loss_usd = _slope(axis.delay_usd, axis.age_s, ends) / live_s
    if run_usd <= 0 or loss_usd <= 0:
        return None
    a_year = np.array([loss_usd * SECONDS_PER_YEAR * season_share])
    headway_s = float(square_root_headway_s(np.array([run_usd]), a_year, season_share)[0])
    return SquareRootRule(
        headway_s=headway_s,
        run_usd=run_usd,
        loss_usd_per_s_per_s=loss_usd,
        from_s=float(axis.headway_s[ends[0]]),
        to_s=float(axis.headway_s[ends[1]]),
        because=_because(
            headway_s, run_usd, loss_usd, float(axis.headway_s[best]), _edge(axis, candidates, best)
        ),
    )


def _follows(axis: Axis, ends: tuple[int, int]) -> bool:
    near = slice(ends[0], ends[1] + 1)
    return bool((axis.departs_s[near] != axis.headway_s[near]).any())


def _edge(axis: Axis, candidates: Flags, best: int) -> str:
    """What, if not the sum, ends the search at the optimum."""
    around = slice(max(best - 1, 0), best + 2)
    if not candidates[around].all():
        return "beyond it a hard limit rules such runs out"
    return "there another engine takes over" if len(set(axis.engine[around])) > 1 else ""


def _ends(axis: Axis, best: int) -> tuple[int, int]:
    """The first and last headway of the same engine within SPAN of the optimum."""
    ratio = axis.headway_s / axis.headway_s[best]
    near = (ratio >= 1 / SPAN) & (ratio <= SPAN) & (axis.engine == axis.engine[best])
    found = np.flatnonzero(near)
    return int(found[0]), int(found[-1])


def _slope(y: Array, x: Array, ends: tuple[int, int]) -> float:
    first, last = ends
    run = float(x[last] - x[first])
    return float(y[last] - y[first]) / run if run else 0.0


def _because(headway_s: float, run_usd: float, loss_usd: float, best_s: float, edge: str) -> str:
    per_hour = loss_usd * 3600 * 3600
    said = (
        f"The square-root rule says {show_duration(headway_s)}: the root of 2 x {run_usd:.3g} USD a run over "
        f"{per_hour:.3g} USD lost per hour of age and hour of time. "
    )
    if abs(np.log(headway_s / best_s)) < 0.02:
        return said + "The curve says the same."
    if edge:
        return said + f"The curve's least is at {show_duration(best_s)}: {edge}."
    return said + (
        f"The curve's {show_duration(best_s)} knows more: workers are whole, runs lengthen with what they "
        "take, events also wait elsewhere, and value falls along a curve."
    )
