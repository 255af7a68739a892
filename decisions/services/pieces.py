"""Runs pieces of simulations: claimed in turn, computed outside any transaction, counted once.

Only workers import this module: it brings the compiled kernels.
"""

from functools import partial

import numpy as np
from django.db import transaction
from django.utils import timezone

from advisor.blueprint.compose import compose
from advisor.cases import likely_case
from advisor.options import OPTION_BY_KEY
from advisor.parsing import parse_use_case
from advisor.simulation.piece import PieceResult
from advisor.simulation.plan import plan
from advisor.simulation.run import run_piece
from decisions.mapping import request_of
from decisions.models.piece import Piece, PieceStatus, is_free
from decisions.models.simulation import ACTIVE, Simulation, SimulationStatus
from decisions.models.turn import Turn
from decisions.selectors.own_assumptions import stored_assumptions
from decisions.selectors.turns import runs_in_turn
from decisions.services.failing import FailsInWords
from decisions.services.leases import held, lease_from
from decisions.services.simulations import ENGINE_VERSION, conclude_simulation, fail_simulation


def work() -> bool:
    """Claim the piece whose turn it is, compute it, count it, and conclude its run if it was the last one.

    False if no piece is free. An error that nobody foresaw fails the run in words, and is raised.
    """
    piece = claim()
    if piece is None:
        return False
    if piece.simulation.engine_version != ENGINE_VERSION:
        fail_simulation(piece.simulation_id, _changed(piece.simulation.engine_version))
        return True
    fail = partial(fail_simulation, piece.simulation_id)
    with FailsInWords("The simulation", fail), held(piece):
        result = compute(piece)
    finish(piece, result)
    conclude_simulation(piece.simulation_id)
    return True


def claim() -> Piece | None:
    """The next piece of the person whose turn it is, ours while we renew its lease; None if none is free."""
    with transaction.atomic():
        now = timezone.now()
        for simulation_pk in runs_in_turn(now):
            free = Piece.objects.filter(is_free(now), simulation=simulation_pk, simulation__status__in=ACTIVE)
            # What another worker is just claiming is passed over, not waited for.
            locked = free.select_for_update(of=("self",), skip_locked=True)
            piece = locked.select_related("simulation__decision").order_by("index").first()
            if piece is not None:
                return _taken(piece)
    return None


def compute(piece: Piece) -> PieceResult:
    """The piece's result; the same bits whenever and wherever it is computed."""
    request = request_of(piece.simulation)
    cases = likely_case(parse_use_case(request.facts), stored_assumptions(piece.simulation.assumptions))
    design = compose(OPTION_BY_KEY[request.option], cases, np.array([request.headway_s]), describe=False)
    return run_piece(design, cases, request, plan(request)[piece.index])


def finish(piece: Piece, result: PieceResult) -> bool:
    """Count the result; False if the piece was counted before or its simulation has ended."""
    with transaction.atomic():
        open_piece = _locked(piece.pk)
        if open_piece is None or open_piece.status == PieceStatus.DONE:
            return False
        open_piece.status, open_piece.lease_until = PieceStatus.DONE, None
        open_piece.result = result.to_bytes()
        open_piece.save(update_fields=["status", "lease_until", "result"])
        _note_progress(piece.simulation_id)
    return True


def _taken(piece: Piece) -> Piece:
    now = timezone.now()
    piece.status, piece.lease_until = PieceStatus.RUNNING, lease_from(now)
    piece.attempts += 1
    piece.save(update_fields=["status", "lease_until", "attempts"])
    begun = Simulation.objects.filter(pk=piece.simulation_id, status=SimulationStatus.QUEUED)
    begun.update(status=SimulationStatus.RUNNING, started_at=now)
    person = piece.simulation.decision.owner_id
    turn = Turn(person_id=person, served_at=now)
    Turn.objects.bulk_create(
        [turn], update_conflicts=True, unique_fields=["person"], update_fields=["served_at"]
    )
    return piece


def _locked(piece_pk: int) -> Piece | None:
    """The piece, locked until the transaction ends; None if it is gone or its simulation has ended.

    A conditional update would not do: PostgreSQL, once it has waited, does not look at a joined row again.
    """
    pieces = Piece.objects.select_for_update(of=("self",)).select_related("simulation")
    return pieces.filter(pk=piece_pk, simulation__status__in=ACTIVE).first()


def _note_progress(simulation_pk: int) -> None:
    """Progress never falls, in whatever order the pieces' transactions end."""
    pieces = Piece.objects.filter(simulation_id=simulation_pk)
    progress = pieces.filter(status=PieceStatus.DONE).count() / pieces.count()
    behind = Simulation.objects.filter(pk=simulation_pk, progress__lt=progress)
    behind.update(progress=progress, progressed_at=timezone.now())


def _changed(version: str) -> str:
    return f"Headway was updated from {version} to {ENGINE_VERSION} while this run waited; start it again."
