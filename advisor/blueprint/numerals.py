"""Numbers in words and in settings: how many of what, and whole numbers as a system takes them."""

import math

from advisor.quantity import digits


def counted(count: float, noun: str) -> str:
    """The words "1 executor", "12 executors"; the noun's plural takes an s."""
    shown = digits(count)
    return f"{shown} {noun}" if shown == "1" else f"{shown} {noun}s"


def whole(value: float) -> str:
    """The next whole number with every digit and no separator, as a setting takes it."""
    return str(math.ceil(value * (1 - 1e-9)))
