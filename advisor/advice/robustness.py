"""The part of an advice that says how sure it is: what flips it, what is worth knowing, a second method."""

from dataclasses import dataclass

from advisor.vocabulary import OptionKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """The smallest change of one fact or weight that changes the verdict."""

    kind: str
    name: str
    from_: float | str
    to: float | str
    new_option: OptionKey


@dataclass(frozen=True, slots=True, kw_only=True)
class FactWorth:
    """What knowing one uncertain fact exactly, before deciding, is expected to be worth."""

    fact: str
    amount: float
    standard_error: float
    is_clear: bool
    """Whether the draws tell it from nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Information:
    """What knowing would be worth: everything at once, and each uncertain fact alone, most first."""

    unit: str
    """"USD/year" where money decides, else "points" of the additive value, which runs from 0 to 100."""
    everything: float
    standard_error: float
    best_on_average: OptionKey | None
    """What to decide if nothing more can be learned; it may differ from the recommendation, which is made at
    the likely values. None without draws.
    """
    facts: tuple[FactWorth, ...]
    given_up_share: float = 0.0
    """Share of the draws in which what is best on average breaks a hard limit: there it is given up, its cost
    paid and nothing kept.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class FlipMap:
    """The winner over two facts: a row for each of `y_values`, in it one for each of `x_values`."""

    x: str
    y: str
    x_values: tuple[float, ...]
    y_values: tuple[float, ...]
    x_today: float
    y_today: float
    options: tuple[tuple[OptionKey | None, ...], ...]
    """None where nothing may be built."""
    close_calls: tuple[tuple[bool, ...], ...]
    """Whether the winner is less than a tenth ahead there."""
    finding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A criterion of the second method with its share of the weights."""

    criterion: str
    title: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondMethod:
    """The verdict put together another way, and what other candidates have to do with the winner."""

    method: str
    weighs: tuple[Weighed, ...]
    """What it weighs. Where money decides, net value takes the place of freshness fit and cost, and leads."""
    order: tuple[OptionKey, ...]
    """The options that may be built, best first."""
    deciding_order: tuple[OptionKey, ...]
    """The same by what the verdict ranks by: net value where money decides, else the weighted sum."""
    agrees: bool
    """Whether both put the same option first."""
    agreement: float
    """Kendall's tau of the two orders: 1 the same, -1 reversed."""
    reversed_without: tuple[OptionKey, ...]
    """Options that do not win by the weighted sum, and without which another would; none by net value."""
    finding: str
