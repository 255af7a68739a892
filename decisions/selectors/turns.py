"""Whose turn it is: of all who wait, whoever has the fewest workers, then whoever has waited longest."""

from collections.abc import Mapping
from datetime import UTC, datetime

from django.db.models import Count, Exists, OuterRef

from decisions.models.piece import Piece, PieceStatus, is_free
from decisions.models.simulation import ACTIVE, Simulation
from decisions.models.turn import Turn

_NEVER = datetime.min.replace(tzinfo=UTC)


def runs_in_turn(now: datetime) -> list[int]:
    """Keys of the runs with a free piece, in the order in which a worker should ask them for one.

    However many runs and pieces somebody has, they count as one person; a person's own runs go by age.
    """
    free = Piece.objects.filter(is_free(now), simulation=OuterRef("pk"))
    waiting = Simulation.objects.filter(Exists(free), status__in=ACTIVE).order_by("created_at", "pk")
    found = list(waiting.values_list("pk", "decision__owner_id"))
    people = {person for _, person in found}
    busy, served = _workers_of(people, now), _last_turns_of(people)
    found.sort(key=lambda run: (busy.get(run[1], 0), served.get(run[1], _NEVER)))
    return [key for key, _ in found]


def free_pieces(now: datetime) -> int:
    """How many pieces wait for a worker."""
    return Piece.objects.filter(is_free(now), simulation__status__in=ACTIVE).count()


def _workers_of(people: set[int], now: datetime) -> Mapping[int, int]:
    person = "simulation__decision__owner_id"
    held = Piece.objects.filter(
        status=PieceStatus.RUNNING, lease_until__gte=now, simulation__status__in=ACTIVE
    )
    return dict(held.filter(**{f"{person}__in": people}).values_list(person).annotate(Count("pk")))


def _last_turns_of(people: set[int]) -> Mapping[int, datetime]:
    return dict(Turn.objects.filter(person_id__in=people).values_list("person_id", "served_at"))
