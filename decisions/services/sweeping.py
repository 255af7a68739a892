"""Finds what nobody is working on: pieces of lost workers or an emptied queue, runs left unconcluded."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from decisions.models.piece import Piece, PieceStatus
from decisions.models.simulation import ACTIVE, Simulation, SimulationStatus
from decisions.services.simulations import conclude_simulation, fail_simulation

MOST_ATTEMPTS = 5
# An empty queue holds no message for a waiting piece; one that holds some is believed for longer.
WAIT_AT_EMPTY_QUEUE = timedelta(seconds=5)
WAIT_AT_FULL_QUEUE = timedelta(minutes=10)
MOST_AT_ONCE = 1000


def lost_pieces(*, queue_is_empty: bool) -> list[int]:
    """Keys of the pieces to be queued again, marked as queued now; a piece lost too often fails its run."""
    now = timezone.now()
    _give_up(now)
    wait = WAIT_AT_EMPTY_QUEUE if queue_is_empty else WAIT_AT_FULL_QUEUE
    waiting = Q(status=PieceStatus.QUEUED, queued_at__lt=now - wait)
    lost = Piece.objects.filter(waiting | _abandoned(now), simulation__status__in=ACTIVE)
    keys = list(lost.order_by("simulation_id", "index").values_list("pk", flat=True)[:MOST_AT_ONCE])
    still_lost = Piece.objects.filter(waiting | _abandoned(now), pk__in=keys)
    still_lost.update(status=PieceStatus.QUEUED, lease_until=None, queued_at=now)
    return keys


def conclude_finished() -> int:
    """Conclude runs whose pieces are all done, where the last worker was lost before it could; how many."""
    unfinished = Piece.objects.filter(simulation=OuterRef("pk")).exclude(status=PieceStatus.DONE)
    finished = Simulation.objects.filter(~Exists(unfinished), status=SimulationStatus.RUNNING)
    return sum(conclude_simulation(key) for key in finished.values_list("pk", flat=True))


def _give_up(now: datetime) -> None:
    exhausted = Piece.objects.filter(
        _abandoned(now), simulation__status__in=ACTIVE, attempts__gte=MOST_ATTEMPTS
    )
    for simulation_pk in set(exhausted.values_list("simulation_id", flat=True)):
        text = (
            f"The same piece of this run was lost {MOST_ATTEMPTS} times: each worker stopped in the middle "
            "of it, perhaps for want of memory. Try fewer replications or a shorter horizon."
        )
        fail_simulation(simulation_pk, text)


def _abandoned(now: datetime) -> Q:
    return Q(status=PieceStatus.RUNNING, lease_until__lt=now)
