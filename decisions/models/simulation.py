"""A simulation: its whole input with its seed and versions, how far it is, and what came out."""

from django.db import models
from django.db.models import Q

from decisions.models.decision import Decision
from decisions.models.price_book_row import PriceBookRow
from decisions.models.public_id import new_public_id


class SimulationStatus(models.TextChoices):
    """Where a run stands; the last three are final."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


ACTIVE = (SimulationStatus.QUEUED, SimulationStatus.RUNNING)


class Simulation(models.Model):
    """All that its numbers depend on is a column here: running it again gives the same, bit for bit."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="simulations")
    facts = models.JSONField()
    price_book = models.ForeignKey(PriceBookRow, on_delete=models.PROTECT, related_name="simulations")
    assumptions = models.JSONField(default=dict)
    engine_version = models.CharField(max_length=40)
    scenario = models.CharField(max_length=40)
    option = models.CharField(max_length=40)
    headway_s = models.FloatField()
    horizon_s = models.FloatField()
    replications = models.PositiveIntegerField()
    seed = models.BigIntegerField()
    trace = models.JSONField(null=True)
    engine_profile = models.JSONField(null=True)
    half_width = models.FloatField(null=True)
    percentile = models.CharField(max_length=8, default="p95")

    status = models.CharField(
        max_length=10, choices=SimulationStatus.choices, default=SimulationStatus.QUEUED
    )
    progress = models.FloatField(default=0.0)
    progressed_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)
    result = models.JSONField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["decision", "-created_at", "-id"], name="simulations_of_a_decision"),
            models.Index(
                fields=["created_at"],
                condition=Q(status__in=["queued", "running"]),
                name="active_simulations",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(progress__gte=0.0, progress__lte=1.0), name="progress_is_a_share"
            ),
            models.CheckConstraint(
                condition=~Q(status="done") | Q(result__isnull=False), name="done_has_a_result"
            ),
        )

    def __str__(self) -> str:
        return f"{self.scenario} {self.option} {self.public_id}"
