"""What a tool's `Idempotency-Key` stood for, so that a repeated request makes nothing twice."""

from django.conf import settings
from django.db import models

from decisions.models.decision import Decision


class IdempotencyKey(models.Model):
    """`fingerprint` is the SHA-256 of the request; the same key with another request is refused."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "key"], name="one_use_of_a_key"),)
        indexes = (models.Index(fields=["created_at"], name="idempotency_keys_by_age"),)

    def __str__(self) -> str:
        return self.key
