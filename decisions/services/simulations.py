"""Starts, cancels, fails and concludes simulations; which worker does what is not known here."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from advisor.advise import ENGINE_VERSION as ADVICE_VERSION
from advisor.plain_data import finite
from advisor.simulation.merge import merge
from advisor.simulation.piece import PieceResult
from advisor.simulation.precision import enough, first_replications
from advisor.simulation.request import SimulationRequest
from advisor.simulation.result import ENGINE_VERSION as SIMULATION_VERSION
from advisor.simulation.scenario import Scenario
from decisions.mapping import fill_request, request_of
from decisions.models.decision import Decision
from decisions.models.piece import Piece, PieceStatus
from decisions.models.simulation import ACTIVE, Simulation, SimulationStatus
from decisions.selectors.accrual import accrued_by
from decisions.selectors.advice import advice_for, advice_on_facts
from decisions.services.interim import milestone
from decisions.services.limits import check_simulations
from decisions.services.simulation_wishes import ranked, wished

ENGINE_VERSION = f"{ADVICE_VERSION} {SIMULATION_VERSION}"


def create_simulation(decision: Decision, **wishes: Any) -> Simulation:
    """A queued run with its pieces, as `wished` for. Raises Refused, LimitReached."""
    request, pieces = wished(advice_for(decision), decision.facts, **wishes)
    return _store(decision, request, pieces)


def cancel_simulation(simulation: Simulation) -> Simulation:
    """End it: what no worker has begun is never begun. One that has already ended stays as it is."""
    _end(simulation.pk, SimulationStatus.CANCELLED)
    simulation.refresh_from_db()
    return simulation


def fail_simulation(simulation_pk: int, error: str) -> bool:
    """End it with an error in words; False if it had already ended."""
    return _end(simulation_pk, SimulationStatus.FAILED, error=error)


def conclude_simulation(simulation_pk: int) -> bool:
    """Merge the pieces once all are done, or as many replications as give the half-width asked for.

    False if more is needed, or if somebody else concluded it before.
    """
    simulation = Simulation.objects.filter(pk=simulation_pk, status=SimulationStatus.RUNNING).first()
    if simulation is None:
        return False
    request = request_of(simulation)
    pieces = _all_done(simulation) or _enough_done(simulation, request)
    if pieces is None:
        return False
    advice = advice_on_facts(simulation.facts, simulation.price_book_id, simulation.assumptions)
    chosen = ranked(advice, simulation.option)
    count = enough(request, pieces) or request.replications
    used = [piece for piece in pieces if piece.replication < count]
    result = merge(
        first_replications(request, count),
        used,
        predicted=chosen.freshness_s if _is_predicted(request) else None,
        monthly_usd=chosen.monthly_usd.total,
        accrued=accrued_by(simulation, request, used),
    )
    with transaction.atomic():
        is_ours = _end(simulation_pk, SimulationStatus.DONE, result=finite(result.to_json()), progress=1.0)
        if is_ours:
            simulation.pieces.update(result=None)
    return is_ours


def _is_predicted(request: SimulationRequest) -> bool:
    """Whether it simulates what the closed form predicts: the facts' own load on the design's own engine."""
    return request.scenario is Scenario.BASE and request.trace is None and request.engine_profile is None


def _all_done(simulation: Simulation) -> list[PieceResult] | None:
    """The results of all pieces; None while some are missing."""
    if simulation.pieces.exclude(status=PieceStatus.DONE).exists():
        return None
    return _results(simulation.pieces.all())


def _enough_done(simulation: Simulation, request: SimulationRequest) -> list[PieceResult] | None:
    """The results of the first replications, where they are as precise as asked for; None before.

    Looked at as often as a run in progress is merged anew; what lands in between is not counted.
    """
    done = simulation.pieces.filter(status=PieceStatus.DONE)
    indices = list(done.order_by("index").values_list("index", flat=True))
    if request.half_width is None or milestone(len(indices)) != len(indices):
        return None
    unbroken = next((place for place, index in enumerate(indices) if place != index), len(indices))
    spans = simulation.pieces.count() // simulation.replications
    pieces = _results(done.filter(index__lt=unbroken // spans * spans))
    return pieces if enough(request, pieces) is not None else None


def _end(simulation_pk: int, status: SimulationStatus, **columns: object) -> bool:
    """Whoever ends it first decides how it ended."""
    active = Simulation.objects.filter(pk=simulation_pk, status__in=ACTIVE)
    return bool(active.update(status=status, finished_at=timezone.now(), **columns))


def _results(pieces: QuerySet[Piece]) -> list[PieceResult]:
    stored = pieces.order_by("index").values_list("result", flat=True)
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
