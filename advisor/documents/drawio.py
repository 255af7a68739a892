"""The architecture as a draw.io file: each card, lane and flow is a shape that can be moved and edited."""

import math
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from advisor.advice.blueprint import BlueprintComponent, BlueprintFlow
from advisor.documents.document import DesignDocument
from advisor.documents.drawing.architecture import LANE_TITLES, Lane, Plan, plan_drawing
from advisor.documents.drawing.flow import flow_label, flow_words
from advisor.documents.drawing.layout import Box, Route
from advisor.documents.drawing.svg import clean, number
from advisor.documents.drawing.symbols import symbol_kind
from advisor.documents.palette import TOKENS, class_token
from advisor.quantity import show_duration, show_usd
from advisor.vocabulary import FlowKind

ROOT, PAGE = "0", "1"
A4_WIDTH, A4_HEIGHT = 827, 1169
"""A4 upright in draw.io's hundredths of an inch."""
SHAPES = {
    "database": "shape=cylinder3;boundedLbl=1;backgroundOutline=1;size=10;",
    "bucket": "shape=cylinder3;boundedLbl=1;backgroundOutline=1;size=10;",
    "table": "shape=cylinder3;boundedLbl=1;backgroundOutline=1;size=10;",
    "key_value": "shape=cylinder3;boundedLbl=1;backgroundOutline=1;size=10;",
    "time_series": "shape=cylinder3;boundedLbl=1;backgroundOutline=1;size=10;",
    "stream": "shape=process;backgroundOutline=1;size=0.04;",
    "file": "shape=document;boundedLbl=1;size=0.12;",
}
"""draw.io's own shapes by the kind of our symbol; the others are rounded boxes."""
FONT = "html=1;fontFamily=Helvetica;"
LABEL = f"{FONT}whiteSpace=wrap;spacingLeft=4;spacingRight=4;"
EDGE = f"{FONT}fontSize=10;rounded=1;endArrow=block;endFill=1;labelBackgroundColor={TOKENS['sheet'][0]};"
Point = tuple[float, float]
Points = tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A flow as it is drawn: the points it goes through, and where its label stands."""

    flow: BlueprintFlow
    points: Points
    label: Box | None
    style: str


def drawio_xml(document: DesignDocument) -> str:
    """An uncompressed `mxfile` of one page, laid out as the drawing is."""
    blueprint = document.advice.blueprint
    plan = plan_drawing(blueprint)
    names = {component.key: f"c{index}" for index, component in enumerate(blueprint.components)}
    file = ET.Element("mxfile", {"host": "Headway"})
    diagram = ET.SubElement(file, "diagram", {"id": "architecture", "name": "Architecture"})
    root = ET.SubElement(_model(diagram), "root")
    ET.SubElement(root, "mxCell", {"id": ROOT})
    ET.SubElement(root, "mxCell", {"id": PAGE, "parent": ROOT})
    for lane in plan.lanes:
        _lane(root, lane)
    for component in blueprint.components:
        _card(root, component, names[component.key], plan.cards[component.key])
    for index, line in enumerate(_lines(plan, document)):
        _edge(root, line, f"f{index}", names)
    ET.indent(file)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(file, encoding="unicode") + "\n"


def _lines(plan: Plan, document: DesignDocument) -> Iterator[Line]:
    stroke, muted = (TOKENS[token][0] for token in (class_token(document.winner.cls), "muted"))
    looks = {
        FlowKind.LIVE: f"strokeColor={stroke};strokeWidth=2;",
        FlowKind.BESIDE: f"strokeColor={stroke};strokeWidth=1;",
        FlowKind.REPAIR: f"strokeColor={muted};dashed=1;",
    }
    for flow, route in plan.flows:
        look = looks[flow.kind]
        yield _line(plan, flow, _on_curve(route), route.label, look + "curved=1;")
    for flow, corners in plan.controls:
        yield _line(plan, flow, corners, None, f"strokeColor={muted};dashed=1;dashPattern=6 4;")


def _line(plan: Plan, flow: BlueprintFlow, points: Points, label: Box | None, look: str) -> Line:
    ends = _docked("exit", points[0], plan.cards[flow.source]) + _docked(
        "entry", points[-1], plan.cards[flow.target]
    )
    return Line(flow=flow, points=points, label=label, style=f"{EDGE}{look}{ends}")


def _docked(end: str, point: Point, card: Box) -> str:
    """Where on its card a line ends, as shares of the card's sides."""
    x, y = (point[0] - card.x) / card.width, (point[1] - card.y) / card.height
    return f"{end}X={number(x)};{end}Y={number(y)};{end}Perimeter=0;"


