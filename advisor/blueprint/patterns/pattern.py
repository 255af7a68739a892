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


def not_applied(pattern: Pattern, because: str) -> AppliedPattern:
    """A pattern that is not needed, with its reason only: nothing is to be built or watched."""
    return AppliedPattern(
        pattern=pattern.key,
        question=pattern.question,
        title=pattern.title,
        applies=False,
        headline="not needed here",
        parameters={},
        because=because,
        derivation="",
        code="",
        code_language="",
        monitor=(),
        fails_when="",
    )


def grid_with(chosen_x: float, grid: Array) -> Array:
    """The grid with the chosen point in its place; grid points too near to tell from it are left out."""
    apart = np.abs(grid - chosen_x) > 0.01 * np.minimum(
        np.ptp(grid) / max(len(grid), 1), np.abs(grid) + chosen_x
    )
    return np.sort(np.append(grid[apart], chosen_x))


def waits_with(chosen_s: float, reach_s: float) -> Array:
    """Waits from none to beyond `reach_s`, the chosen one among them; in even ratios if it is far beyond."""
    reach_s = max(reach_s, 1.0)
    if chosen_s > 8 * reach_s:
        return grid_with(chosen_s, np.geomspace(reach_s / 20, 2 * chosen_s, 33))
    return grid_with(chosen_s, np.linspace(0.0, max(1.5 * chosen_s, reach_s), 33))


def listing(*lines: str) -> str:
    """Code as it is shown, line by line."""
    return "\n".join(lines)
