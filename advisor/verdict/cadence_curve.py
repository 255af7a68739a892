"""The cadence curve: what an average month costs at every headway from a tenth of a second to a week, and
where it costs least.
"""

from collections.abc import Mapping

import numpy as np

from advisor.advice import CadenceCurve
from advisor.cases import Array, Cases, Flags
from advisor.options import Option
from advisor.quantity import show_duration, show_usd
from advisor.verdict.stretch import ENGINES, PER_EVENT, PLACES, Stretch
from advisor.vocabulary import OptionKey

PARTS = ("infrastructure_usd", "people_usd", "delay_usd")
EVENT_BY_EVENT = "event by event"


def cadence_curve(
    case: Cases, along: Mapping[OptionKey, Stretch], recommended: Option, recommended_s: float
) -> CadenceCurve:
    """The curve for the likely case (size 1) from every option's own stretch, `along`.

    Always-on headways are those of the recommended option's kind. Where scheduled runs cannot keep up there
    is no point.
    """
    stretches = [along[engine] for engine in _engines(recommended)]
    possible = np.concatenate([stretch.is_possible for stretch in stretches])
    joined = {
        name: _joined(stretches, name)[possible]
        for name in ("headway_s", *PARTS, "keeps_promise", "is_allowed")
    }
    engines = np.repeat([s.engine.value for s in stretches], [len(s.headway_s) for s in stretches])[possible]
    total = joined["infrastructure_usd"] + joined["people_usd"] + joined["delay_usd"]
    has_money = bool(case.value_usd_per_year[0] > 0)
    allowed = joined["is_allowed"] if joined["is_allowed"].any() else np.ones_like(joined["is_allowed"])
    keeps = joined["keeps_promise"] & allowed
    best = _optimum(total, allowed if has_money or not keeps.any() else keeps)
    optimum = _in_words(engines[best], joined["headway_s"][best])
    return CadenceCurve(
        headway_s=tuple(joined["headway_s"].tolist()),
        infrastructure_usd=tuple(np.round(joined["infrastructure_usd"], 2).tolist()),
        people_usd=tuple(np.round(joined["people_usd"], 2).tolist()),
        delay_usd=tuple(np.round(joined["delay_usd"], 2).tolist()),
        total_usd=tuple(np.round(total, 2).tolist()),
        engine=tuple(engines.tolist()),
        optimum_s=float(joined["headway_s"][best]),
        optimum=optimum,
        recommended_s=recommended_s,
        finding=_finding(optimum, total[best], has_money=has_money, is_kept=bool(keeps.any())),
    )


def _engines(recommended: Option) -> list[OptionKey]:
    """The engines of the curve, with the recommended option in its own stretch."""
    engines = [engine for engine, _, _ in ENGINES]
    engines[PLACES[recommended.key]] = recommended.key
    return engines


def _joined(stretches: list[Stretch], name: str) -> Array:
    return np.concatenate([getattr(stretch, name) for stretch in stretches])


def _optimum(total: Array, candidates: Flags) -> int:
    """The least total among the candidates."""
    return int(np.where(candidates, total, np.inf).argmin())


def _in_words(engine: str, headway_s: float) -> str:
    """What runs per event has no headway, wherever on the axis its cost stands."""
    return EVENT_BY_EVENT if OptionKey(engine) in PER_EVENT else show_duration(headway_s)


def _finding(optimum: str, total_usd: float, *, has_money: bool, is_kept: bool) -> str:
    at = optimum if optimum == EVENT_BY_EVENT else f"at a headway of {optimum}"
    cost = show_usd(total_usd)
    if has_money:
        return f"An average month costs least {at}: {cost} with what delay loses"
    if is_kept:
        return f"The promise is kept at least cost {at}: {cost} a month"
    return f"No headway keeps the promise; an average month costs least {at}: {cost}"
