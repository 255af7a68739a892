"""Jumps of the total within one engine: whole workers, whole partitions, whole deliveries of the source."""

import numpy as np

from advisor.advice.cadence import CadenceStep
from advisor.quantity import show_duration, show_usd
from advisor.verdict.cadence.axis import Axis

LEAST_SHARE, MOST_STEPS = 0.04, 4
"""From which share of the total on a step is told by itself, and how many at most."""
WHOLE_DELIVERIES = 1.1
"""Departures that grow by more than this from one headway to the next follow deliveries: these are near each
other.
"""
WORDS = (
    ("infrastructure_usd", "infrastructure"),
    ("people_usd", "people"),
    ("delay_usd", "the value lost"),
)


def steps(axis: Axis) -> tuple[CadenceStep, ...]:
    """The largest jumps from one headway to the next within an engine, from left to right.

    A jump is a change of the total beyond the change on both of its sides.
    """
    total = axis.total_usd
    change = np.diff(total)
    same = axis.engine[1:] == axis.engine[:-1]
    slope = change / np.diff(np.log(axis.headway_s))
    around = np.abs(np.stack([np.roll(slope, 1), np.roll(slope, -1)])).max(axis=0)
    width = np.diff(np.log(axis.headway_s))
    jump = np.where(same, np.abs(change) - around * width, 0.0)
    large = np.flatnonzero(jump > LEAST_SHARE * total[:-1])
    largest = large[np.argsort(jump[large])[::-1][:MOST_STEPS]]
    return tuple(_step(axis, int(at), float(change[at])) for at in np.sort(largest))


def _step(axis: Axis, at: int, change_usd: float) -> CadenceStep:
    moved = [(word, float(getattr(axis, name)[at + 1] - getattr(axis, name)[at])) for name, word in WORDS]
    word, by = max(moved, key=lambda each: abs(each[1]))
    at_s = float(axis.headway_s[at + 1])
    because = (
        f"At {show_duration(at_s)} {word} {'rises' if by > 0 else 'falls'} by {show_usd(abs(by))} a month"
        f"{_for(axis, at, word)}."
    )
    return CadenceStep(at_s=at_s, change_usd=round(change_usd, 2), because=because)


def _for(axis: Axis, at: int, word: str) -> str:
    """What else changes there."""
    departs_s = axis.departs_s[at + 1]
    if departs_s > WHOLE_DELIVERIES * axis.departs_s[at]:
        return (
            f": runs follow the source's deliveries, and from here on depart every {show_duration(departs_s)}"
        )
    older_s = float(axis.age_s[at + 1] - axis.age_s[at])
    if word != "the value lost":
        return ""
    return f", for results are {show_duration(abs(older_s))} {'older' if older_s > 0 else 'younger'}"
