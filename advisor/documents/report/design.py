"""The design in the report: the drawing, each component's settings, each pattern's parameters."""

from typing import Any

from advisor.advice import AppliedPattern, BlueprintComponent
from advisor.documents.chart.trade_off import trade_off_svg
from advisor.documents.document import DesignDocument
from advisor.documents.drawing.architecture import LANE_TITLES, architecture_svg, plan_drawing
from advisor.documents.fact_sheet import fact_title
from advisor.documents.palette import Theme
from advisor.quantity import digits, show_bytes, show_duration, show_usd

WIDE = 1.1
"""Width over height from which the drawing gets a page on its side."""


def architecture(document: DesignDocument) -> dict[str, Any]:
    """The drawing in print's colours and what stands on its cards, in full."""
    blueprint = document.advice.blueprint
    plan = plan_drawing(blueprint)
    return {
        "svg": architecture_svg(blueprint, theme=Theme.LIGHT),
        "is_wide": plan.width > WIDE * plan.height,
        "place": f"{blueprint.provider}, {blueprint.region}",
        "components": [_component(component) for component in blueprint.components],
        "age": show_duration(plan.totals.latency_s),
        "monthly": show_usd(plan.totals.monthly_usd),
    }


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
            {"name": _parameter_name(name), "value": show_parameter(name, value)}
            for name, value in pattern.parameters.items()
        ],
        "code": pattern.code,
        "language": pattern.code_language,
        "monitor": list(pattern.monitor),
        "fails_when": pattern.fails_when,
        "svg": trade_off_svg(pattern.trade_off) if pattern.trade_off else "",
    }


UNIT_SUFFIXES = ("_s", "_bytes", "_usd", "_share", "_per_s", "_per_year", "_hours", "_days")


def _parameter_name(name: str) -> str:
    suffix = next((suffix for suffix in UNIT_SUFFIXES if name.endswith(suffix)), "")
    words = name.removesuffix(suffix) if suffix in ("_s", "_bytes", "_usd") else name
    return words.replace("_", " ")


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
