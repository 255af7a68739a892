"""Finds what was left behind: pieces without a message, pieces lost too often, runs left unconcluded."""

from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils import timezone

from decisions.models.piece import Piece, PieceStatus
from decisions.models.simulation import ACTIVE, Simulation, SimulationStatus
from decisions.selectors.turns import free_pieces
from decisions.services.simulations import conclude_simulation, fail_simulation

MOST_ATTEMPTS = 5
MOST_AT_ONCE = 1000


def missing_messages(*, waiting: int) -> int:
    """How many messages to send, where `waiting` are queued, so that each free piece has one.

    One too many costs a worker a glance; a lost one, without this, costs the run its end.
    """
    now = timezone.now()
    _give_up(now)
    return max(min(free_pieces(now), MOST_AT_ONCE) - waiting, 0)


def conclude_finished() -> int:
    """Conclude runs whose pieces are all done, where the last worker was lost before it could; how many."""
    unfinished = Piece.objects.filter(simulation=OuterRef("pk")).exclude(status=PieceStatus.DONE)
    finished = Simulation.objects.filter(~Exists(unfinished), status=SimulationStatus.RUNNING)
    return sum(conclude_simulation(key) for key in finished.values_list("pk", flat=True))


def _give_up(now: datetime) -> None:
    exhausted = Piece.objects.filter(
        status=PieceStatus.RUNNING,
        lease_until__lt=now,
        simulation__status__in=ACTIVE,
        attempts__gte=MOST_ATTEMPTS,
    )
    for simulation_pk in set(exhausted.values_list("simulation_id", flat=True)):
        text = (
            f"The same piece of this run was lost {MOST_ATTEMPTS} times: each worker stopped in the middle "
            "of it, perhaps for want of memory. Try fewer replications or a shorter horizon."
        )
        fail_simulation(simulation_pk, text)
