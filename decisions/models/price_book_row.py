"""A version of the price book: kept for as long as a decision was computed with it."""

from django.db import models
from django.db.models import Q


class PriceBookRow(models.Model):
    """`content` is the book as its file gives it; a version never changes once it is stored."""

    version = models.CharField(max_length=80, primary_key=True)
    content = models.JSONField()
    is_current = models.BooleanField(default=False)
    loaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["is_current"], condition=Q(is_current=True), name="one_current_price_book"
            ),
        )

    def __str__(self) -> str:
        return self.version
