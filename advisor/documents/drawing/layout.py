"""Where cards, flows and their labels stand: level under level, laid out by Graphviz's `dot`.

Graphviz sees sizes only, never a word: labels go in as empty boxes of measured size, so that neither a font
nor what somebody typed can change the layout.
"""

import itertools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pygraphviz

POINTS_PER_INCH = 72.0
EMPTY_LABEL = (
    "<<TABLE BORDER='0' CELLBORDER='0' CELLPADDING='0' CELLSPACING='0' FIXEDSIZE='TRUE'"
    " WIDTH='{:.0f}' HEIGHT='{:.0f}'><TR><TD></TD></TR></TABLE>>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle by its top left corner, pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.height

    def moved(self, dx: float, dy: float) -> "Box":
        """The same box elsewhere."""
        return Box(x=self.x + dx, y=self.y + dy, width=self.width, height=self.height)

    def overlaps(self, other: "Box") -> bool:
        """Whether they share more than an edge."""
        is_beside = self.right <= other.x or other.right <= self.x
        return not (is_beside or self.bottom <= other.y or other.bottom <= self.y)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is to be placed: a card of a size on a level, counted from the top."""

    key: str
    level: int
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What joins two items; the label's size is (0, 0) where it has none."""

    source: str
    target: str
    label_width: float = 0.0
    label_height: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A cubic Bézier chain of 3 n + 1 points from source to target, and where its label stands."""

    points: tuple[tuple[float, float], ...]
    label: Box | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Boxes by key, routes in the order of the links; the origin is the top left of everything."""

    width: float
    height: float
    boxes: Mapping[str, Box]
    routes: tuple[Route, ...]


def lay_out(items: tuple[Item, ...], links: tuple[Link, ...], *, gap: float) -> Layout:
    """Levels from top to bottom, about `gap` pixels between two of them."""
    rank = {item.key: item.level for item in items}
    graph = pygraphviz.AGraph(directed=True, strict=False, rankdir="TB", nodesep=0.45)
    graph.graph_attr["ranksep"] = gap / 2 / POINTS_PER_INCH
    names = {item.key: f"n{index}" for index, item in enumerate(items)}
    _add_levels(graph, items, names, max((link.label_height for link in links), default=0.0))
    for index, link in enumerate(links):
        _add_link(graph, index, link, names, is_reversed=rank[link.source] > rank[link.target])
    drawn = json.loads(graph.draw(format="json", prog="dot"))
    return _read(drawn, items, links, names)


def _add_levels(graph: Any, items: tuple[Item, ...], names: Mapping[str, str], label_height: float) -> None:
    """Levels are held in order by invisible links, as high as labelled ones, so that all gaps are alike."""
    levels = [list(group) for _, group in itertools.groupby(sorted(items, key=_level), key=_level)]
    for level in levels:
        for item in level:
            size = {"width": item.width / POINTS_PER_INCH, "height": item.height / POINTS_PER_INCH}
            graph.add_node(names[item.key], shape="box", fixedsize="true", label="", **size)
        graph.add_subgraph([names[item.key] for item in level], rank="same")
    for upper, lower in itertools.pairwise(levels):
        ends = names[upper[0].key], names[lower[0].key]
        spacer = EMPTY_LABEL.format(1, label_height) if label_height else ""
        graph.add_edge(*ends, style="invis", weight=0, id="invisible", label=spacer)


def _level(item: Item) -> int:
    return item.level


def _add_link(graph: Any, index: int, link: Link, names: Mapping[str, str], *, is_reversed: bool) -> None:
    """A link upwards goes in reversed, so that it does not turn the levels round."""
    ends = (link.target, link.source) if is_reversed else (link.source, link.target)
    label = EMPTY_LABEL.format(link.label_width, link.label_height) if link.label_width else ""
    graph.add_edge(
        *(names[end] for end in ends), key=str(index), id=str(index), label=label, arrowhead="none"
    )


def _read(
    drawn: Mapping[str, Any], items: tuple[Item, ...], links: tuple[Link, ...], names: Mapping[str, str]
) -> Layout:
    _, _, width, height = (float(number) for number in drawn["bb"].split(","))
    centres = {node["name"]: _point(node["pos"], height) for node in drawn["objects"] if "pos" in node}
    edges = {edge["id"]: edge for edge in drawn.get("edges", ()) if edge["id"] != "invisible"}
    boxes = {}
    for item in items:
        x, y = centres[names[item.key]]
        boxes[item.key] = Box(
            x=x - item.width / 2, y=y - item.height / 2, width=item.width, height=item.height
        )
    routes = tuple(
        _route(edges[str(index)], link, boxes[link.source], height) for index, link in enumerate(links)
    )
    return Layout(width=width, height=height, boxes=boxes, routes=routes)


def _route(edge: Mapping[str, Any], link: Link, source: Box, height: float) -> Route:
    points = tuple(_point(text, height) for text in edge["pos"].split() if text[0] not in "es")
    if _distance(points[-1], source) < _distance(points[0], source):
        points = points[::-1]
    label = None
    if "lp" in edge:
        x, y = _point(edge["lp"], height)
        label = Box(
            x=x - link.label_width / 2,
            y=y - link.label_height / 2,
            width=link.label_width,
            height=link.label_height,
        )
    return Route(points=points, label=label)


def _point(text: str, height: float) -> tuple[float, float]:
    """Graphviz counts upwards, SVG downwards."""
    x, y = text.split(",")[:2]
    return float(x), height - float(y)


def _distance(point: tuple[float, float], box: Box) -> float:
    """From a point to the nearest point of a box."""
    x = min(max(point[0], box.x), box.right)
    y = min(max(point[1], box.y), box.bottom)
    return abs(point[0] - x) + abs(point[1] - y)
