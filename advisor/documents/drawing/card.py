"""A component's card: its symbol, name and size, and under them what the chosen overlay says about it."""

import math
from dataclasses import dataclass
from enum import StrEnum

from advisor.advice.blueprint import BlueprintComponent
from advisor.documents.drawing.layout import Box
from advisor.documents.drawing.svg import element, number, text_line, words
from advisor.documents.drawing.symbols import SYMBOLS, symbol_kind
from advisor.documents.drawing.text_width import wrap
from advisor.quantity import digits, show_duration, show_usd

WIDTH = 220.0
MARGIN, SYMBOL, TEXT_X = 12.0, 24.0, 46.0
TITLE_SIZE, SIZE_SIZE, NOTE_SIZE = 14.0, 12.0, 11.5
TITLE_STEP, SIZE_STEP, NOTE_STEP = 17.0, 15.0, 14.0


class Overlay(StrEnum):
    """What the lower part of each card tells: time and money, one of them, or the reason it is there."""

    NONE = "none"
    LATENCY = "latency"
    COST = "cost"
    WHY = "why"


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What shares are shares of: the mean age of a result, seconds, and the monthly bill, USD."""

    latency_s: float
    monthly_usd: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CardText:
    """A card's words, broken into lines."""

    title: tuple[str, ...]
    size: tuple[str, ...]
    why: tuple[str, ...]

    @property
    def head_height(self) -> float:
        """Above the rule."""
        text = TITLE_STEP * len(self.title) + SIZE_STEP * len(self.size)
        return MARGIN + max(SYMBOL, text) + 6

    @property
    def height(self) -> float:
        """Of the whole card."""
        return self.head_height + max(30.0, 10 + NOTE_STEP * len(self.why))


def card_text(component: BlueprintComponent) -> CardText:
    """The title in at most two lines, size and reason in at most three each."""
    beside = WIDTH - TEXT_X - MARGIN / 2
    return CardText(
        title=wrap(component.title, beside, TITLE_SIZE, lines=2, is_bold=True),
        size=wrap(component.size, beside, SIZE_SIZE, lines=3),
        why=wrap(component.why, WIDTH - 2 * MARGIN, NOTE_SIZE, lines=3),
    )


def card_svg(component: BlueprintComponent, text: CardText, box: Box, totals: Totals) -> str:
    """The card with every overlay inside, each in a group of its own."""
    kind = symbol_kind(component.service, component.key, component.stage)
    rule = box.bottom - (text.height - text.head_height)
    text_y = box.y + MARGIN + 12
    parts = (
        element("title", words(f"{component.title}: {component.why}")),
        element("rect", class_="card", x=box.x, y=box.y, width=box.width, height=box.height, rx=4.0),
        element(
            "path",
            class_="symbol",
            d=SYMBOLS[kind],
            transform=f"translate({number(box.x + 11)} {number(box.y + 11)})",
        ),
        *_lines(text.title, box.x + TEXT_X, text_y, TITLE_STEP, "name"),
        *_lines(text.size, box.x + TEXT_X, text_y - 1 + TITLE_STEP * len(text.title), SIZE_STEP, "size"),
        element("path", class_="rule", d=f"M{number(box.x)} {number(rule)}h{number(box.width)}"),
        _both(component, box, rule),
        _latency(component, box, rule, totals),
        _cost(component, box, rule, totals),
        _why(text, box, rule),
    )  # fmt: skip
    return element("g", *parts, class_="component", data_component=component.key)


def _lines(lines: tuple[str, ...], x: float, y: float, step: float, class_: str) -> tuple[str, ...]:
    return tuple(text_line(x, y + index * step, line, class_) for index, line in enumerate(lines))


def _both(component: BlueprintComponent, box: Box, rule: float) -> str:
    if not component.latency_s and not component.monthly_usd:
        said = text_line(box.x + MARGIN, rule + 20, "no waiting, not on the bill", "note")
        return element("g", said, class_="layer layer-none")
    latency = f"+{show_duration(component.latency_s)}" if component.latency_s else ""
    cost = f"{show_usd(component.monthly_usd)}/month" if component.monthly_usd else ""
    return element(
        "g",
        text_line(box.x + MARGIN, rule + 20, latency, "note of-latency"),
        text_line(box.right - MARGIN, rule + 20, cost, "note of-cost end"),
        class_="layer layer-none",
    )


def _latency(component: BlueprintComponent, box: Box, rule: float, totals: Totals) -> str:
    share = _part(component.latency_s, totals.latency_s)
    said = show_duration(component.latency_s) if component.latency_s else "adds no waiting"
    return element("g", *_share(box, rule, said, share, "latency"), class_="layer layer-latency")


def _cost(component: BlueprintComponent, box: Box, rule: float, totals: Totals) -> str:
    share = _part(float(component.monthly_usd), totals.monthly_usd)
    said = f"{show_usd(component.monthly_usd)} a month" if component.monthly_usd else "not on the bill"
    return element("g", *_share(box, rule, said, share, "cost"), class_="layer layer-cost")


def _part(amount: float, total: float) -> float:
    """The share of a total; a wait without end has no share that a bar could show."""
    return amount / total if total and math.isfinite(total) else 0.0


def _share(box: Box, rule: float, said: str, share: float, what: str) -> tuple[str, ...]:
    """The amount, its share in words, and a bar as long as the share."""
    if not share:
        return (text_line(box.x + MARGIN, rule + 20, said, "note"),)
    width = box.width - 2 * MARGIN
    shown = f"{digits(100 * share, 2)} %"
    return (
        text_line(box.x + MARGIN, rule + 16, said, f"note strong of-{what}"),
        text_line(box.right - MARGIN, rule + 16, shown, "note end"),
        element("rect", class_="track", x=box.x + MARGIN, y=rule + 21, width=width, height=4.0),
        element("rect", class_=f"bar-{what}", x=box.x + MARGIN, y=rule + 21, width=width * share, height=4.0),
    )


def _why(text: CardText, box: Box, rule: float) -> str:
    return element(
        "g", *_lines(text.why, box.x + MARGIN, rule + 16, NOTE_STEP, "note"), class_="layer layer-why"
    )
