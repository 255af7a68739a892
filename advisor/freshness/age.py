"""The age of a result as a distribution: a sum of independent constant, uniform and exponential delays.

The two widest uniform delays are integrated exactly and the others on a lattice, so that probabilities are
smooth and accurate to about half a percent; the mean and the Laplace transform are exact.
"""

from dataclasses import dataclass

import numpy as np

from advisor.cases import Array

LATTICE_POINTS = 128
CURVE_POINTS = 8192
BISECTIONS = 40
NARROW = 0.02
"""A delay this much narrower than the widest counts by its mean alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """Zero with probability 1 - `probability`, else exponential with mean `mean_s`; both (cases,)."""

    probability: Array
    mean_s: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """Sum of `constant_s` (cases,), uniforms on (0, width) and `tails`, all independent; seconds."""

    constant_s: Array
    widths_s: tuple[Array, ...] = ()
    tails: tuple[Tail, ...] = ()

    def plus(self, seconds: Array) -> "Age":
        """The age `seconds` later."""
        return Age(constant_s=self.constant_s + seconds, widths_s=self.widths_s, tails=self.tails)

    def plus_uniform(self, width_s: Array) -> "Age":
        """The age after a further wait that is uniform on (0, width)."""
        return Age(constant_s=self.constant_s, widths_s=(*self.widths_s, width_s), tails=self.tails)

    def mean(self) -> Array:
        """Exact mean, seconds."""
        mean = self.constant_s
        for width in self.widths_s:
            mean = mean + width / 2
        for tail in self.tails:
            mean = mean + tail.probability * tail.mean_s
        return mean

    def laplace(self, s_per_s: Array) -> Array:
        """E[exp(-s * age)], exact: the product of the delays' transforms."""
        transform = np.exp(-s_per_s * self.constant_s)
        for width in self.widths_s:
            exponent = s_per_s * width
            small = exponent < 1e-9
            ratio = -np.expm1(-exponent) / np.where(small, 1.0, exponent)
            transform = transform * np.where(small, 1.0, ratio)
        for tail in self.tails:
            transform = transform * (1 - tail.probability + tail.probability / (1 + s_per_s * tail.mean_s))
        return np.asarray(transform)

    def cdf(self, t_s: Array) -> Array:
        """P(age <= t), t of shape (cases,)."""
        return _share_below(t_s, self._spread(LATTICE_POINTS))

    def quantile(self, share: Array) -> Array:
        """The age that `share` (0..1, shape (cases,)) of events stay below; infinite where the age is."""
        spread = self._spread(LATTICE_POINTS)
        low, high = spread.rest_s.min(axis=1), spread.rest_s.max(axis=1) + spread.widest_s + spread.second_s
        finite = np.isfinite(high)
        low, high = np.where(finite, low, 0.0), np.where(finite, high, 0.0)
        for _ in range(BISECTIONS):
            middle = (low + high) / 2
            below = _share_below(middle, spread) < share
            low, high = np.where(below, middle, low), np.where(below, high, middle)
        return np.where(finite, high, np.inf)

    def curve(self, shares: Array) -> Array:
        """Ages of the first case at many shares (0..1, shape (k,)): the sorted lattice."""
        dimensions = len(self.widths_s) + len(self.tails)
        sample = np.full(CURVE_POINTS, self.constant_s[0])
        for index, width in enumerate(self.widths_s):
            sample = sample + width[0] * _coordinate(index, dimensions, CURVE_POINTS)
        for index, tail in enumerate(self.tails, start=len(self.widths_s)):
            sample = sample + _tail_quantile(tail, _coordinate(index, dimensions, CURVE_POINTS))[0]
        ages: Array = np.interp(shares, (np.arange(CURVE_POINTS) + 0.5) / CURVE_POINTS, np.sort(sample))
        return ages

    def _spread(self, points: int) -> "_Spread":
        """The two widest uniforms apart; what is narrow beside them by its mean, the rest on a lattice."""
        constant = self.constant_s
        nothing = np.zeros_like(constant)
        widths = np.sort(np.stack((*self.widths_s, nothing, nothing)), axis=0)[::-1]
        widest = widths[0]
        narrow = widths < NARROW * widest
        constant = constant + (np.where(narrow, widths, 0.0) / 2).sum(axis=0)
        others = [width for width in np.where(narrow, 0.0, widths)[2:] if width.any()]
        tails = []
        for tail in self.tails:
            short = tail.mean_s < NARROW * (widest + constant) / 4
            constant = constant + np.where(short, tail.probability * tail.mean_s, 0.0)
            if not short.all():
                tails.append(Tail(probability=np.where(short, 0.0, tail.probability), mean_s=tail.mean_s))
        return _Spread(
            widest_s=widest,
            second_s=np.where(narrow[1], 0.0, widths[1]),
            rest_s=_on_lattice(constant, others, tails, points),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spread:
    """Two uniform widths (cases,) to be integrated exactly; all else at a lattice's points (cases, points).
    """

    widest_s: Array
    second_s: Array
    rest_s: Array


def _on_lattice(constant: Array, widths: list[Array], tails: list[Tail], points: int) -> Array:
    dimensions = len(widths) + len(tails)
    rest = np.repeat(constant[:, None], points if dimensions else 1, axis=1)
    for index, width in enumerate(widths):
        rest = rest + width[:, None] * _coordinate(index, dimensions, points)
    for index, tail in enumerate(tails, start=len(widths)):
        rest = rest + _tail_quantile(tail, _coordinate(index, dimensions, points))
    return rest


def sum_of(ages: tuple[Age, ...]) -> Age:
    """The age after all of these delays, one behind the other."""
    constant = np.sum([age.constant_s for age in ages], axis=0)
    widths = tuple(width for age in ages for width in age.widths_s)
    tails = tuple(tail for age in ages for tail in age.tails)
    return Age(constant_s=constant, widths_s=widths, tails=tails)


def _share_below(t_s: Array, spread: _Spread) -> Array:
    """P(rest + U(0, widest) + U(0, second) <= t), averaged over the lattice: the trapezoid law, exact."""
    room = t_s[:, None] - spread.rest_s
    widest, second = spread.widest_s[:, None], spread.second_s[:, None]
    one = np.where(
        widest > 0,
        np.clip(room / np.where(widest > 0, widest, 1.0), 0.0, 1.0),
        (room >= 0).astype(np.float64),
    )
    if not second.any():
        return np.asarray(one.mean(axis=1))
    width = np.where(second > 0, second, 1.0)
    two = (_ramp_area(room, widest) - _ramp_area(room - second, widest)) / width
    return np.asarray(np.where(second > 0, two, one).mean(axis=1))


def _ramp_area(x: Array, width: Array) -> Array:
    """The area below clip(u / width, 0, 1) up to x."""
    inside = np.clip(x, 0.0, width)
    area: Array = inside**2 / (2 * np.where(width > 0, width, 1.0)) + np.maximum(x - width, 0.0)
    return area


def _coordinate(dimension: int, of: int, points: int) -> Array:
    """One of `of` coordinates of the Kronecker lattice with the generalised golden ratio (Roberts 2018).

    It is folded (the baker's transformation, Hickernell 2002): a periodic integrand converges faster.
    """
    ratio = 2.0
    for _ in range(60):
        ratio = (1 + ratio) ** (1 / (of + 1))
    centred = np.arange(points) - (points - 1) / 2
    steps = (0.5 + centred / ratio ** (dimension + 1)) % 1.0
    return np.asarray(1 - np.abs(2 * steps - 1), dtype=np.float64)


def _tail_quantile(tail: Tail, uniform: Array) -> Array:
    """Quantiles of a tail at uniforms (points,): shape (cases, points)."""
    p = tail.probability[:, None]
    inside = uniform[None, :] > 1 - p
    survival = np.where(inside, (1 - uniform[None, :]) / np.maximum(p, 1e-300), 1.0)
    return np.asarray(np.where(inside, -tail.mean_s[:, None] * np.log(survival), 0.0))
