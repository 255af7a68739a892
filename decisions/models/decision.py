"""A decision: the facts somebody gave, the price book they were judged with, and the verdict for the list."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from decisions.models.price_book_row import PriceBookRow
from decisions.models.public_id import new_public_id
from decisions.models.status import Status


class Decision(models.Model):
    """`facts` holds what was given, not the defaults; the verdict's columns spare lists the whole advice.

    `assumptions` holds the own values it is computed with, by identifier. `version` counts the changes of
    title, summary, team, facts, prices, assumptions and status; it is what an ETag is made of.
    `decision_makers` are names; without any it is the owner's. `team` is a label of the owner's choice.
    `is_shown_to_organisation` lets members read its line in their portfolio, and nothing else of it.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="decisions")
    title = models.CharField(max_length=200)
    summary = models.TextField(max_length=4000, blank=True)
    team = models.CharField(max_length=200, blank=True)
    is_shown_to_organisation = models.BooleanField(default=False)
    facts = models.JSONField(default=dict)
    price_book = models.ForeignKey(PriceBookRow, on_delete=models.PROTECT, related_name="decisions")
    assumptions = models.JSONField(default=dict)
    is_draft = models.BooleanField(default=False)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.PROPOSED)
    status_on = models.DateField(null=True)
    decision_makers = models.JSONField(default=list)
    supersedes = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="successors")
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    option = models.CharField(max_length=40, blank=True)
    option_class = models.CharField(max_length=20, blank=True)
    headway_s = models.FloatField(null=True)
    monthly_usd = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    margin = models.FloatField(null=True)
    is_close_call = models.BooleanField(default=False)
    is_allowed = models.BooleanField(default=True)
    engine_version = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = (models.Index(fields=["owner", "-changed_at", "-id"], name="decisions_of_an_owner"),)
        constraints = (models.CheckConstraint(condition=Q(version__gte=1), name="decision_version_from_one"),)

    def __str__(self) -> str:
        return self.title
