"""A decision as a row of a list, from its own columns: no advice is computed for a list."""

from dataclasses import dataclass

from advisor.options import OPTION_BY_KEY
from decisions.models.decision import Decision
from decisions.shown.headway import show_headway


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """What a list says of a decision; the words are blank where there is no verdict yet."""

    decision: Decision
    option: str
    headway: str


def decision_row(decision: Decision) -> DecisionRow:
    """The row's verdict in words."""
    titles = {option.key.value: option.title for option in OPTION_BY_KEY.values()}
    return DecisionRow(
        decision=decision,
        option=titles.get(decision.option, ""),
        headway=show_headway(decision.headway_s) if decision.headway_s is not None else "",
    )
