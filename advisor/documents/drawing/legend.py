"""The drawing's legend: what each line means, and what the numbers on the cards are shares of."""

from advisor.documents.drawing.card import Totals
from advisor.documents.drawing.svg import element, number, text_line
from advisor.documents.drawing.text_width import text_width
from advisor.quantity import show_duration, show_usd

SIZE, STEP, SWATCH = 11.5, 19.0, 30.0


def legend_svg(width: float, totals: Totals, *, x: float, bottom: float) -> str:
    """Rows of swatches with their words, then what the whole comes to; it ends at `bottom`."""
    rows = _rows(width, totals)
    parts = []
    for index, row in enumerate(rows):
        y = bottom - STEP * (len(rows) - index) + 12
        at = x
        for kind, said in row:
            parts.append(_entry(at, y, kind, said))
            at += _entry_width(kind, said)
    return element("g", *parts, class_="legend")


def legend_height(width: float, totals: Totals) -> float:
    """Of the rows that `legend_svg` draws in the same width."""
    return STEP * len(_rows(width, totals))


def _entries(totals: Totals) -> tuple[tuple[str, str], ...]:
    return (
        ("live", "data, at the mean rate"),
        ("beside", "beside the live path, always or daily"),
        ("repair", "only to recompute history"),
        ("control", "starts or watches"),
        ("latency", f"+ its part of the mean age, {show_duration(totals.latency_s)} in all"),
        ("cost", f"its part of the bill, {show_usd(totals.monthly_usd)} a month in all"),
    )


def _rows(width: float, totals: Totals) -> list[list[tuple[str, str]]]:
    rows: list[list[tuple[str, str]]] = [[]]
    used = 0.0
    for kind, said in _entries(totals):
        needed = _entry_width(kind, said)
        if rows[-1] and used + needed > width:
            rows.append([])
            used = 0.0
        rows[-1].append((kind, said))
        used += needed
    return rows


def _entry_width(kind: str, said: str) -> float:
    return (SWATCH if kind in ("live", "beside", "repair", "control") else 16.0) + text_width(said, SIZE) + 22


def _entry(x: float, y: float, kind: str, said: str) -> str:
    if kind in ("latency", "cost"):
        swatch = element("rect", class_=f"bar-{kind}", x=x, y=y - 8, width=8.0, height=8.0)
        return swatch + text_line(x + 14, y, said, "note")
    line = element("path", class_=f"flow {kind}", d=f"M{number(x)} {number(y - 4)}h{SWATCH - 8:g}")
    return line + text_line(x + SWATCH, y, said, "note")
