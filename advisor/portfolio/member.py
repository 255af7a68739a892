"""A use case of a portfolio, with whose it is and what runs today."""

from dataclasses import dataclass

from advisor.use_case import UseCase
from advisor.verdict.stretch import ENGINES, PER_EVENT
from advisor.vocabulary import OptionKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What runs: an option at a headway, 0 event by event."""

    option: OptionKey
    headway_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """`current_option` is None where only the headway of today is known; `team` may be blank."""

    title: str
    team: str
    use_case: UseCase
    current_option: OptionKey | None = None

    @property
    def today(self) -> Today | None:
        """What runs, None where nothing does. An option that is not named is the one of the cadence curve."""
        headway_s = self.use_case.likely("current_headway_s")
        if headway_s <= 0:
            return None
        option = self.current_option or usual_option(headway_s)
        return Today(option=option, headway_s=0.0 if option in PER_EVENT else headway_s)


def usual_option(headway_s: float) -> OptionKey:
    """What usually runs at a headway, seconds."""
    return next(option for option, start, end in ENGINES if start <= headway_s < end)
