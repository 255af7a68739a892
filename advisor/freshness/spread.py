"""How a sum of independent delays spreads: uniform waits exactly, long exponential tails on a lattice.

What is narrow beside the widest wait counts by its mean, so that every probability is a short sum.
"""

import itertools
import math
from dataclasses import dataclass
from functools import cache

import numpy as np

from advisor.cases import Array, Indices

LATTICE_POINTS = 64
NARROW = 0.02
"""A delay this much narrower than the widest counts by its mean alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """Zero with probability 1 - `probability`, else exponential with mean `mean_s`; both (cases,)."""

    probability: Array
    mean_s: Array

    def rows(self, chosen: Indices) -> "Tail":
        """The tails of some of the cases."""
        return Tail(probability=self.probability[chosen], mean_s=self.mean_s[chosen])

    def quantile(self, uniform: Array) -> Array:
        """Quantiles at uniforms (points,): shape (cases, points)."""
        p = self.probability[:, None]
        inside = uniform[None, :] > 1 - p
        survival = np.where(inside, (1 - uniform[None, :]) / np.maximum(p, 1e-300), 1.0)
        return np.asarray(np.where(inside, -self.mean_s[:, None] * np.log(survival), 0.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Cases with equally many wide waits: `widths_s` (waits, cases), `rest_s` (cases, points) all else."""

    rows: Indices
    widths_s: Array
    rest_s: Array

    def share_below(self, t_s: Array) -> Array:
        room = t_s[self.rows, None] - self.rest_s
        return np.asarray(uniform_sum_share(room, self.widths_s[:, :, None]).mean(axis=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A sum of delays, its cases grouped by how many wide waits they have."""

    size: int
    groups: tuple[_Group, ...]

    def share_below(self, t_s: Array) -> Array:
        """P(sum <= t), t of shape (cases,)."""
        share = np.empty(self.size)
        for group in self.groups:
            share[group.rows] = group.share_below(t_s)
        return share

    def support(self) -> tuple[Array, Array]:
        """The least and the greatest value in every case, (cases,)."""
        low, high = np.empty(self.size), np.empty(self.size)
        for group in self.groups:
            low[group.rows] = group.rest_s.min(axis=1)
            high[group.rows] = group.rest_s.max(axis=1) + group.widths_s.sum(axis=0)
        return low, high


def spread_of(constant_s: Array, widths_s: tuple[Array, ...], tails: tuple[Tail, ...]) -> Spread:
    """The spread of a constant, uniforms on (0, width) and tails, each (cases,)."""
    widths = np.sort(np.stack((*widths_s, np.zeros_like(constant_s))), axis=0)[::-1]
    narrow = widths < NARROW * widths[0]
    constant = constant_s + np.where(narrow, widths, 0.0).sum(axis=0) / 2
    wide = np.where(narrow, 0.0, widths)
    long_tails, constant = _long_tails(tails, constant, widths[0])
    has_tail = np.any([tail.probability > 0 for tail in long_tails], axis=0) if long_tails else None
    kinds = 2 * (wide > 0).sum(axis=0) + (0 if has_tail is None else has_tail)
    groups = []
    for kind in np.flatnonzero(np.bincount(kinds)).tolist():
        rows = np.flatnonzero(kinds == kind)
        own = [tail.rows(rows) for tail in long_tails] if kind % 2 else []
        groups.append(
            _Group(rows=rows, widths_s=wide[: kind // 2, rows], rest_s=_on_lattice(constant[rows], own))
        )
    return Spread(size=constant.shape[0], groups=tuple(groups))


def uniform_sum_share(room: Array, widths: Array) -> Array:
    """P(sum of uniforms on (0, width) <= room); `widths` (waits, ...) all positive, broadcast against `room`.

    Sum over subsets S of (-1)^|S| (room - sum of S)_+^n / (n! product of widths): the law of Irwin (1927) and
    Hall (1927) for unequal widths. Narrow waits are to be left out: the terms cancel.
    """
    waits = len(widths)
    if waits == 0:
        return np.where(room >= 0, 1.0, 0.0)
    if waits == 1:
        return np.asarray(np.clip(room / widths[0], 0.0, 1.0))
    reached = np.clip(room, 0.0, widths.sum(axis=0))
    total = np.zeros_like(reached)
    for chosen in itertools.product((False, True), repeat=waits):
        shift = sum((width for width, is_in in zip(widths, chosen, strict=True) if is_in), np.zeros(1))
        sign = -1.0 if sum(chosen) % 2 else 1.0
        total += sign * _power(np.maximum(reached - shift, 0.0), waits)
    return np.asarray(np.clip(total / (math.factorial(waits) * np.prod(widths, axis=0)), 0.0, 1.0))


def _power(base: Array, exponent: int) -> Array:
    """base ** exponent by multiplication, several times faster than the general power."""
    power = base
    for _ in range(exponent - 1):
        power = power * base
    return power


def _long_tails(tails: tuple[Tail, ...], constant: Array, widest: Array) -> tuple[list[Tail], Array]:
    """The tails that matter beside the rest; a short one counts by its mean."""
    kept = []
    for tail in tails:
        short = tail.mean_s < NARROW * (widest + constant) / 4
        constant = constant + np.where(short, tail.probability * tail.mean_s, 0.0)
        if not short.all():
            kept.append(Tail(probability=np.where(short, 0.0, tail.probability), mean_s=tail.mean_s))
    return kept, constant


def _on_lattice(constant: Array, tails: list[Tail]) -> Array:
    """The constant plus the tails at the lattice's points, (cases, points); one point without tails."""
    rest = np.repeat(constant[:, None], LATTICE_POINTS if tails else 1, axis=1)
    for index, tail in enumerate(tails):
        rest = rest + tail.quantile(coordinate(index, len(tails), LATTICE_POINTS))
    return rest


@cache
def coordinate(dimension: int, of: int, points: int) -> Array:
    """One of `of` coordinates of the Kronecker lattice with the generalised golden ratio (Roberts 2018).

    It is folded (the baker's transformation, Hickernell 2002): a periodic integrand converges faster.
    """
    ratio = 2.0
    for _ in range(60):
        ratio = (1 + ratio) ** (1 / (of + 1))
    centred = np.arange(points) - (points - 1) / 2
    steps = (0.5 + centred / ratio ** (dimension + 1)) % 1.0
    return np.asarray(1 - np.abs(2 * steps - 1), dtype=np.float64)
