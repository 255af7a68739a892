"""A pattern's parameters in words: the name without its unit, the value with it."""

from advisor.quantity import digits, show_bytes, show_duration, show_usd


def parameter_name(name: str) -> str:
    """The name in words, without the unit that its value will show."""
    for suffix, word in (("_per_s", " per second"), ("_s", ""), ("_bytes", ""), ("_usd", " cost")):
        if name.endswith(suffix):
            return name.removesuffix(suffix).replace("_", " ") + word
    return name.replace("_", " ")


def show_parameter(name: str, value: float | str) -> str:
    """A pattern's parameter in the unit that its name ends in."""
    if isinstance(value, str):
        return value
    if name.endswith("_per_s"):
        return f"{digits(value)}/s"
    if name.endswith("_s"):
        return show_duration(value)
    if name.endswith("_bytes"):
        return show_bytes(value)
    if name.endswith("_usd"):
        return show_usd(value)
    if name.endswith("_share"):
        return f"{digits(100 * value)} %"
    return digits(value)
