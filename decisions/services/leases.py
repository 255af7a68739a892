"""A worker's hold on a piece: renewed while the worker lives, free for others soon after it is lost."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Event, Thread

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from decisions.models.piece import Piece, PieceStatus

logger = logging.getLogger(__name__)


def lease_from(now: datetime) -> datetime:
    """When a lease ends that is given now."""
    return now + timedelta(seconds=settings.PIECE_LEASE_S)


@contextmanager
def held(piece: Piece) -> Iterator[None]:
    """Renew the lease until the block ends. A worker that stands still loses it, and does not get it back."""
    is_over = Event()
    renewing = Thread(target=_renew, args=(piece.pk, piece.attempts, is_over), daemon=True)
    renewing.start()
    try:
        yield
    finally:
        is_over.set()
        renewing.join()


def _renew(piece_pk: int, attempt: int, is_over: Event) -> None:
    """The attempt's number tells whether the piece is still ours."""
    try:
        while not is_over.wait(settings.PIECE_LEASE_S / 3):
            renew(piece_pk, attempt)
    finally:
        connection.close()


def renew(piece_pk: int, attempt: int) -> bool:
    """Prolong the lease of this attempt; False if another was begun, or if the database did not answer."""
    ours = Piece.objects.filter(pk=piece_pk, attempts=attempt, status=PieceStatus.RUNNING)
    try:
        return bool(ours.update(lease_until=lease_from(timezone.now())))
    except DatabaseError as error:
        logger.warning("The lease of piece %d could not be renewed: %s", piece_pk, error)
        return False
