"""A trade-off as a table: what its chart says, for those who cannot see it."""

from dataclasses import dataclass

from advisor.advice.blueprint import TradeLine, TradeOff, WayRow
from advisor.documents.chart.unit_scale import in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeRow:
    """One x with what each line says there."""

    cells: tuple[str, ...]
    is_chosen: bool


def columns(curve: TradeOff) -> tuple[str, ...]:
    """The titles of x and of the lines."""
    return (curve.x_title, *(_title(each) for each in curve.lines))


def rows(curve: TradeOff) -> tuple[TradeRow, ...]:
    """A row for each x, the chosen one marked."""
    return tuple(
        TradeRow(
            cells=(in_words(x, curve.x_unit), *(in_words(each.y[at], each.unit) for each in curve.lines)),
            is_chosen=x == curve.chosen_x,
        )
        for at, x in enumerate(curve.x)
    )


def way_cells(row: WayRow) -> tuple[str, ...]:
    """A row of ways in words."""
    return tuple(value if isinstance(value, str) else in_words(value, row.unit) for value in row.values)


def _title(drawn: TradeLine) -> str:
    return f"{drawn.title}, {drawn.name}" if drawn.name else drawn.title
