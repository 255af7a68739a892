"""The colours that mean something, the same on every page and drawing, by the stylesheet's names."""

from collections.abc import Mapping
from enum import StrEnum

from advisor.vocabulary import OptionClass

TOKENS: Mapping[str, tuple[str, str]] = {  # light, dark
    "paper": ("#f8f7f3", "#14171a"),
    "sheet": ("#ffffff", "#1b1f23"),
    "sunken": ("#f0eee7", "#101214"),
    "line": ("#dcd8cd", "#343a41"),
    "line-strong": ("#857f72", "#7d8791"),
    "ink": ("#1a1e23", "#ece9e2"),
    "muted": ("#575e66", "#a8b0b8"),
    "signal": ("#f0b000", "#ffc83d"),
    "fault": ("#a8201a", "#ff8f85"),
    "good": ("#1c6b45", "#7bd3a6"),
    "batch": ("#0b5fa5", "#6fb1ea"),
    "micro-batch": ("#00795f", "#43c9a5"),
    "streaming": ("#c04a00", "#ff9a55"),
    "hybrid": ("#9b3b82", "#e391cd"),
    "infrastructure": ("#5f6f80", "#93a4b5"),
    "people": ("#a39069", "#c9b78f"),
    "delay": ("#a8201a", "#ff8f85"),
}


class Theme(StrEnum):
    """`auto` follows the reader's system, or the page it stands in."""

    LIGHT = "light"
    DARK = "dark"
    AUTO = "auto"


def colour(token: str, theme: Theme = Theme.LIGHT) -> str:
    """A token's colour as CSS takes it."""
    light, dark = TOKENS[token]
    if theme is Theme.LIGHT:
        return light
    if theme is Theme.DARK:
        return dark
    return f"var(--{token}, light-dark({light}, {dark}))"


def class_token(cls: OptionClass) -> str:
    """The token of an option's class."""
    return cls.value.replace("_", "-")
