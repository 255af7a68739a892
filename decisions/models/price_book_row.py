"""A version of a price book: kept for as long as a decision was computed with it."""

from django.db import models
from django.db.models import Q


class PriceBookRow(models.Model):
    """`content` is the book as its file gives it; a version never changes once it is stored.

    Of the list books of a provider and region one is current. An organisation's own book has an `own` row.
    """

    version = models.CharField(max_length=80, primary_key=True)
    provider = models.CharField(max_length=20)
    region = models.CharField(max_length=40)
    content = models.JSONField()
    is_current = models.BooleanField(default=False)
    loaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["provider", "region"],
                condition=Q(is_current=True),
                name="one_current_list_book",
            ),
        )

    def __str__(self) -> str:
        return self.version
