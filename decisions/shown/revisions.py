"""Revisions in words: as rows of a list, one whole, and two beside each other."""

from dataclasses import dataclass
from decimal import Decimal

from advisor.documents.design_outline import Said, read_outline
from advisor.documents.revision_comparison import RevisionComparison
from decisions.models.revision import Revision
from decisions.shown.headway import show_headway
from decisions.shown.so_far import option_title


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRow:
    """What a list says of a revision."""

    revision: Revision
    option: str
    headway: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeRevision:
    """A revision with what its advice said."""

    row: RevisionRow
    verdict: tuple[Said, ...]
    ages: tuple[Said, ...]
    why: tuple[str, ...]
    assumptions: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownComparison:
    """A comparison with the sums over infrastructure and people."""

    comparison: RevisionComparison
    before_usd: Decimal
    after_usd: Decimal
    change_usd: Decimal


def revision_row(revision: Revision) -> RevisionRow:
    """The verdict of a revision in words."""
    return RevisionRow(
        revision=revision, option=option_title(revision.option), headway=show_headway(revision.headway_s)
    )


def whole_revision(revision: Revision) -> WholeRevision:
    """All that its page says beside the facts."""
    outline = read_outline(revision.outline)
    return WholeRevision(
        row=revision_row(revision),
        verdict=outline.verdict,
        ages=outline.ages,
        why=outline.why,
        assumptions=outline.assumptions,
    )


def shown_comparison(comparison: RevisionComparison) -> ShownComparison:
    """The comparison with its totals."""
    before, after = comparison.before.outline.monthly_usd, comparison.after.outline.monthly_usd
    return ShownComparison(
        comparison=comparison, before_usd=before, after_usd=after, change_usd=after - before
    )
