"""How far a decision has come, in the words of MADR."""

from django.db import models


class Status(models.TextChoices):
    """`superseded` is set only by the decision that takes its place."""

    PROPOSED = "proposed", "Proposed"
    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Rejected"
    DEPRECATED = "deprecated", "Deprecated"
    SUPERSEDED = "superseded", "Superseded"
