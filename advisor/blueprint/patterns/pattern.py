"""A pattern as data: the question it answers, what its parameters mean, and how it is applied to a design."""

from collections.abc import Callable
from dataclasses import dataclass

from advisor.advice import AppliedPattern
from advisor.blueprint.patterns.chosen import Chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One computed parameter; the name ends in its unit."""

    name: str
    unit: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One of the thirteen; `apply` computes its parameters for the chosen design."""

    key: str
    question: str
    title: str
    summary: str
    parameters: tuple[Parameter, ...]
    apply: Callable[[Chosen], AppliedPattern]
