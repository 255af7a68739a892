"""Two states of one decision side by side, for page, tool and PDF: who kept each, and what differs."""

from dataclasses import dataclass

from advisor.documents.design_changes import DesignChanges, design_changes
from advisor.documents.design_outline import DesignOutline


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A revision, or what the decision is now: then `number` is 0. `on` is an ISO date."""

    number: int
    name: str
    note: str
    by: str
    on: str
    status: str
    outline: DesignOutline

    @property
    def label(self) -> str:
        """ "2. Before the pilot", or "As it is now"."""
        return f"{self.number}. {self.name}" if self.number else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionComparison:
    """What differs from `before` to `after`."""

    title: str
    decision_id: str
    before: State
    after: State
    changes: DesignChanges


def compare_states(title: str, decision_id: str, before: State, after: State) -> RevisionComparison:
    """The two states with their differences; sums are after less before."""
    return RevisionComparison(
        title=title,
        decision_id=decision_id,
        before=before,
        after=after,
        changes=design_changes(before.outline, after.outline),
    )
