"""The design in the report: the drawing, each component's settings, each pattern's parameters."""

from dataclasses import dataclass
from typing import Any

from advisor.advice.blueprint import AppliedPattern, BlueprintComponent, Ways
from advisor.documents.chart.trade_off import trade_off_svg
from advisor.documents.chart.trade_off_table import way_cells
from advisor.documents.document import DesignDocument
from advisor.documents.drawing.architecture import LANE_TITLES, architecture_svg, plan_drawing
from advisor.documents.fact_sheet import fact_title, show_value_of
from advisor.documents.palette import Theme
from advisor.documents.parameter_words import parameter_name, show_parameter
from advisor.quantity import show_duration, show_usd

READABLE = 0.5
"""Points a pixel of the drawing should have at least: its smallest words are then 5.75 points high."""
POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page for the drawing with the room it leaves, millimetres."""

    paper: str
    flipped: bool
    width: float
    height: float


PAGES = (
    Page(paper="a4", flipped=False, width=190, height=238),
    Page(paper="a4", flipped=True, width=273, height=160),
    Page(paper="a3", flipped=False, width=277, height=368),
    Page(paper="a3", flipped=True, width=400, height=246),
)
"""The first that keeps the drawing readable is taken, else the one on which it is largest."""


def architecture(document: DesignDocument) -> dict[str, Any]:
    """The drawing in print's colours and what stands on its cards, in full."""
    blueprint = document.advice.blueprint
    plan = plan_drawing(blueprint)
    return {
        "svg": architecture_svg(blueprint, theme=Theme.LIGHT),
        "sheet": _page(plan.width, plan.height),
        "place": f"{show_value_of('provider', blueprint.provider)}, {blueprint.region}",
        "components": [_component(component) for component in blueprint.components],
        "age": show_duration(plan.totals.latency_s),
        "monthly": show_usd(plan.totals.monthly_usd),
    }


def _page(width: float, height: float) -> dict[str, Any]:
    """The page for a drawing of that many pixels, and the drawing's size on it, millimetres."""

    def scale(page: Page) -> float:
        return min(page.width / width, page.height / height)

    fitting = [page for page in PAGES if POINTS_PER_MM * scale(page) >= READABLE]
    page = fitting[0] if fitting else max(PAGES, key=scale)
    size = {"width": width * scale(page), "height": height * scale(page)}
    return {"paper": page.paper, "flipped": page.flipped, **size}


def _component(component: BlueprintComponent) -> dict[str, Any]:
    return {
        "title": component.title,
        "stage": LANE_TITLES[component.stage],
        "size": component.size,
        "why": component.why,
        "facts": ", ".join(fact_title(key) for key in component.facts),
        "monthly": show_usd(component.monthly_usd) if component.monthly_usd else "",
        "latency": show_duration(component.latency_s) if component.latency_s else "",
        "failure": component.failure,
        "settings": [
            {"name": item["name"], "value": item["value"], "because": item.get("because", "")}
            for item in component.settings
        ],
    }


def patterns(document: DesignDocument) -> dict[str, Any]:
    """The patterns that apply, in full; the others by name with their reason."""
    found = document.advice.blueprint.patterns
    return {
        "applied": [_pattern(pattern) for pattern in found if pattern.applies],
        "left_out": [f"{p.title} ({p.question}): {p.because}" for p in found if not p.applies],
    }


def _pattern(pattern: AppliedPattern) -> dict[str, Any]:
    return {
        "title": pattern.title,
        "question": pattern.question,
        "headline": pattern.headline,
        "because": pattern.because,
        "derivation": pattern.derivation,
        "parameters": [
            {"name": parameter_name(name), "value": show_parameter(name, value)}
            for name, value in pattern.parameters.items()
        ],
        "code": pattern.code,
        "language": pattern.code_language,
        "monitor": list(pattern.monitor),
        "fails_when": pattern.fails_when,
        "svg": trade_off_svg(pattern.trade_off) if pattern.trade_off else "",
        "constant": list(pattern.trade_off.constant) if pattern.trade_off else [],
        "ways": _ways(pattern.ways) if pattern.ways else None,
    }


def _ways(ways: Ways) -> dict[str, Any]:
    rows = [{"title": row.title, "cells": list(way_cells(row))} for row in ways.rows]
    return {"names": [f"{name[:1].upper()}{name[1:]}" for name in ways.names], "rows": rows}
