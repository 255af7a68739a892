"""The facts as columns of numbers, one row a case: the likely one, draws, or a grid of what-ifs.

Every formula of the core takes a `Cases` and answers with arrays of the same length, so that one verdict,
ten thousand draws and a search for the fact that flips it are the same computation.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from advisor.assumptions.replaced import SHIPPED, Assumptions
from advisor.estimate import GUESS_FACTOR, Estimate
from advisor.fact import Fact
from advisor.facts.need import TODAY
from advisor.use_case import FACTS, UseCase

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indices = NDArray[np.intp]
Result = TypeVar("Result")
CHOSEN = frozenset({"freshness_percentile", "season_weeks", "horizon_years", "discount_rate"})
"""Facts whose default is a choice, not a guess at something unknown."""
NUMERIC_FACTS: tuple[Fact, ...] = tuple(fact for fact in FACTS if fact.kind == "number" and fact.key != TODAY)
NUMERIC_KEYS = frozenset(fact.key for fact in NUMERIC_FACTS)


class _Taken(Mapping[str, Array]):
    """Some rows of columns, each taken when it is first asked for: no formula reads them all."""

    __slots__ = ("_columns", "_rows", "_taken")

    def __init__(self, columns: Mapping[str, Array], rows: Indices | Flags | slice) -> None:
        self._columns, self._rows, self._taken = columns, rows, dict[str, Array]()

    def __getitem__(self, key: str) -> Array:
        if key not in self._taken:
            self._taken[key] = self._columns[key][self._rows]
        return self._taken[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


@dataclass(frozen=True, kw_only=True)
class Cases:
    """`facts` holds the choices, the same in every case; `columns` the numbers, each of shape (size,).

    `assumptions` are the constants that somebody may have replaced, the same in every case. Each column is an
    attribute too, which formulas read by the thousand: that is why there are no slots.
    """

    facts: UseCase
    columns: Mapping[str, Array]
    assumptions: Assumptions = SHIPPED
    known: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)
    """What formulas marked `of_facts` gave, and parts and stations that are equal: the eight options ask the
    same of the same cases.
    """
    forms: dict[tuple[int, int], "Cases"] = field(default_factory=dict, repr=False, compare=False)
    """These cases `repeated`."""

    size: int = field(init=False, compare=False)
    """How many cases there are."""

    def __post_init__(self) -> None:
        self.__dict__["size"] = len(self.columns["rate_per_s"])

    def __getattr__(self, key: str) -> Array:
        """A column that was not yet asked for; from now on it is found without coming here."""
        if key not in NUMERIC_KEYS:
            raise AttributeError(f"{key} is no numeric fact")
        column = self.__dict__[key] = self.columns[key]
        return column

    def __getitem__(self, rows: Indices | Flags | slice) -> "Cases":
        return self._with(_Taken(self.columns, rows))

    def repeated(self, times: int, then_first: int = 0) -> "Cases":
        """Each case `times` times in a row, then the first one `then_first` times more.

        Whoever asks for the same again gets the same cases, with what is known of them.
        """
        if times == 1 and not then_first:
            return self
        form = (times, then_first)
        if form not in self.forms:
            rows = self.rows_repeated(times, then_first)
            self.forms[form] = self[rows]
        return self.forms[form]

    def rows_repeated(self, times: int, then_first: int = 0) -> Indices:
        """The case that stands in each row of `repeated`."""
        return np.concatenate((np.repeat(np.arange(self.size), times), np.zeros(then_first, dtype=np.intp)))

    def changed(self, **columns: Array) -> "Cases":
        """The same cases with some columns replaced; a column of another length repeats a single case."""
        size = max(self.size, *(np.size(column) for column in columns.values()))
        merged = {
            key: np.broadcast_to(column, (size,)) for key, column in {**self.columns, **columns}.items()
        }
        return self._with(merged)

    def and_then(self, *others: "Cases") -> "Cases":
        """These cases and the others' in one, in order."""
        columns = {
            key: np.concatenate([column, *(other.columns[key] for other in others)])
            for key, column in self.columns.items()
        }
        return self._with(columns)

    def _with(self, columns: Mapping[str, Array]) -> "Cases":
        return Cases(facts=self.facts, columns=columns, assumptions=self.assumptions)

    @property
    def peak_rate_per_s(self) -> Array:
        """Events/s in the busiest minutes."""
        return _peak_rate_per_s(self)

    @property
    def season_share(self) -> Array:
        """Share of the year in which the need is live."""
        return _season_share(self)

    @property
    def history_events(self) -> Array:
        """Events in all of the kept history, at today's rate."""
        return _history_events(self)


