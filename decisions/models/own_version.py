"""What every version of an organisation's own figures carries: who made it, when, why and what it changed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from decisions.models.organisation import Organisation
from decisions.models.price_book_row import PriceBookRow


class VersionKind(models.TextChoices):
    """How a version came about."""

    EDIT = "edit"
    UPLOAD = "upload"
    REVERT = "revert"
    NEW_LIST = "new_list"


class OwnVersion(models.Model):
    """Versions count from 1 and never change: together they are the audit trail.

    `changes` lists the lines, each with `line`, `from` and `to` in words.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=VersionKind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    by_name = models.CharField(max_length=150)
    made_at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(max_length=300)
    changes = models.JSONField(default=list)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"own version {self.number} of {self.organisation_id}"


class OwnPriceBook(OwnVersion):
    """Rules over a list book, and the book they come to, which decisions keep."""

    provider = models.CharField(max_length=20)
    region = models.CharField(max_length=40)
    rules = models.JSONField(default=dict)
    list_book = models.ForeignKey(PriceBookRow, on_delete=models.PROTECT, related_name="+")
    price_book = models.OneToOneField(PriceBookRow, on_delete=models.PROTECT, related_name="own")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "provider", "region", "number"], name="own_book_numbers"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="own_book_from_one"),
        ]


class OwnAssumptions(OwnVersion):
    """The organisation's own values by the assumption's identifier."""

    values = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="own_assumptions_numbers"),
            models.CheckConstraint(condition=Q(number__gte=1), name="own_assumptions_from_one"),
        ]
