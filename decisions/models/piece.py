"""One piece of a simulation: the unit of work that is claimed, computed once and counted once."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from decisions.models.simulation import Simulation


class PieceStatus(models.TextChoices):
    """A running piece whose lease is over is as free as a queued one."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"


def is_free(now: datetime) -> Q:
    """Pieces that a worker may take at `now`; whether their run is still active is not asked here."""
    return Q(status=PieceStatus.QUEUED) | Q(status=PieceStatus.RUNNING, lease_until__lt=now)


class Piece(models.Model):
    """The row is the checkpoint: a piece that is done is neither computed nor counted again.

    Whoever runs it holds a lease, no lock: it gives the same bits everywhere, so the first result stands.
    """

    simulation = models.ForeignKey(Simulation, on_delete=models.CASCADE, related_name="pieces")
    index = models.PositiveIntegerField()
    status = models.CharField(max_length=10, choices=PieceStatus.choices, default=PieceStatus.QUEUED)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    result = models.BinaryField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["simulation", "index"], name="one_piece_per_index")]
        indexes = [models.Index(fields=["simulation", "status"], name="pieces_of_a_simulation")]

    def __str__(self) -> str:
        return f"piece {self.index} of {self.simulation_id}"
