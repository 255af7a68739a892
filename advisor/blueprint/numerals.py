"""Numbers in words and in settings: how often, how many of what, and whole numbers as a system takes them."""

import math

from advisor.quantity import digits

WORDS = {1.0: "once", 2.0: "twice"}


def times(count: float) -> str:
    """The words "once", "twice", "6 times", "0.5 times"."""
    return WORDS.get(count, f"{digits(count)} times")


def counted(count: float, noun: str) -> str:
    """The words "1 executor", "12 executors"; the noun's plural takes an s."""
    shown = digits(count)
    return f"{shown} {noun}" if shown == "1" else f"{shown} {noun}s"


def whole(value: float) -> str:
    """The next whole number with every digit and no separator, as a setting takes it."""
    return str(math.ceil(value * (1 - 1e-9)))
