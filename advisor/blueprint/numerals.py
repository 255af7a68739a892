"""Numbers in words and in settings: how often something happens, and whole numbers as a system takes them."""

import math

from advisor.quantity import digits

WORDS = {1.0: "once", 2.0: "twice"}


def times(count: float) -> str:
    """The words "once", "twice", "6 times", "0.5 times"."""
    return WORDS.get(count, f"{digits(count)} times")


def whole(value: float) -> str:
    """The next whole number with every digit and no separator, as a setting takes it."""
    return str(math.ceil(value * (1 - 1e-9)))
