"""A named snapshot of a decision: its facts, what they were judged with, and the advice as it was."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from decisions.models.decision import Decision
from decisions.models.price_book_row import PriceBookRow
from decisions.models.status import Status


class RevisionKind(models.TextChoices):
    """Who asked for it: a person, or a change to what had been accepted."""

    NAMED = "named"
    ACCEPTED = "accepted"


class Revision(models.Model):
    """Numbered from 1; it never changes, and goes only with its decision.

    `outline` is what comparisons read, `advice` the whole answer: both as a past engine gave them.
    """

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=RevisionKind.choices)
    name = models.CharField(max_length=100)
    note = models.TextField(max_length=4000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    by_name = models.CharField(max_length=150)
    made_at = models.DateTimeField(auto_now_add=True)

    decision_version = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    team = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=12, choices=Status.choices)
    facts = models.JSONField()
    price_book = models.ForeignKey(PriceBookRow, on_delete=models.PROTECT, related_name="+")
    assumptions = models.JSONField(default=dict)
    engine_version = models.CharField(max_length=40)
    option = models.CharField(max_length=40)
    option_class = models.CharField(max_length=20)
    headway_s = models.FloatField()
    monthly_usd = models.DecimalField(max_digits=20, decimal_places=2)
    margin = models.FloatField(null=True)
    is_close_call = models.BooleanField()
    is_allowed = models.BooleanField()
    outline = models.JSONField()
    advice = models.JSONField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["decision", "number"], name="revision_numbers"),
            models.CheckConstraint(condition=Q(number__gte=1), name="revision_from_one"),
        )

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"
