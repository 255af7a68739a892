"""A token that a tool signs in with: hashed, named by the person who made it, expiring."""

from django.db import models
from knox.models import AbstractAuthToken


class ApiToken(AbstractAuthToken):  # type: ignore[misc]  # knox has no types
    """Knox's token with a name, so that its owner can tell which one to revoke."""

    name = models.CharField(max_length=80, blank=True)

    def __str__(self) -> str:
        return self.name or self.token_key
