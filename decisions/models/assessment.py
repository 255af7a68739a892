"""What the core found of one use case, kept by what it was found from."""

from django.db import models


class Assessment(models.Model):
    """`key` is a SHA-256 of facts, prices, assumptions and engine; so it is never out of date.

    It holds no name and no owner: whoever has the same use case has the same assessment.
    """

    key = models.CharField(max_length=64, primary_key=True)
    known = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = (models.Index(fields=["made_at"], name="assessments_by_age"),)

    def __str__(self) -> str:
        return self.key
