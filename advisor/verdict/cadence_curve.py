"""The cadence curve: what an average month costs at every headway from a tenth of a second to a week, and
where it costs least.
"""

from collections.abc import Mapping

import numpy as np

from advisor.advice.cadence import CadenceCurve
from advisor.cases import Array, Cases, Flags
from advisor.facts.need import TODAY
from advisor.options import Option
from advisor.quantity import about_duration, show_duration, show_usd
from advisor.verdict.cadence.axis import Axis, axis_of
from advisor.verdict.cadence.boundaries import boundaries
from advisor.verdict.cadence.candidates import EVENT_BY_EVENT, candidates_of, engines_of
from advisor.verdict.cadence.rule import square_root_rule
from advisor.verdict.cadence.steps import steps
from advisor.verdict.cadence.today import today
from advisor.verdict.stretch import ENGINES, PER_EVENT, Stretch
from advisor.vocabulary import OptionKey

NEAR = 1.05
"""What costs a twentieth more than the least is nearly as good."""
EVERY = 5
"""Of headways on a straight line between their neighbours, each fifth is kept."""
STRAIGHT = 0.002
"""Share of the total by which a headway may lie off the line between its neighbours."""


def cadence_curve(
    case: Cases, along: Mapping[OptionKey, Stretch], recommended: Option, recommended_s: float
) -> CadenceCurve:
    """The curve for the likely case (size 1) from every option's own stretch, `along`.

    Always-on headways are those of the recommended option's kind. Where no engine keeps up there is no point.
    """
    stretches = [along[engine] for engine in engines_of(recommended.key)]
    axis = axis_of(stretches)
    has_money = bool(case.value_usd_per_year[0] > 0)
    candidates = candidates_of(axis.is_allowed, axis.keeps_promise, has_money=has_money)
    best = _as_it_departs(axis, int(np.where(candidates, axis.total_usd, np.inf).argmin()))
    near = _near(axis, candidates, best)
    near_s = (float(axis.departs_s[near[0]]), float(axis.departs_s[near[1]]))
    shown = axis.rows(_shown(axis, (best, *near)))
    optimum = _in_words(axis.engine[best], float(axis.departs_s[best]))
    return CadenceCurve(
        headway_s=tuple(shown.headway_s.tolist()),
        infrastructure_usd=_cents(shown.infrastructure_usd),
        people_usd=_cents(shown.people_usd),
        delay_usd=_cents(shown.delay_usd),
        total_usd=_cents(shown.total_usd),
        engine=tuple(shown.engine.tolist()),
        is_allowed=tuple(shown.is_allowed.tolist()),
        optimum_s=float(axis.headway_s[best]),
        optimum=optimum,
        recommended_s=recommended_s,
        finding=_finding(
            optimum,
            float(axis.total_usd[best]),
            near_s,
            has_money=has_money,
            is_kept=bool(axis.keeps_promise[best]),
        ),
        near_s=near_s,
        boundaries=boundaries(axis, stretches),
        steps=steps(axis),
        rule=square_root_rule(axis, candidates, best, float(case.season_share[0])) if has_money else None,
        today=today(axis, best, case.facts.likely(TODAY), near_s),
    )


def _as_it_departs(axis: Axis, best: int) -> int:
    """Runs that follow the source's deliveries depart alike at many headways: the one that they depart at."""
    alike = (axis.departs_s == axis.departs_s[best]) & (axis.engine == axis.engine[best])
    off = np.abs(np.log(axis.headway_s / axis.departs_s[best]))
    return int(np.where(alike, off, np.inf).argmin())


def _near(axis: Axis, candidates: Flags, best: int) -> tuple[int, int]:
    """The first and the last of the candidates around the optimum whose total stays within NEAR of it."""
    outside = np.flatnonzero(~candidates | (axis.total_usd > NEAR * axis.total_usd[best]))
    below, above = outside[outside < best], outside[outside > best]
    first = int(below[-1]) + 1 if below.size else 0
    last = int(above[0]) - 1 if above.size else axis.headway_s.size - 1
    return first, last


def _shown(axis: Axis, also: tuple[int, ...]) -> Flags:
    """The headways that a drawing needs: bends, jumps, both sides of an engine, `also`, and a few between."""
    shown = np.zeros(axis.headway_s.size, dtype=np.bool_)
    shown[::EVERY] = True
    shown[[0, -1, *also]] = True
    changes = np.flatnonzero((axis.engine[1:] != axis.engine[:-1]) | (np.diff(axis.is_allowed)))
    shown[changes] = shown[changes + 1] = True
    shown[1:-1] |= _bends(axis)
    return shown


def _bends(axis: Axis) -> Flags:
    """Of the inner headways, those at which a part of the cost leaves the line between the neighbours."""
    at, off = np.log(axis.headway_s), np.zeros(axis.headway_s.size - 2, dtype=np.bool_)
    share = (at[1:-1] - at[:-2]) / np.maximum(at[2:] - at[:-2], 1e-12)
    for part in (axis.infrastructure_usd, axis.people_usd, axis.delay_usd):
        straight = part[:-2] + share * (part[2:] - part[:-2])
        off |= np.abs(part[1:-1] - straight) > STRAIGHT * axis.total_usd[1:-1]
    return off


def _cents(usd: Array) -> tuple[float, ...]:
    return tuple(np.round(usd, 2).tolist())


def _in_words(engine: str, headway_s: float) -> str:
    """What runs per event has no headway, wherever on the axis its cost stands."""
    return EVENT_BY_EVENT if OptionKey(engine) in PER_EVENT else show_duration(headway_s)


def _finding(
    optimum: str, total_usd: float, near_s: tuple[float, float], *, has_money: bool, is_kept: bool
) -> str:
    at = optimum if optimum == EVENT_BY_EVENT else f"at a headway of {optimum}"
    cost = show_usd(total_usd)
    if not has_money and not is_kept:
        return f"No headway keeps the promise; an average month costs least {at}: {cost}"
    near = _near_words(optimum, near_s)
    if has_money:
        return f"An average month costs least {at}: {cost} with what delay loses{near}"
    return f"The promise is kept at least cost {at}: {cost} a month{near}"


def _near_words(optimum: str, near_s: tuple[float, float]) -> str:
    first, last = (about_duration(end) for end in near_s)
    if first == last or (optimum == EVENT_BY_EVENT and near_s[1] < ENGINES[0][2]):
        return ""
    if near_s[0] < ENGINES[0][2]:
        return f"; up to {last} it is within 5 %"
    return f"; from {first} to {last} it is within 5 %"
