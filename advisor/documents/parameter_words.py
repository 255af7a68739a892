"""A pattern's parameters in words: the name without its unit, the value with it."""

from advisor.documents.chart.unit_scale import in_words
from advisor.quantity import digits

UNITS = (
    ("_per_s", "events/s", " per second"),
    ("_s", "s", ""),
    ("_bytes", "B", " size"),
    ("_usd", "USD", " cost"),
    ("_share", "share", " share"),
    ("_years", "years", ""),
)
"""How a name ends, the unit that says, and what stays of the ending."""


def parameter_name(name: str) -> str:
    """The name in words, without the unit that its value will show."""
    for suffix, _, word in UNITS:
        if name.endswith(suffix):
            name = name.removesuffix(suffix) + word
            break
    return " ".join("TTL" if each == "ttl" else each for each in name.replace("_", " ").split(" "))


def show_parameter(name: str, value: float | str) -> str:
    """A pattern's parameter in the unit that its name ends in."""
    if isinstance(value, str):
        return value
    unit = next((unit for suffix, unit, _ in UNITS if name.endswith(suffix)), "")
    return in_words(value, unit) if unit else digits(value)
