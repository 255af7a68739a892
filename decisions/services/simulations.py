"""Starts, cancels, fails and concludes simulations; which worker does what is not known here."""

import difflib
from collections.abc import Iterable
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from advisor.advice import Advice, RankedOption
from advisor.advise import ENGINE_VERSION as ADVICE_VERSION
from advisor.plain_data import finite
from advisor.simulation.merge import merge
from advisor.simulation.piece import PieceResult
from advisor.simulation.plan import plan
from advisor.simulation.request import InvalidSimulation, SimulationRequest
from advisor.simulation.result import ENGINE_VERSION as SIMULATION_VERSION
from advisor.simulation.scenario import Scenario
from advisor.vocabulary import OptionKey
from decisions.mapping import fill_request, request_of
from decisions.models.decision import Decision
from decisions.models.piece import Piece, PieceStatus
from decisions.models.simulation import ACTIVE, Simulation, SimulationStatus
from decisions.selectors.advice import advice_for, advice_on_facts
from decisions.services.limits import check_simulations
from decisions.services.refusals import Refused

ENGINE_VERSION = f"{ADVICE_VERSION} {SIMULATION_VERSION}"
DAY = 86400.0


def create_simulation(
    decision: Decision,
    *,
    scenario: str = "base",
    option: str | None = None,
    horizon_s: float = DAY,
    replications: int = 20,
    seed: int = 1,
) -> Simulation:
    """A queued run with its pieces; `option` None is the recommended one. Raises Refused, LimitReached."""
    advice = advice_for(decision)
    _check_words(scenario, option)
    chosen = _ranked(advice, option or advice.recommended.option.value)
    request = SimulationRequest(
        facts=decision.facts,
        option=chosen.option,
        headway_s=chosen.headway_s,
        scenario=Scenario(scenario),
        horizon_s=float(horizon_s),
        replications=int(replications),
        seed=int(seed),
    )
    try:
        pieces = plan(request)
    except InvalidSimulation as error:
        raise Refused(error.faults) from error
    return _store(decision, request, len(pieces))


def cancel_simulation(simulation: Simulation) -> Simulation:
    """End it: what no worker has begun is never begun. One that has already ended stays as it is."""
    _end(simulation.pk, SimulationStatus.CANCELLED)
    simulation.refresh_from_db()
    return simulation


def fail_simulation(simulation_pk: int, error: str) -> bool:
    """End it with an error in words; False if it had already ended."""
    return _end(simulation_pk, SimulationStatus.FAILED, error=error)


def conclude_simulation(simulation_pk: int) -> bool:
    """Merge the pieces once all are done; False if some are not, or if somebody else concluded it before."""
    simulation = Simulation.objects.filter(pk=simulation_pk, status=SimulationStatus.RUNNING).first()
    if simulation is None or simulation.pieces.exclude(status=PieceStatus.DONE).exists():
        return False
    request = request_of(simulation)
    advice = advice_on_facts(simulation.facts, simulation.price_book_id, simulation.assumptions)
    chosen = _ranked(advice, simulation.option)
    stored = simulation.pieces.order_by("index").values_list("result", flat=True)
    result = merge(
        request,
        _read(stored),
        predicted=chosen.freshness_s if request.scenario is Scenario.BASE else None,
        monthly_usd=chosen.monthly_usd.total,
    )
    with transaction.atomic():
        is_ours = _end(simulation_pk, SimulationStatus.DONE, result=finite(result.to_json()), progress=1.0)
        if is_ours:
            simulation.pieces.update(result=None)
    return is_ours


def _end(simulation_pk: int, status: SimulationStatus, **columns: object) -> bool:
    """Whoever ends it first decides how it ended."""
    active = Simulation.objects.filter(pk=simulation_pk, status__in=ACTIVE)
    return bool(active.update(status=status, finished_at=timezone.now(), **columns))


def _read(stored: Iterable[bytes | memoryview | None]) -> list[PieceResult]:
    return [PieceResult.from_bytes(bytes(result)) for result in stored if result is not None]


def _store(decision: Decision, request: SimulationRequest, pieces: int) -> Simulation:
    with transaction.atomic():
        check_simulations(decision.owner)
        simulation = Simulation(
            decision=decision,
            price_book_id=decision.price_book_id,
            assumptions=decision.assumptions,
            engine_version=ENGINE_VERSION,
        )
        fill_request(simulation, request)
        simulation.save()
        Piece.objects.bulk_create(
            [Piece(simulation=simulation, index=index) for index in range(pieces)], batch_size=500
        )
    return simulation


def _check_words(scenario: str, option: str | None) -> None:
    faults: dict[str, tuple[str, ...]] = {}
    for field, word, known in (("scenario", scenario, Scenario), ("option", option, OptionKey)):
        if word is not None and word not in set(known):
            faults[field] = (_unknown(word, known),)
    if faults:
        raise Refused(faults)


def _unknown(word: str, known: type[StrEnum]) -> str:
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.0)[0]
    return f"{word[:60]!r} is unknown; give one of {', '.join(known)}. The nearest is {near}."


def _ranked(advice: Advice, key: str) -> RankedOption:
    return next(option for option in advice.ranking if option.option.value == key)
