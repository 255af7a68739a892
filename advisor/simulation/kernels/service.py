"""How long a service takes, with mean one: constant, exponential, gamma (Erlang among them), lognormal, or as
measured.
"""

import math
from collections.abc import Callable

import numpy as np

from advisor.cases import Array
from advisor.measured_times import MeasuredTimes
from advisor.simulation.kernels.exponentials import fill_exponential

CONSTANT_BELOW = 1e-9
Filler = Callable[[np.random.Generator, Array], None]


def service_law(cv2: float, measured: MeasuredTimes | None = None) -> Filler:
    """What fills an array with service times of mean 1 and squared coefficient of variation `cv2`.

    Constant at 0, gamma of shape 1 / cv2 below 1 (Erlang where that is whole), exponential at 1, lognormal
    above; where times were measured, they are drawn in their stead.
    """
    if measured is not None:
        return _measured_with(measured)
    if cv2 < CONSTANT_BELOW:
        return _fill_constant
    if cv2 == 1.0:
        return fill_exponential
    if cv2 < 1.0:
        return _gamma_with(cv2)
    return _lognormal_with(cv2)


def _fill_constant(stream: np.random.Generator, out: Array) -> None:
    out.fill(1.0)


def _gamma_with(cv2: float) -> Filler:
    def fill(stream: np.random.Generator, out: Array) -> None:
        stream.standard_gamma(1.0 / cv2, out=out)
        out *= cv2

    return fill


def _lognormal_with(cv2: float) -> Filler:
    spread2 = math.log1p(cv2)

    def fill(stream: np.random.Generator, out: Array) -> None:
        stream.standard_normal(out=out)
        out *= math.sqrt(spread2)
        out -= spread2 / 2.0
        np.exp(out, out=out)

    return fill


def _measured_with(measured: MeasuredTimes) -> Filler:
    mean_s = measured.mean_s()

    def fill(stream: np.random.Generator, out: Array) -> None:
        stream.random(out=out)
        np.divide(measured.at(out), mean_s, out=out)

    return fill
