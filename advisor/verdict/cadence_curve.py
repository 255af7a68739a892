"""The cadence curve: what an average month costs at every headway from a tenth of a second to a week, and
where it costs least.
"""

from dataclasses import dataclass

import numpy as np

from advisor.advice import CadenceCurve
from advisor.cases import Array, Cases, Flags
from advisor.cost.price_book import PriceBook
from advisor.cost.value import attainable_share
from advisor.evaluation import Evaluation, evaluate
from advisor.options import OPTION_BY_KEY, Option
from advisor.quantity import show_duration, show_usd
from advisor.verdict.vetoes import count
from advisor.vocabulary import OptionKey

HEADWAYS_S = np.unique(
    np.concatenate((np.geomspace(0.1, 7 * 86400.0, 61), [1.0, 10.0, 60.0, 300.0, 900.0, 3600.0, 86400.0]))
)
ENGINES: tuple[tuple[OptionKey, float, float], ...] = (
    (OptionKey.EVENT_STREAMING, 0.0, 0.5),
    (OptionKey.CONTINUOUS_MICRO_BATCH, 0.5, 60.0),
    (OptionKey.MICRO_BATCH, 60.0, 3600.0),
    (OptionKey.HOURLY_BATCH, 3600.0, 86400.0),
    (OptionKey.DAILY_BATCH, 86400.0, np.inf),
)
"""Which engine runs at which headway, from (inclusive) and up to (exclusive) seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """A run of headways on one engine; arrays (headways,), USD a month."""

    engine: OptionKey
    headway_s: Array
    infrastructure_usd: Array
    people_usd: Array
    delay_usd: Array
    keeps_promise: Flags
    is_possible: Flags
    is_allowed: Flags


def cadence_curve(case: Cases, book: PriceBook, recommended: Option, recommended_s: float) -> CadenceCurve:
    """The curve for the likely case (size 1); always-on headways are those of the recommended option's kind.

    Where scheduled runs cannot keep up there is no point.
    """
    stretches = [_stretch(case, book, *engine) for engine in _engines(recommended)]
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


def _engines(recommended: Option) -> tuple[tuple[OptionKey, float, float], ...]:
    """The engines, with the recommended option in its own stretch."""
    place = STRETCH_OF.get(recommended.key)
    return tuple(
        (recommended.key, start, end) if number == place else (engine, start, end)
        for number, (engine, start, end) in enumerate(ENGINES)
    )


STRETCH_OF = {OptionKey.KAPPA: 0, OptionKey.LAMBDA: 0, OptionKey.UNIFIED: 1}
"""Which stretch of ENGINES a recommended option takes the place of."""
PER_EVENT = frozenset({OptionKey.EVENT_STREAMING, OptionKey.KAPPA, OptionKey.LAMBDA})
PARTS = ("infrastructure_usd", "people_usd", "delay_usd")


def _stretch(case: Cases, book: PriceBook, engine: OptionKey, start_s: float, end_s: float) -> _Stretch:
    headway = HEADWAYS_S[(start_s <= HEADWAYS_S) & (end_s > HEADWAYS_S)]
    cases = case.repeated(len(headway))
    runs_at = headway if engine not in PER_EVENT else np.zeros_like(headway)
    evaluation = evaluate(
        OPTION_BY_KEY[engine],
        cases,
        book,
        headway_s=runs_at,
        complexity=np.full(len(headway), case.assumptions["people.complexity"]),
    )
    return _Stretch(
        engine=engine,
        headway_s=headway,
        infrastructure_usd=evaluation.infrastructure_yearly_usd / 12,
        people_usd=evaluation.people.monthly_usd,
        delay_usd=_lost_usd_per_year(evaluation) / 12,
        keeps_promise=evaluation.promise_fit >= 1,
        is_possible=evaluation.prediction.utilisation_at_peak < 1,
        is_allowed=count(evaluation) == 0,
    )


def _lost_usd_per_year(evaluation: Evaluation) -> Array:
    """Value that a pipeline without any delay of its own would keep, less what this one keeps.

    A promise that is missed and an outage count as in the net value, so that the least total of the curve is
    the most net value.
    """
    cases = evaluation.cases
    attainable = cases.value_usd_per_year * attainable_share(cases)
    return np.maximum(attainable - evaluation.value_usd_per_year, 0.0)


def _joined(stretches: list[_Stretch], name: str) -> Array:
    return np.concatenate([getattr(stretch, name) for stretch in stretches])


def _optimum(total: Array, candidates: Flags) -> int:
    """The least total among the candidates."""
    return int(np.where(candidates, total, np.inf).argmin())


EVENT_BY_EVENT = "event by event"


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
