"""Net value part by part, an option a row: what is at stake, what is left of it, what is paid."""

from dataclasses import dataclass

from advisor.advice.advice import Advice
from advisor.advice.ranking import NetValuePart, RankedOption
from advisor.documents.wording import show_share
from advisor.quantity import digits

MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartCell:
    """A part in figures, and what it says."""

    text: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NetValueRow:
    """One option: a cell for each part, and what they come to."""

    option: RankedOption
    cells: tuple[PartCell, ...]
    net: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NetValueTable:
    """`heads` are the parts with the question of the method that each answers."""

    heads: tuple[tuple[str, str], ...]
    rows: tuple[NetValueRow, ...]


def net_value_table(advice: Advice) -> NetValueTable | None:
    """All options in the order of the ranking; None where no money value is given."""
    parts = advice.ranking[0].net_value_parts
    if advice.basis != "net_value" or not parts:
        return None
    return NetValueTable(
        heads=tuple((part.title, part.question) for part in parts),
        rows=tuple(_row(option) for option in advice.ranking),
    )


def _row(option: RankedOption) -> NetValueRow:
    return NetValueRow(
        option=option,
        cells=tuple(PartCell(text=_shown(part), because=part.because) for part in option.net_value_parts),
        net=_signed(float(option.net_value_usd_per_year)),
    )


def _shown(part: NetValuePart) -> str:
    """USD without the unit, costs below zero; factors with their sign."""
    if part.share is not None:
        return f"× {show_share(part.share)}"
    amount = float(part.usd_per_year or 0)
    return _signed(-amount if part.is_cost else amount)


def _signed(usd: float) -> str:
    """Four digits, with a true minus."""
    return digits(usd, 4).replace("-", MINUS)
