"""The shape of a portfolio's answer: a row a use case, sums by team and by platform that equal the rows."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from advisor.vocabulary import OptionClass, OptionKey


class Triage(StrEnum):
    """What to do about a use case first."""

    OVER_ENGINEERED = "over_engineered"
    UNDER_SERVED = "under_served"
    RIGHT = "right"
    NEW = "new"
    """Nothing runs yet."""
    UNDECIDED = "undecided"
    """No option may be built."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioRow:
    """One use case; money by the year is an average year's, by the month a live month's."""

    place: int
    """From 1, in the order given."""
    title: str
    team: str
    provider: str
    region: str
    triage: Triage
    at_stake_usd_per_year: Decimal
    """What moving to the recommendation saves or earns; 0 where nothing is to be done, or none can tell."""
    current_option: OptionKey | None
    current_headway_s: float | None
    """None where nothing runs."""
    option: OptionKey
    cls: OptionClass
    headway_s: float
    margin: float
    close_call: bool
    vetoes: tuple[str, ...]
    """What stands against the recommended option, where nothing may be built."""
    monthly_usd: Decimal
    """The recommended design, standing alone."""
    shared_monthly_usd: Decimal
    """The same with its share of the platforms that others use too."""
    platforms: tuple[str, ...]
    """The platforms that it shares."""
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamSum:
    """A team's use cases; the sums are of the rows as shown."""

    team: str
    use_cases: int
    over_engineered: int
    under_served: int
    saved_usd_per_year: Decimal
    """At stake in what is over-engineered."""
    lost_usd_per_year: Decimal
    """At stake in what is under-served."""
    monthly_usd: Decimal
    shared_monthly_usd: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformSum:
    """A platform that two use cases or more share: what stands there without any event."""

    platform: str
    provider: str
    region: str
    use_cases: int
    alone_monthly_usd: Decimal
    """Were each use case to have its own."""
    shared_monthly_usd: Decimal
    """One for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """All rows, most at stake first, and their sums."""

    rows: tuple[PortfolioRow, ...]
    teams: tuple[TeamSum, ...]
    platforms: tuple[PlatformSum, ...]
    total: TeamSum
    finding: str
