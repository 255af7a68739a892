"""Exponential draws: the ziggurat of Marsaglia and Tsang 2000 over SFC64, within the loop that fills a block.

They are numpy's own draws from the same stream, in less time: numpy calls its generator for each of them.
"""

import math
from decimal import Decimal, localcontext

import numpy as np
from numpy.typing import NDArray

from advisor.cases import Array
from advisor.simulation.kernels.compiled import compiled

Words = NDArray[np.uint64]
LAYERS = 256
TAIL = Decimal("7.697117470131049720307")
"""Where the lowest layer's tail begins, so that 256 layers have the same area (Marsaglia and Tsang 2000)."""
DIGITS = 40
WHOLE = Decimal(2) ** 53
UNIT = 2.0**-53


def layers() -> tuple[NDArray[np.int64], Array, Array]:
    """For each layer: the whole number below which a draw lies inside for sure, what a unit of it is worth,
    and the density at its edge."""
    sure, worth, density = np.zeros(LAYERS, dtype=np.int64), np.zeros(LAYERS), np.zeros(LAYERS)
    with localcontext() as context:
        context.prec = DIGITS
        edge, area = TAIL, (TAIL + 1) * (-TAIL).exp()
        base = area / (-edge).exp()
        sure[0], worth[0], density[0] = int(edge / base * WHOLE), base / WHOLE, 1.0
        worth[-1], density[-1] = edge / WHOLE, (-edge).exp()
        for layer in range(LAYERS - 2, 0, -1):
            below, edge = edge, -(area / edge + (-edge).exp()).ln()
            sure[layer + 1] = int(edge / below * WHOLE)
            worth[layer], density[layer] = edge / WHOLE, (-edge).exp()
    return sure, worth, density


SURE, WORTH, DENSITY = layers()
TAIL_FROM = float(TAIL)
LAYER = np.uint64(LAYERS - 1)
THREE, EIGHT, ELEVEN, TWENTY_FOUR, FORTY = (np.uint64(bits) for bits in (3, 8, 11, 24, 40))
ONE = np.uint64(1)


@compiled
def step(a: np.uint64, b: np.uint64, c: np.uint64, count: np.uint64) -> tuple[np.uint64, ...]:
    """One step of Chris Doty-Humphrey's SFC64: the four words of its state after it, and the word given."""
    word = a + b + count
    rotated = (c << TWENTY_FOUR) | (c >> FORTY)
    return b ^ (b >> ELEVEN), c + (c << THREE), rotated + word, count + ONE, word


@compiled
def draw(state: Words, out: Array) -> None:
    """Fill `out` with draws of mean 1 from SFC64's four words of state, and leave the state after them.

    One word tells layer and place, as in numpy; one draw in ninety needs another word, and may be refused.
    """
    a, b, c, count = state[0], state[1], state[2], state[3]
    index = 0
    while index < out.shape[0]:
        a, b, c, count, word = step(a, b, c, count)
        word >>= THREE
        layer = np.int64(word & LAYER)
        place = np.int64(word >> EIGHT)
        edge = place * WORTH[layer]
        out[index] = edge
        index += 1
        if place < SURE[layer]:
            continue
        a, b, c, count, word = step(a, b, c, count)
        share = np.int64(word >> ELEVEN) * UNIT
        if layer == 0:
            out[index - 1] = TAIL_FROM - math.log1p(-share)
        elif (DENSITY[layer - 1] - DENSITY[layer]) * share + DENSITY[layer] >= math.exp(-edge):
            index -= 1
    state[0], state[1], state[2], state[3] = a, b, c, count


def fill_exponential(stream: np.random.Generator, out: Array) -> None:
    """Fill `out` with exponential draws of mean 1 from a stream over SFC64, which goes on behind them."""
    state = stream.bit_generator.state
    draw(state["state"]["state"], out)
    stream.bit_generator.state = state
