"""The smallest whole number that clears several needs at once, and which need bound it."""

import numpy as np

from advisor.cases import Array
from advisor.design import Sized

MANY = 1000
ROUNDING = 1e-9
"""Relative slack, so that 5.000000001 shards from a sum in floating point are 5."""


def clear(constraints: tuple[str, ...], *needs: Array | float, step: float = 1.0) -> Sized:
    """`needs` in the order of `constraints`, each shape (size,) or a number; at least one is an array.

    The value is the smallest multiple of `step` that is no less than any need.
    """
    size = next(need.shape[0] for need in needs if isinstance(need, np.ndarray))
    rows = np.empty((len(needs), size))
    for index, need in enumerate(needs):
        rows[index] = need
    largest = np.maximum.reduce(rows, axis=0)
    steps = largest if step == 1.0 else largest / step
    value = np.ceil(steps * (1 - ROUNDING))
    if step != 1.0:
        value = value * step
    return Sized(value=value, constraints=constraints, binding=first_largest(rows, largest))


def first_largest(rows: Array, largest: Array) -> Array:
    """For each column of `rows` the index of the first row that is its `largest`.

    Row by row where there are many columns: numpy's argmax down columns is several times slower there.
    """
    if rows.shape[1] < MANY:
        return np.asarray(rows.argmax(axis=0), dtype=np.float64)
    all_smaller = rows[0] < largest
    index: Array = np.asarray(all_smaller, dtype=np.float64)
    for row in rows[1:-1]:
        all_smaller = all_smaller & (row < largest)
        index = index + all_smaller
    return index
