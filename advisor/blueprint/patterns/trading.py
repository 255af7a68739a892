"""Trade-offs as the patterns draw them: what hardly changes is said in words instead of drawn flat."""

from advisor.advice.blueprint import TradeLine, TradeOff
from advisor.cases import Array
from advisor.quantity import digits, show_quantity, show_usd

FLAT = 0.02
"""A line that stays within this share of its greatest value is flat."""
LEAST_SHARE = 1e-9
"""Shares below one in a billion are drawn as none."""


def line(
    title: str, unit: str, y: Array, *, name: str = "", limit: tuple[float, str] | None = None
) -> TradeLine:
    """One line; `limit` is what it must not exceed, with its name."""
    values = [0.0 if unit == "share" and value < LEAST_SHARE else value for value in y.tolist()]
    return TradeLine(
        title=title,
        unit=unit,
        y=tuple(values),
        name=name,
        limit=limit[0] if limit else None,
        limit_name=limit[1] if limit else "",
    )


def trade_off(
    x_title: str,
    x_unit: str,
    x: Array,
    chosen_x: float,
    *lines: TradeLine,
    breaks: tuple[float, str] | None = None,
) -> TradeOff:
    """The lines over x, of which `chosen_x` is one; `breaks` is where the design no longer holds, and why."""
    flat = [each for each in lines if _is_flat(each)]
    return TradeOff(
        x_title=x_title,
        x_unit=x_unit,
        x=tuple(x.tolist()),
        chosen_x=chosen_x,
        lines=tuple(each for each in lines if each not in flat),
        constant=tuple(_constant(each, x_title) for each in flat),
        breaks_at_x=breaks[0] if breaks else None,
        breaks_because=breaks[1] if breaks else "",
    )


def _is_flat(drawn: TradeLine) -> bool:
    low, high = min(drawn.y), max(drawn.y)
    return high - low <= FLAT * max(abs(low), abs(high))


def _constant(drawn: TradeLine, x_title: str) -> str:
    value = sum(drawn.y) / len(drawn.y)
    named = f"{drawn.title} ({drawn.name})" if drawn.name else drawn.title
    return f"{named}: {_about(value, drawn.unit)} whatever the {x_title[:1].lower()}{x_title[1:]}."


def _about(value: float, unit: str) -> str:
    if unit == "USD":
        return show_usd(value)
    return show_quantity(value, unit) if unit else digits(value)
