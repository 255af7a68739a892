"""The patterns as cards: the computed parameter first, then why, what it trades, how, and when it fails."""

from dataclasses import dataclass
from datetime import date

from advisor.advice.advice import Advice
from advisor.advice.blueprint import AppliedPattern, TradeOff, Ways
from advisor.documents.chart.trade_off import trade_off_svg
from advisor.documents.chart.trade_off_table import TradeRow, columns, rows, way_cells
from advisor.documents.parameter_words import parameter_name, show_parameter
from decisions.shown.backfill_end import end_dates

FURTHER = {
    "schema_evolution": ("schema-evolution", "Compare two schemas: verdict, migration plan, plan for a v2")
}
"""Where a pattern has a page of its own: the page's name and what it does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeOffShown:
    """A trade-off as a drawing that takes the page's colours, and as the table that says the same."""

    svg: str
    columns: tuple[str, ...]
    rows: tuple[TradeRow, ...]
    constant: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysShown:
    """Ways to do the same beside each other, in words; each row begins with its title."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternCard:
    """One pattern: its parameters in words, its trade-off and its ways where it has them."""

    pattern: AppliedPattern
    parameters: tuple[tuple[str, str], ...]
    trade_off: TradeOffShown | None
    ways: WaysShown | None
    further: tuple[str, str] | None
    is_dated: bool
    """Whether it begins and ends, so that a start gives an end."""


def pattern_cards(
    advice: Advice, starts_on: date | None = None
) -> tuple[tuple[PatternCard, ...], tuple[AppliedPattern, ...]]:
    """Cards of the patterns that apply, and the patterns that do not; a backfill that starts then ends."""
    patterns = advice.blueprint.patterns
    cards = tuple(_card(pattern, starts_on) for pattern in patterns if pattern.applies)
    return cards, tuple(pattern for pattern in patterns if not pattern.applies)


def _card(pattern: AppliedPattern, starts_on: date | None) -> PatternCard:
    is_dated = pattern.pattern == "backfill"
    ends = end_dates(pattern, starts_on) if is_dated and starts_on else ()
    return PatternCard(
        pattern=pattern,
        parameters=tuple(
            (parameter_name(name), show_parameter(name, value)) for name, value in pattern.parameters.items()
        ),
        trade_off=_trade_off(pattern.trade_off) if pattern.trade_off else None,
        ways=_ways(pattern.ways, ends) if pattern.ways else None,
        further=FURTHER.get(pattern.pattern),
        is_dated=is_dated,
    )


def _trade_off(curve: TradeOff) -> TradeOffShown:
    return TradeOffShown(
        svg=trade_off_svg(curve, is_styled=False),
        columns=columns(curve),
        rows=rows(curve) if curve.lines else (),
        constant=curve.constant,
    )


def _ways(ways: Ways, ends: tuple[str, ...]) -> WaysShown:
    shown = tuple((row.title, *way_cells(row)) for row in ways.rows)
    return WaysShown(names=ways.names, rows=(*shown, ("Ends on", *ends)) if ends else shown)
