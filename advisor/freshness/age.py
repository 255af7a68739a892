"""The age of a result as a distribution: a sum of independent constant, uniform and exponential delays.

The mean and the Laplace transform are exact; probabilities and quantiles are those of its `spread`.
"""

from collections.abc import Sequence

import numpy as np

from advisor.cases import Array, Indices
from advisor.freshness.spread import Spread, Tail, coordinate, spread_of
from advisor.lean import lean_dataclass

CURVE_POINTS = 4096
BISECTIONS = 20


@lean_dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """Sum of `constant_s` (cases,), uniforms on (0, width) and `tails`, all independent; seconds."""

    constant_s: Array
    widths_s: tuple[Array, ...] = ()
    tails: tuple[Tail, ...] = ()

    def rows(self, chosen: Indices | slice) -> "Age":
        """The ages of some of the cases."""
        return Age(
            constant_s=self.constant_s[chosen],
            widths_s=tuple(width[chosen] for width in self.widths_s),
            tails=tuple(tail.rows(chosen) for tail in self.tails),
        )

    def of_case(self, case: int) -> "Age":
        """The age of one case by itself, of the delays that it has."""
        rows = slice(case, case + 1)
        return Age(
            constant_s=self.constant_s[rows],
            widths_s=tuple(width[rows] for width in self.widths_s if width[case] > 0),
            tails=tuple(tail.rows(rows) for tail in self.tails if tail.probability[case] > 0),
        )

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
        return self.spread().share_below(t_s)

    def spread(self) -> Spread:
        """The distribution in a form that answers many probabilities quickly."""
        return spread_of(self.constant_s, self.widths_s, self.tails)

    def quantile(self, share: Array) -> Array:
        """The age that `share` (0..1, shape (cases,)) of events stay below; infinite where the age is."""
        spread = self.spread()
        low, high = spread.support()
        finite = np.isfinite(high)
        low, high = np.where(finite, low, 0.0), np.where(finite, high, 0.0)
        for _ in range(BISECTIONS):
            middle = (low + high) / 2
            below = spread.share_below(middle) < share
            low, high = np.where(below, middle, low), np.where(below, high, middle)
        return np.where(finite, high, np.inf)

    def curve(self, shares: Array) -> Array:
        """Ages of the first case at many shares (0..1, shape (k,)): the sorted lattice."""
        dimensions = len(self.widths_s) + len(self.tails)
        sample = np.full(CURVE_POINTS, self.constant_s[0])
        for index, width in enumerate(self.widths_s):
            sample = sample + width[0] * coordinate(index, dimensions, CURVE_POINTS)
        for index, tail in enumerate(self.tails, start=len(self.widths_s)):
            sample = sample + tail.quantile(coordinate(index, dimensions, CURVE_POINTS))[0]
        ages: Array = np.interp(shares, (np.arange(CURVE_POINTS) + 0.5) / CURVE_POINTS, np.sort(sample))
        return ages


def ages_behind(ages: Sequence[Age]) -> Age:
    """The ages of several sets of cases, one behind the other; a delay that a set has not is none there."""
    if len(ages) == 1:
        return ages[0]
    sizes = [age.constant_s.size for age in ages]
    widths, tails = max(len(age.widths_s) for age in ages), max(len(age.tails) for age in ages)
    return Age(
        constant_s=np.concatenate([age.constant_s for age in ages]),
        widths_s=tuple(_behind([age.widths_s for age in ages], place, sizes) for place in range(widths)),
        tails=tuple(
            Tail(
                probability=_behind([[t.probability for t in age.tails] for age in ages], place, sizes),
                mean_s=_behind([[t.mean_s for t in age.tails] for age in ages], place, sizes),
            )
            for place in range(tails)
        ),
    )


def _behind(columns: Sequence[Sequence[Array]], place: int, sizes: Sequence[int]) -> Array:
    return np.concatenate(
        [own[place] if place < len(own) else np.zeros(size) for own, size in zip(columns, sizes, strict=True)]
    )
