"""A constant of a sizing rule or formula: its identifier, value, unit, meaning, source and grade."""

from dataclasses import dataclass

from advisor.vocabulary import Grade

DEFAULT_SOURCE = "default of this product, to be replaced by a measurement of your own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Constant:
    """`grade` says how well it is founded; a default (M) is a marked guess."""

    id: str
    value: float
    unit: str
    meaning: str
    source: str
    grade: Grade


def official(key: str, value: float, unit: str, meaning: str, source: str) -> Constant:
    """Read in official documentation or in a file of a public repository."""
    return Constant(id=key, value=value, unit=unit, meaning=meaning, source=source, grade=Grade.OFFICIAL)


def third_party(key: str, value: float, unit: str, meaning: str, source: str) -> Constant:
    """Read in a blog or another third party's text: usable as a default."""
    return Constant(id=key, value=value, unit=unit, meaning=meaning, source=source, grade=Grade.THIRD_PARTY)


def default(key: str, value: float, unit: str, meaning: str, source: str = DEFAULT_SOURCE) -> Constant:
    """A default that nobody measured; it says so."""
    return Constant(id=key, value=value, unit=unit, meaning=meaning, source=source, grade=Grade.DEFAULT)