def of_facts(formula: Callable[[Cases], Result]) -> Callable[[Cases], Result]:
    """Marks a formula of the facts alone: it is computed once for each `Cases`, whoever asks.

    Its result is shared, so nobody may change it in place.
    """

    @wraps(formula)
    def once(cases: Cases) -> Result:
        known = cases.known
        if formula not in known:
            known[formula] = formula(cases)
        result: Result = known[formula]
        return result

    return once


@of_facts
def _peak_rate_per_s(cases: Cases) -> Array:
    return cases.rate_per_s * cases.peak_factor


@of_facts
def _season_share(cases: Cases) -> Array:
    return cases.season_weeks / 52.0


@of_facts
def _history_events(cases: Cases) -> Array:
    return cases.rate_per_s * cases.history_years * (365 * 86400.0) * cases.season_share


def likely_case(use_case: UseCase, assumptions: Assumptions = SHIPPED) -> Cases:
    """One case: every fact at its likely value."""
    columns = {fact.key: np.array([float(use_case.likely(fact.key))]) for fact in NUMERIC_FACTS}
    return Cases(facts=use_case, columns=columns, assumptions=assumptions)


def drawn_cases(use_case: UseCase, size: int, seed: int, assumptions: Assumptions = SHIPPED) -> Cases:
    """`size` draws of the uncertain facts; a fact left to its default is drawn as a guess.

    Each fact has its own stream derived from the seed: changing one fact leaves the others' draws alone.
    """
    columns = {}
    for index, (fact, estimate) in enumerate(drawn_estimates(use_case)):
        if estimate.is_uncertain:
            uniform = np.random.Generator(np.random.SFC64([seed, index])).random(size)
            columns[fact.key] = _quantile(estimate, fact, uniform)
        else:
            columns[fact.key] = np.full(size, float(estimate.likely))
    return Cases(facts=use_case, columns=columns, assumptions=assumptions)


def drawn_estimates(use_case: UseCase) -> tuple[tuple[Fact, Estimate], ...]:
    """Each numeric fact with the estimate that it is drawn from: a default is one nobody confirmed."""
    assumed = frozenset(use_case.assumed)
    estimates = ((fact, getattr(use_case, fact.key)) for fact in NUMERIC_FACTS)
    return tuple(
        (fact, _as_guess(fact, estimate) if fact.key in assumed else estimate) for fact, estimate in estimates
    )


def _as_guess(fact: Fact, estimate: Estimate) -> Estimate:
    """A default nobody confirmed: within a factor of two and the fact's bounds; what is chosen is not
    guessed.
    """
    if fact.key in CHOSEN:
        return estimate
    lowest, highest = fact.bounds
    ends = (estimate.likely / GUESS_FACTOR, estimate.likely * GUESS_FACTOR)
    low, high = (min(max(end, lowest), highest) for end in ends)
    return Estimate(low=low, likely=estimate.likely, high=high, confidence=None)


def _quantile(estimate: Estimate, fact: Fact, uniform: Array) -> Array:
    """Quantiles of a triangular law from low over likely to high, on a log scale where all are positive."""
    if estimate.low > 0:
        logs = Estimate(low=np.log(estimate.low), likely=np.log(estimate.likely), high=np.log(estimate.high))
        drawn = np.exp(_triangular(logs, uniform))
    else:
        drawn = _triangular(estimate, uniform)
    return np.asarray(np.round(drawn), dtype=np.float64) if fact.whole else drawn


def _triangular(estimate: Estimate, uniform: Array) -> Array:
    low, mode, high = estimate.low, estimate.likely, estimate.high
    width = high - low
    split = (mode - low) / width
    rising = low + np.sqrt(uniform * width * (mode - low))
    falling = high - np.sqrt((1 - uniform) * width * (high - mode))
    chosen = np.where(uniform < split, rising, falling)
    return np.asarray(chosen, dtype=np.float64)
