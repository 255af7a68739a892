"""When each person was last given a worker: who has waited longest is served next."""

from django.conf import settings
from django.db import models


class Turn(models.Model):
    """Kept apart from the runs, so that somebody whose runs have all ended is not taken for a newcomer."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    served_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person_id} at {self.served_at}"
