"""What a triage is called on pages and in downloads."""

from collections.abc import Mapping

from advisor.portfolio.answer import Triage

WORDS: Mapping[str, str] = {
    Triage.OVER_ENGINEERED: "Over-engineered",
    Triage.UNDER_SERVED: "Under-served",
    Triage.RIGHT: "Right",
    Triage.NEW: "New",
    Triage.UNDECIDED: "Undecided",
}
HAS_STAKE = (Triage.OVER_ENGINEERED, Triage.UNDER_SERVED)
"""Those where something is to be done, so that money is at stake."""
