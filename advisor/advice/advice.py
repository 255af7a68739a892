"""The shape of an advice: everything a page, a document or a tool may show, as data with its workings."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from advisor.advice.blueprint import Blueprint
from advisor.advice.cadence import CadenceCurve
from advisor.advice.ranking import BillLine, RankedOption
from advisor.advice.returns import Growth, Returns
from advisor.advice.robustness import Flip, Information, SecondMethod
from advisor.vocabulary import OptionClass, OptionKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """One reason: the seed question or rule it comes from, the fact it read, and the sentence."""

    question: str
    fact: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickMatrix:
    """The answer of the three quick questions, with what each said."""

    answer: str
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommended:
    """The option to build, and its headway in seconds."""

    option: OptionKey
    cls: OptionClass
    headway_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """The whole answer. `bill` is the recommended option's; sums in it equal `monthly_usd` of that option."""

    engine_version: str
    price_book_version: str
    recommended: Recommended
    headline: str
    """The verdict in one sentence."""
    close_call: bool
    margin: float
    margin_interval: tuple[float, ...]
    """5th and 95th percentile of the margin over the draws, below 0 where another leads; empty without
    draws.
    """
    basis: str
    """"net_value" where money decides, "criteria" where no money value is given."""
    why: tuple[Because, ...]
    quick_matrix: QuickMatrix
    ranking: tuple[RankedOption, ...]
    flips: tuple[Flip, ...]
    information: Information
    second_method: SecondMethod
    bill: tuple[BillLine, ...]
    cadence_curve: CadenceCurve
    blueprint: Blueprint
    draws: int
    seed: int
    warnings: tuple[str, ...]
    assumed: tuple[str, ...]
    next_question: str | None
    """The fact most worth knowing; where the draws show none, the unsure one whose flip is nearest."""
    own_assumptions: Mapping[str, float] = field(default_factory=dict)
    """The constants of people, failures and reserves that somebody replaced, by identifier."""
    returns: Returns | None = None
    growth: Growth | None = None
