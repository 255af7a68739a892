"""Runs one piece of a simulation: claimed under a lease, computed outside any transaction, counted once.

Only workers import this module: it brings the compiled kernels.
"""

from datetime import datetime, timedelta

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
from decisions.models.piece import Piece, PieceStatus
from decisions.models.simulation import ACTIVE, Simulation, SimulationStatus
from decisions.services.simulations import ENGINE_VERSION, conclude_simulation, fail_simulation

# A piece is meant to take a second or two; whoever has held one this long is taken for dead.
LEASE = timedelta(seconds=20)


def work_on(piece_pk: int) -> None:
    """Claim the piece, compute it, count it, and conclude the simulation if it was the last one.

    Harmless for a piece that is done, that somebody else works on, or whose simulation has ended or is gone.
    """
    piece = claim(piece_pk)
    if piece is None:
        return
    if piece.simulation.engine_version != ENGINE_VERSION:
        fail_simulation(piece.simulation_id, _changed(piece.simulation.engine_version))
        return
    finish(piece, compute(piece))
    conclude_simulation(piece.simulation_id)


def claim(piece_pk: int) -> Piece | None:
    """The piece, ours for the time of a lease; None if it is not free."""
    now = timezone.now()
    with transaction.atomic():
        piece = _locked(piece_pk)
        if piece is None or not _is_free(piece, now):
            return None
        piece.status, piece.lease_until = PieceStatus.RUNNING, now + LEASE
        piece.attempts += 1
        piece.save(update_fields=["status", "lease_until", "attempts"])
        Simulation.objects.filter(pk=piece.simulation_id, status=SimulationStatus.QUEUED).update(
            status=SimulationStatus.RUNNING, started_at=now
        )
    return piece


def compute(piece: Piece) -> PieceResult:
    """The piece's result; the same bits whenever and wherever it is computed."""
    request = request_of(piece.simulation)
    cases = likely_case(parse_use_case(request.facts))
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


def _locked(piece_pk: int) -> Piece | None:
    """The piece, locked until the transaction ends; None if it is gone or its simulation has ended.

    A conditional update would not do: PostgreSQL, once it has waited, does not look at a joined row again.
    """
    pieces = Piece.objects.select_for_update(of=("self",)).select_related("simulation")
    return pieces.filter(pk=piece_pk, simulation__status__in=ACTIVE).first()


def _is_free(piece: Piece, now: datetime) -> bool:
    if piece.status == PieceStatus.RUNNING:
        return piece.lease_until is None or piece.lease_until < now
    return piece.status == PieceStatus.QUEUED


def _note_progress(simulation_pk: int) -> None:
    """Progress never falls, in whatever order the pieces' transactions end."""
    pieces = Piece.objects.filter(simulation_id=simulation_pk)
    progress = pieces.filter(status=PieceStatus.DONE).count() / pieces.count()
    Simulation.objects.filter(pk=simulation_pk, progress__lt=progress).update(progress=progress)


def _changed(version: str) -> str:
    return f"Headway was updated from {version} to {ENGINE_VERSION} while this run waited; start it again."
