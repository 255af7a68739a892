"""A portfolio: the use cases somebody asked about, how far their triage is, and what came out, a row each."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from decisions.models.decision import Decision
from decisions.models.public_id import new_public_id


class PortfolioKind(models.TextChoices):
    """Where the use cases come from."""

    DECISIONS = "decisions"
    FILE = "file"
    API = "api"


class PortfolioStatus(models.TextChoices):
    """How far it is; the last two are final."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


UNFINISHED = (PortfolioStatus.QUEUED, PortfolioStatus.RUNNING)


class Portfolio(models.Model):
    """`use_cases` holds a list's own; of decisions `key` says which they were, at which version.

    A list is judged by `assumptions` and the price books it names, a decision by what it keeps.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="portfolios")
    kind = models.CharField(max_length=10, choices=PortfolioKind.choices)
    title = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=64, blank=True)
    use_cases = models.JSONField(default=list)
    assumptions = models.JSONField(default=dict)
    engine_version = models.CharField(max_length=40)
    size = models.PositiveIntegerField()

    status = models.CharField(max_length=10, choices=PortfolioStatus.choices, default=PortfolioStatus.QUEUED)
    progress = models.FloatField(default=0.0)
    attempts = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    sums = models.JSONField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    worked_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["owner", "kind", "-created_at"], name="portfolios_of_an_owner"),)
        constraints = (
            models.UniqueConstraint(
                fields=["owner", "key"], condition=Q(kind="decisions"), name="one_portfolio_of_decisions"
            ),
            models.CheckConstraint(
                condition=~Q(status="done") | Q(sums__isnull=False), name="done_portfolio_has_sums"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    @property
    def is_unfinished(self) -> bool:
        """Whether a worker still has something to do."""
        return self.status in UNFINISHED


class PortfolioRow(models.Model):
    """One use case as the core answers of it (`row`), with what lists filter and order by.

    `decision` and `owner_name` are those of a stored one; the name is blank for one's own.
    """

    portfolio = models.ForeignKey(Portfolio, on_delete=models.CASCADE, related_name="rows")
    rank = models.PositiveIntegerField()
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, null=True, related_name="+")
    owner_name = models.CharField(max_length=150, blank=True)
    team = models.CharField(max_length=200, blank=True)
    triage = models.CharField(max_length=20)
    row = models.JSONField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["portfolio", "rank"], name="one_row_a_rank"),)
        indexes = (models.Index(fields=["portfolio", "team", "rank"], name="portfolio_rows_of_a_team"),)

    def __str__(self) -> str:
        return f"{self.rank} of {self.portfolio_id}"
