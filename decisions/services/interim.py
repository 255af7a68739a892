"""What a run that goes on can already say: percentiles of what is done so far, and how long it will take."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import Count
from django.utils import timezone

from advisor.plain_data import finite
from advisor.simulation.merge import merge
from advisor.simulation.piece import PieceResult
from decisions.mapping import request_of
from decisions.models.piece import PieceStatus
from decisions.models.simulation import ACTIVE, Simulation

_KEPT = 64
_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Interim:
    """How far a run is. `freshness_s`, `promise_kept` and `withheld` are as in a result, over whole
    replications; None until one is whole, for a part of a day would pass for the day.
    """

    pieces_done: int
    pieces: int
    replications_done: int
    time_left_s: float | None
    freshness_s: Mapping[str, Any] | None
    promise_kept: Mapping[str, Any] | None
    withheld: Mapping[str, str] | None


def interim_of(simulation: Simulation) -> Interim | None:
    """Where a queued or running simulation stands; None once it has ended. Cheap enough for each second."""
    if simulation.status not in ACTIVE:
        return None
    counts = dict(simulation.pieces.values_list("status").annotate(Count("pk")))
    done, running = counts.get(PieceStatus.DONE, 0), counts.get(PieceStatus.RUNNING, 0)
    found = _found(simulation.public_id, milestone(done)) if done else {}
    return Interim(
        pieces_done=done,
        pieces=sum(counts.values()),
        replications_done=found.get("replications", 0),
        time_left_s=_left_s(simulation, done=done, running=running, pieces=sum(counts.values())),
        freshness_s=found.get("freshness_s"),
        promise_kept=found.get("promise_kept"),
        withheld=found.get("withheld"),
    )


def milestone(done: int) -> int:
    """The last count of pieces at which they are merged anew: each up to 16, then every 6 to 12 %.

    So a run of a thousand pieces is merged some seventy times, and most of them while it is small.
    """
    coarse = max(done.bit_length() - _DIGITS, 0)
    return done >> coarse << coarse


def time_left_s(
    *, elapsed_s: float, until_last_s: float, done: int, running: int, pieces: int
) -> float | None:
    """Seconds that the rest will take at the pace so far; None until a round of the workers is done.

    `until_last_s` is when the last piece was done, `elapsed_s` is now, both since the start. Where nothing
    lands for long, the pace falls, as if what is in hand landed now.
    """
    if done == 0 or done < running:
        return None
    pace_s = max(until_last_s / done, elapsed_s / (done + running))
    return max(pace_s * pieces - elapsed_s, 0.0)


def _left_s(simulation: Simulation, *, done: int, running: int, pieces: int) -> float | None:
    started, last = simulation.started_at, simulation.progressed_at
    if started is None or last is None:
        return None
    return time_left_s(
        elapsed_s=_seconds(started, timezone.now()),
        until_last_s=_seconds(started, last),
        done=done,
        running=running,
        pieces=pieces,
    )


def _seconds(start: datetime, end: datetime) -> float:
    return (end - start).total_seconds()


@lru_cache(maxsize=_KEPT)
def _found(public_id: str, _milestone: int) -> dict[str, Any]:
    """The merged replications that are whole, as plain data; empty without one. Kept for each milestone."""
    simulation = Simulation.objects.filter(public_id=public_id).first()
    if simulation is None:
        return {}
    done = simulation.pieces.filter(status=PieceStatus.DONE)
    whole = _whole(done.values_list("index", flat=True), simulation)
    stored = done.filter(index__in=whole).values_list("result", flat=True)
    pieces = [PieceResult.from_bytes(bytes(result)) for result in stored if result is not None]
    if not pieces:
        return {}
    plain: dict[str, Any] = finite(merge(request_of(simulation), pieces).to_json())
    return plain


def _whole(done: Any, simulation: Simulation) -> list[int]:
    """Indices of the pieces that belong to replications of which none is missing."""
    spans = simulation.pieces.count() // simulation.replications
    left = set(done)
    return [index for index in left if all(index - index % spans + other in left for other in range(spans))]
