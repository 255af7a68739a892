"""How a sum of independent delays spreads: uniform waits exactly, long exponential tails on a lattice.

What is narrow beside the widest wait counts by its mean, so that every probability is a short sum.
"""

import math
from collections.abc import Iterator
from functools import cache

import numpy as np

from advisor.cases import Array, Indices
from advisor.lean import lean_dataclass

LATTICE_POINTS = 64
NARROW = 0.02
"""A delay this much narrower than the widest counts by its mean alone."""


@lean_dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """Zero with probability 1 - `probability`, else exponential with mean `mean_s`; both (cases,)."""

    probability: Array
    mean_s: Array

    def rows(self, chosen: Indices | slice) -> "Tail":
        """The tails of some of the cases."""
        return Tail(probability=self.probability[chosen], mean_s=self.mean_s[chosen])

    def quantile(self, uniform: Array) -> Array:
        """Quantiles at uniforms (points,): shape (cases, points)."""
        p = self.probability[:, None]
        inside = uniform[None, :] > 1 - p
        survival = np.where(inside, (1 - uniform[None, :]) / np.maximum(p, 1e-300), 1.0)
        return np.asarray(np.where(inside, -self.mean_s[:, None] * np.log(survival), 0.0))


@lean_dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Cases with equally many wide waits: `widths_s` (waits, cases), `rest_s` (cases, points) all else."""

    rows: Indices | slice
    widths_s: Array
    rest_s: Array

    def share_below(self, t_s: Array) -> Array:
        own = t_s[self.rows]
        if self.rest_s.shape[1] == 1:
            return uniform_sum_share(own - self.rest_s[:, 0], self.widths_s)
        share = uniform_sum_share(own[:, None] - self.rest_s, self.widths_s[:, :, None])
        return np.asarray(share.mean(axis=1))


@lean_dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A sum of delays, its cases grouped by how many wide waits they have."""

    size: int
    groups: tuple[_Group, ...]

    def share_below(self, t_s: Array) -> Array:
        """P(sum <= t), t of shape (cases,)."""
        if len(self.groups) == 1:
            return self.groups[0].share_below(t_s)
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
    widths = _falling(widths_s) if widths_s else [np.zeros_like(constant_s)]
    widest = widths[0]
    least, constant, waits = NARROW * widest, constant_s, np.zeros(widest.shape, dtype=np.intp)
    for width in widths:
        is_wide = (width >= least) & (width > 0)
        constant = constant + np.where(is_wide, 0.0, width) / 2
        waits += is_wide
    long_tails, constant = _long_tails(tails, constant, widest)
    kinds = 2 * waits
    for tail in long_tails:
        kinds |= tail.probability > 0
    return Spread(
        size=kinds.size,
        groups=tuple(_group(kind, rows, widths, constant, long_tails) for kind, rows in _by_kind(kinds)),
    )


def _falling(widths: tuple[Array, ...]) -> list[Array]:
    """The widths with each case's own in falling order, by comparing neighbours: they are few."""
    falling = list(widths)
    for last in range(len(falling) - 1, 0, -1):
        for place in range(last):
            one, other = falling[place], falling[place + 1]
            falling[place], falling[place + 1] = np.maximum(one, other), np.minimum(one, other)
    return falling


def _by_kind(kinds: Indices) -> Iterator[tuple[int, Indices | slice]]:
    """Each kind with the rows that are of it."""
    first = int(kinds[0]) if kinds.size else 0
    if (kinds == first).all():
        yield first, slice(None)
        return
    for kind in np.flatnonzero(np.bincount(kinds)).tolist():
        yield kind, np.flatnonzero(kinds == kind)


def _group(
    kind: int, rows: Indices | slice, widths: list[Array], constant: Array, tails: list[Tail]
) -> _Group:
    """The cases `rows` of a kind: twice the number of their wide waits, and one where they have a tail."""
    own = [tail.rows(rows) for tail in tails] if kind % 2 else []
    rest = _on_lattice(constant[rows], own)
    wide = np.empty((kind // 2, len(rest)))
    for place in range(kind // 2):
        wide[place] = widths[place][rows]
    return _Group(rows=rows, widths_s=wide, rest_s=rest)


def uniform_sum_share(room: Array, widths: Array) -> Array:
    """P(sum of uniforms on (0, width) <= room); `widths` (waits, ...) all positive, broadcast against `room`.

    Sum over subsets S of (-1)^|S| (room - sum of S)_+^n / (n! product of widths): the law of Irwin (1927) and
    Hall (1927) for unequal widths. Narrow waits are to be left out: the terms cancel.
    """
    waits = len(widths)
    if waits == 0:
        return np.where(room >= 0, 1.0, 0.0)
    if waits == 1:
        return _within(room / widths[0], 1.0)
    reached = _within(room, np.add.reduce(widths, axis=0))
    total = _power(reached, waits)
    for chosen in range(1, 2**waits):
        own = [widths[wait] for wait in range(waits) if chosen >> (waits - 1 - wait) & 1]
        term = _power(np.maximum(reached - sum(own[1:], own[0]), 0.0), waits)
        total = total - term if len(own) % 2 else total + term
    return _within(total / (math.factorial(waits) * np.multiply.reduce(widths, axis=0)), 1.0)


def _within(value: Array, most: Array | float) -> Array:
    """No less than 0, no more than `most`."""
    return np.asarray(np.minimum(np.maximum(value, 0.0), most))


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
    rest = constant[:, None]
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
