"""A link that lets whoever holds it read one decision, until its owner revokes it."""

from django.db import models

from decisions.models.decision import Decision


class ShareLink(models.Model):
    """Only the token's SHA-256 is kept: the link itself is shown once, when it is made."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="share_links")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"link {self.pk} to {self.decision_id}"
