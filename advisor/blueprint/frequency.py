"""How often something happens, in words."""

from advisor.quantity import digits

WORDS = {1.0: "once", 2.0: "twice"}


def times(count: float) -> str:
    """ "once", "twice", "6 times", "0.5 times"."""
    return WORDS.get(count, f"{digits(count)} times")
