"""What a person wishes for in a simulation, as they gave it, made into a request with every fault at once."""

import difflib
from collections.abc import Collection, Mapping
from typing import Any

from advisor.advice.advice import Advice
from advisor.advice.ranking import RankedOption
from advisor.simulation.plan import plan
from advisor.simulation.request import InvalidSimulation, SimulationRequest
from advisor.simulation.scenario import Scenario
from advisor.simulation.trace import parse_trace
from advisor.vocabulary import OptionKey
from decisions.selectors.engine_profiles import profile_data, shipped_profiles
from decisions.services.refusals import Refused

DAY, MINUTE = 86400.0, 60.0


def wished(
    advice: Advice,
    facts: Mapping[str, Any],
    *,
    scenario: str = "base",
    option: str | None = None,
    horizon_s: float | None = None,
    replications: int = 20,
    seed: int = 1,
    trace: Mapping[str, Any] | None = None,
    engine_profile: str | Mapping[str, Any] | None = None,
    half_width: float | None = None,
    percentile: str = "p95",
) -> tuple[SimulationRequest, int]:
    """The request and its number of pieces; `option` None is the recommended one, `horizon_s` None a day, or
    as long as the trace. Raises Refused.
    """
    engine = _engine(engine_profile, _word_faults(scenario, option))
    chosen = ranked(advice, option or advice.recommended.option.value)
    request = SimulationRequest(
        facts=facts,
        option=chosen.option,
        headway_s=chosen.headway_s,
        scenario=Scenario(scenario),
        horizon_s=_length_s(trace) if horizon_s is None else float(horizon_s),
        replications=int(replications),
        seed=int(seed),
        trace=trace,
        engine_profile=engine,
        half_width=half_width,
        percentile=percentile,
    )
    try:
        return request, len(plan(request))
    except InvalidSimulation as error:
        raise Refused(error.faults) from error


def ranked(advice: Advice, key: str) -> RankedOption:
    """The option of this key as the advice ranks it."""
    return next(option for option in advice.ranking if option.option.value == key)


def _length_s(trace: Mapping[str, Any] | None) -> float:
    """A day, or as long as the trace, where it can be read."""
    if trace is None:
        return DAY
    try:
        return max(parse_trace(trace).length_s, MINUTE)
    except InvalidSimulation:
        return DAY


def _word_faults(scenario: str, option: str | None) -> dict[str, tuple[str, ...]]:
    asked = (("scenario", scenario, tuple(Scenario)), ("option", option, tuple(OptionKey)))
    return {
        field: (_unknown(word, known),)
        for field, word, known in asked
        if word is not None and word not in known
    }


def _engine(
    wish: str | Mapping[str, Any] | None, faults: dict[str, tuple[str, ...]]
) -> Mapping[str, Any] | None:
    """A profile's plain data, of a shipped one by its key; raises Refused with these faults and its own."""
    shipped = shipped_profiles()
    if isinstance(wish, str) and wish not in shipped:
        faults["engine_profile"] = (_unknown(wish, tuple(shipped)),)
    if faults:
        raise Refused(faults)
    return profile_data(shipped[wish]) if isinstance(wish, str) else wish


def _unknown(word: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.0)[0]
    return f"{word[:60]!r} is unknown; give one of {', '.join(known)}. The nearest is {near}."
