"""Times that were measured, as a distribution: values with their weights, or quantiles to be joined up."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from advisor.cases import Array


class InvalidMeasuredTimes(ValueError):
    """Measured times that make no distribution; every fault in one message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredTimes:
    """A distribution of times. `shares` are cumulative: of atoms one a value, ending at 1; of quantiles one
    a value, from 0 to 1, between which times are spread evenly.
    """

    values_s: tuple[float, ...]
    shares: tuple[float, ...]
    has_atoms: bool

    def mean_s(self) -> float:
        """Exact mean, seconds."""
        return self._moment(1)

    def cv2(self) -> float:
        """Exact squared coefficient of variation."""
        return self._moment(2) / self.mean_s() ** 2 - 1.0

    def at(self, uniform: Array) -> Array:
        """The times at uniforms on [0, 1): inverse transform, of the same shape, seconds."""
        values, shares = np.asarray(self.values_s), np.asarray(self.shares)
        if self.has_atoms:
            return np.asarray(
                values[np.minimum(np.searchsorted(shares, uniform, side="right"), len(values) - 1)]
            )
        return np.asarray(np.interp(uniform, shares, values))

    def _moment(self, order: int) -> float:
        """E X^k; of a stretch from a to b evenly filled it is (b^(k+1) - a^(k+1)) / ((k+1)(b - a))."""
        values, shares = np.asarray(self.values_s), np.asarray(self.shares)
        if self.has_atoms:
            return float(np.diff(shares, prepend=0.0) @ values**order)
        low, high = values[:-1], values[1:]
        powers = sum(low**step * high ** (order - step) for step in range(order + 1))
        return float(np.diff(shares) @ powers / (order + 1))


def from_values(values_s: Sequence[float], weights: Sequence[float] = ()) -> MeasuredTimes:
    """Times that were measured, each as likely as its weight says (all alike without weights): resampling.

    Raises InvalidMeasuredTimes with every fault.
    """
    given = np.asarray(values_s, dtype=np.float64)
    weight = np.asarray(weights, dtype=np.float64) if len(weights) else np.ones(given.shape)
    _check_times(given, _faults_of_weights(given, weight))
    order = np.argsort(given, kind="stable")
    shares = np.cumsum(weight[order]) / weight.sum()
    shares[-1] = 1.0
    return MeasuredTimes(values_s=tuple(given[order].tolist()), shares=tuple(shares.tolist()), has_atoms=True)


def from_quantiles(shares: Sequence[float], values_s: Sequence[float]) -> MeasuredTimes:
    """Quantiles of measured times: `shares` rise from 0 to 1, and `values_s` with them.

    Raises InvalidMeasuredTimes with every fault.
    """
    share, given = np.asarray(shares, dtype=np.float64), np.asarray(values_s, dtype=np.float64)
    _check_times(given, _faults_of_quantiles(share, given))
    return MeasuredTimes(values_s=tuple(given.tolist()), shares=tuple(share.tolist()), has_atoms=False)


def _faults_of_weights(given: Array, weight: Array) -> list[str]:
    if weight.shape != given.shape:
        return [f"weights: {weight.size} for {given.size} values; give one a value."]
    if not np.isfinite(weight).all() or (weight < 0).any() or not weight.sum() > 0:
        return [f"weights: {weight.tolist()}; give numbers of 0 or more that are not all 0."]
    return []


def _faults_of_quantiles(share: Array, given: Array) -> list[str]:
    faults = []
    if share.shape != given.shape or share.size < 2:
        faults.append(f"shares: {share.size} for {given.size} values; give one a value, two at least.")
    elif share[0] != 0 or share[-1] != 1 or not (np.diff(share) > 0).all():
        faults.append(f"shares: {share.tolist()}; let them rise from 0 to 1.")
    if (np.diff(given) < 0).any():
        faults.append(f"values_s: {given.tolist()}; let them rise with the shares.")
    return faults


def _check_times(given: Array, faults: list[str]) -> None:
    if given.ndim != 1 or given.size == 0 or not np.isfinite(given).all() or (given < 0).any():
        faults.append(f"values_s: {given.tolist()}; give seconds of 0 or more, one at least.")
    elif not given.max() > 0:
        faults.append("values_s: all are 0; one must be longer.")
    if faults:
        raise InvalidMeasuredTimes(" ".join(faults))