def _on_curve(route: Route) -> Points:
    """The ends of the chain's cubics, and two points within each."""
    first, *_ = points = route.points
    found = [first]
    for start in range(0, len(points) - 1, 3):
        p0, p1, p2, p3 = points[start : start + 4]
        for t in (1 / 3, 2 / 3, 1.0):
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
            pairs = tuple(zip(weights, (p0, p1, p2, p3), strict=True))
            found.append((sum(w * p[0] for w, p in pairs), sum(w * p[1] for w, p in pairs)))
    return tuple(found)


def _model(diagram: ET.Element) -> ET.Element:
    size = {"pageWidth": str(A4_WIDTH), "pageHeight": str(A4_HEIGHT)}
    return ET.SubElement(diagram, "mxGraphModel", {"grid": "1", "gridSize": "8", "page": "1", **size})


def _lane(root: ET.Element, lane: Lane) -> None:
    fill, line, ink = (TOKENS[token][0] for token in ("sunken", "line", "muted"))
    style = f"{LABEL}rounded=0;fillColor={fill};strokeColor={line};fontColor={ink};fontSize=11;"
    title = escape(LANE_TITLES[lane.stage])
    _vertex(
        root,
        f"lane_{lane.stage.value}",
        title,
        style + "align=left;verticalAlign=top;",
        lane.box,
    )


def _card(root: ET.Element, component: BlueprintComponent, name: str, box: Box) -> None:
    kind = symbol_kind(component.service, component.key, component.stage)
    fill, line, ink = (TOKENS[token][0] for token in ("sheet", "line-strong", "ink"))
    shape = SHAPES.get(kind, "rounded=1;arcSize=6;")
    style = f"{shape}{LABEL}fillColor={fill};strokeColor={line};fontColor={ink};fontSize=12;"
    cell = _vertex(root, name, _card_label(component), style, box)
    cell.set("tooltip", " ".join(clean(component.why).split()))


def _card_label(component: BlueprintComponent) -> str:
    """The label is HTML: title, size, and what it adds to age and bill."""
    notes = [component.size]
    if component.latency_s:
        notes.append(f"+{show_duration(component.latency_s)}")
    if component.monthly_usd:
        notes.append(f"{show_usd(component.monthly_usd)}/month")
    small = "".join(f'<br><font style="font-size: 10px">{_html(text)}</font>' for text in notes if text)
    return f"<b>{_html(component.title)}</b>{small}"


def _vertex(root: ET.Element, identity: str, label: str, style: str, box: Box) -> ET.Element:
    """A shape; draw.io keeps what is not its own on an `object` around the cell."""
    wrapper = ET.SubElement(root, "object", {"id": identity, "label": label})
    cell = ET.SubElement(wrapper, "mxCell", {"style": style, "vertex": "1", "parent": PAGE})
    place = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
    ET.SubElement(
        cell, "mxGeometry", {**{key: number(value) for key, value in place.items()}, "as": "geometry"}
    )
    return wrapper


def _edge(root: ET.Element, line: Line, identity: str, names: dict[str, str]) -> None:
    label = "<br>".join(_html(text) for text in flow_label(line.flow) if text.strip()) if line.label else ""
    ends = {"source": names[line.flow.source], "target": names[line.flow.target]}
    cell = ET.SubElement(root, "object", {"id": identity, "label": label, "tooltip": flow_words(line.flow)})
    edge = ET.SubElement(cell, "mxCell", {"style": line.style, "edge": "1", "parent": PAGE, **ends})
    geometry = ET.SubElement(edge, "mxGeometry", {"relative": "1", "as": "geometry"})
    between = ET.SubElement(geometry, "Array", {"as": "points"})
    for x, y in line.points[1:-1]:
        ET.SubElement(between, "mxPoint", {"x": number(x), "y": number(y)})
    if line.label:
        x, y = _middle(line.points)
        beside = {"x": line.label.x + line.label.width / 2 - x, "y": line.label.y + line.label.height / 2 - y}
        place = {key: number(value) for key, value in beside.items()}
        ET.SubElement(geometry, "mxPoint", {**place, "as": "offset"})


def _middle(points: Points) -> Point:
    """Half way along the line: where draw.io would put the label."""
    lengths = [math.dist(a, b) for a, b in pairwise(points)]
    left = sum(lengths) / 2
    for (a, b), length in zip(pairwise(points), lengths, strict=True):
        if length >= left > 0:
            share = left / length
            return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])
        left -= length
    return points[-1]


def _html(text: str) -> str:
    return escape(" ".join(clean(text).split()))
