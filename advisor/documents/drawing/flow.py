"""What goes from one card to another: a curve with its format, rate and guarantee beside it."""

from collections.abc import Mapping

from advisor.advice.blueprint import BlueprintFlow
from advisor.documents.drawing.layout import Box, Route
from advisor.documents.drawing.svg import element, number, text_line, words
from advisor.documents.drawing.text_width import wrap
from advisor.quantity import show_bytes, show_duration, show_rate
from advisor.vocabulary import FlowKind

LABEL_SIZE, LABEL_WIDTH = 11.5, 165.0
LABEL_STEP = 14.0
WHEN: Mapping[FlowKind, str] = {
    FlowKind.LIVE: "",
    FlowKind.BESIDE: "beside the live path, always or daily",
    FlowKind.REPAIR: "only when history is recomputed",
}
"""When data takes a flow, where that is not all the time and live."""


def flow_label(flow: BlueprintFlow) -> tuple[str, ...]:
    """Two lines, seldom three: what at which rate; with which guarantee."""
    first = " · ".join(part for part in (flow.format, _rate(flow)) if part)
    lines = (
        *wrap(first, LABEL_WIDTH, LABEL_SIZE, lines=2),
        *wrap(_guarantee(flow), LABEL_WIDTH, LABEL_SIZE, lines=1),
    )
    return lines or (" ",)


def flow_words(flow: BlueprintFlow) -> str:
    """Everything known of a flow, in one line."""
    parts = (
        flow.format,
        _rate(flow),
        f"{show_bytes(1e6 * flow.mb_per_s)}/s" if flow.mb_per_s else "",
        _guarantee(flow),
        f"kept {show_duration(flow.retention_s)}" if flow.retention_s else "",
        WHEN[flow.kind],
    )
    return ", ".join(part for part in parts if part)


def _rate(flow: BlueprintFlow) -> str:
    return show_rate(flow.events_per_s) if flow.events_per_s else ""


def _guarantee(flow: BlueprintFlow) -> str:
    return flow.guarantee.replace("_", " ")


def flow_svg(flow: BlueprintFlow, route: Route) -> str:
    """The curve, its arrow head and its label."""
    label = _label_svg(flow_label(flow), route.label) if route.label else ""
    return element(
        "g",
        element("title", words(flow_words(flow))),
        element("path", class_=f"flow {flow.kind.value}", d=_curve(route)),
        element("path", class_="head", d=_arrow_head(route)),
        label,
        class_="flow-group",
        data_source=flow.source,
        data_target=flow.target,
    )


def _curve(route: Route) -> str:
    pairs = [f"{number(x)} {number(y)}" for x, y in route.points]
    return f"M{pairs[0]}C{' '.join(pairs[1:])}"


def _arrow_head(route: Route) -> str:
    """A triangle whose tip is the curve's end, pointing where the curve's last stretch points."""
    (x0, y0), (x, y) = _before_end(route), route.points[-1]
    length = ((x - x0) ** 2 + (y - y0) ** 2) ** 0.5 or 1.0
    ux, uy = (x - x0) / length, (y - y0) / length
    left = (x - 8 * ux - 3.5 * uy, y - 8 * uy + 3.5 * ux)
    right = (x - 8 * ux + 3.5 * uy, y - 8 * uy - 3.5 * ux)
    return _polyline(((x, y), left, right)) + "Z"


def control_svg(corners: tuple[tuple[float, float], ...]) -> str:
    """A dashed line of right angles with an arrow head."""
    head = _arrow_head(Route(points=corners, label=None))
    return element("path", class_="flow control", d=_polyline(corners)) + element(
        "path", class_="head", d=head
    )


def _polyline(points: tuple[tuple[float, float], ...]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def _before_end(route: Route) -> tuple[float, float]:
    end = route.points[-1]
    distinct = [point for point in route.points[:-1] if abs(point[0] - end[0]) + abs(point[1] - end[1]) > 0.5]
    return distinct[-1] if distinct else (end[0], end[1] - 1)


def _label_svg(lines: tuple[str, ...], box: Box) -> str:
    x = box.x + box.width / 2
    shown = (
        text_line(x, box.y + 12.5 + LABEL_STEP * index, line, "label") for index, line in enumerate(lines)
    )
    return element("g", *shown)
