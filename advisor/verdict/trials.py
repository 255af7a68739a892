"""What-ifs: values of single facts to try, all else as in the likely case, laid out as rows of cases."""

from dataclasses import dataclass

import numpy as np

from advisor.cases import Array, Cases, Indices
from advisor.fact import Fact
from advisor.facts.need import TODAY
from advisor.facts.weights import WEIGHTS
from advisor.use_case import FACTS
from advisor.verdict.grid import values_around

NOT_TRIED = frozenset({"horizon_years", "discount_rate", "growth_per_year", TODAY, *WEIGHTS})
"""They judge the investment or today's pipeline, not the choice between designs: no rule of the verdict reads
them alone.

Flips of weights are worked out, not tried.
"""

DEADLINE = "deadline_s"
"""Tried where there is one: none is no short deadline, from which longer ones could be reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trials:
    """For each fact (one may stand several times) the values to try."""

    facts: tuple[Fact, ...]
    values: tuple[Array, ...]

    def cases(self, case: Cases) -> Cases:
        """One row a trial, in order; `case` is the likely one (size 1)."""
        ends = np.cumsum([len(values) for values in self.values])
        total = int(ends[-1]) if len(ends) else 0
        columns = {key: np.full(total, column[0]) for key, column in case.columns.items()}
        for fact, values, end in zip(self.facts, self.values, ends, strict=True):
            columns[fact.key][end - len(values) : end] = values
        return Cases(facts=case.facts, columns=columns, assumptions=case.assumptions)

    def split(self, winners: Indices) -> list[Indices]:
        """The winners of all rows, fact by fact."""
        return np.split(winners, np.cumsum([len(values) for values in self.values])[:-1])


def first_trials(case: Cases) -> Trials:
    """Every numeric fact that the verdict reads, from where it stands out to its bounds."""
    open_ones = (fact for fact in FACTS if fact.kind == "number" and fact.key not in NOT_TRIED)
    facts = tuple(fact for fact in open_ones if fact.key != DEADLINE or case.deadline_s[0] > 0)
    values = tuple(values_around(fact, float(case.columns[fact.key][0])) for fact in facts)
    return Trials(facts=facts, values=values)
