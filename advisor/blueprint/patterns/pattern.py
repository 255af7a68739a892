"""A pattern as data: the question it answers, what its parameters mean, and how it is applied to a design."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from advisor.advice.blueprint import AppliedPattern
from advisor.blueprint.patterns.chosen import Chosen
from advisor.cases import Array


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


def grid_with(chosen_x: float, grid: Array) -> Array:
    """The grid with the chosen point in its place; grid points too near to tell from it are left out."""
    apart = np.abs(grid - chosen_x) > 0.01 * np.ptp(grid) / max(len(grid), 1)
    return np.sort(np.append(grid[apart], chosen_x))


def listing(*lines: str) -> str:
    """Code as it is shown, line by line."""
    return "\n".join(lines)
