"""How loops are compiled: to machine code kept in numba's cache, without the interpreter's lock."""

from collections.abc import Callable
from typing import TypeVar, cast

import numba

Loop = TypeVar("Loop", bound=Callable[..., object])


def compiled(loop: Loop) -> Loop:
    """`loop` as machine code; strict IEEE arithmetic, so that a seed gives the same bits on every worker."""
    return cast(Loop, numba.njit(cache=True, nogil=True, error_model="numpy")(loop))
