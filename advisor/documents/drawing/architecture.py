"""The drawn architecture: a lane a stage, cards with time and money, flows, orchestration beside."""

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.advice.blueprint import Blueprint, BlueprintComponent, BlueprintFlow
from advisor.documents.drawing.card import WIDTH, CardText, Overlay, Totals, card_svg, card_text
from advisor.documents.drawing.flow import LABEL_SIZE, LABEL_STEP, control_svg, flow_label, flow_svg
from advisor.documents.drawing.layout import Box, Item, Link, Route, lay_out
from advisor.documents.drawing.legend import legend_height, legend_svg
from advisor.documents.drawing.levels import levels
from advisor.documents.drawing.style import style
from advisor.documents.drawing.svg import element, number, text_line, words
from advisor.documents.drawing.text_width import text_width
from advisor.documents.fact_sheet import show_value_of
from advisor.documents.palette import Theme
from advisor.vocabulary import Stage

EDGE, LANE_SIDE, LANE_PAD, COLUMN_GAP, LANE_GAP = 12.0, 12.0, 20.0, 26.0, 34.0
LANE_TITLES: Mapping[Stage, str] = {
    Stage.SOURCE: "Source",
    Stage.INGEST: "Ingest",
    Stage.BUFFER: "Buffer",
    Stage.PROCESS: "Process",
    Stage.STORE: "Store",
    Stage.SERVE: "Serve",
    Stage.SHOW: "Show",
    Stage.ORCHESTRATE: "Run and watch",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A stage's band."""

    stage: Stage
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Where everything of the drawing stands."""

    width: float
    height: float
    lanes: tuple[Lane, ...]
    cards: Mapping[str, Box]
    texts: Mapping[str, CardText]
    flows: tuple[tuple[BlueprintFlow, Route], ...]
    controls: tuple[tuple[BlueprintFlow, tuple[tuple[float, float], ...]], ...]
    """Each control flow with its corners."""
    totals: Totals


def architecture_svg(
    blueprint: Blueprint, *, overlay: Overlay = Overlay.NONE, theme: Theme = Theme.AUTO
) -> str:
    """The drawing as one SVG that holds every overlay.

    The root's class chooses: `overlay-none`, `overlay-latency`, `overlay-cost` or `overlay-why`.
    """
    plan = plan_drawing(blueprint)
    by_key = {component.key: component for component in blueprint.components}
    place = f"{show_value_of('provider', blueprint.provider)}, {blueprint.region}"
    parts = (
        element("title", words(f"Architecture on {place}")),
        element("desc", words(_description(blueprint))),
        element("style", style(theme)),
        element("rect", class_="ground", width=plan.width, height=plan.height),
        *(_lane_svg(lane) for lane in plan.lanes),
        *(flow_svg(flow, route) for flow, route in plan.flows),
        *(control_svg(corners) for _, corners in plan.controls),
        *(card_svg(by_key[key], plan.texts[key], box, plan.totals) for key, box in plan.cards.items()),
        legend_svg(plan.width - 2 * EDGE, plan.totals, x=EDGE, bottom=plan.height - EDGE),
    )
    return element(
        "svg",
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"architecture overlay-{overlay.value}",
        viewBox=f"0 0 {number(plan.width)} {number(plan.height)}",
        width=plan.width,
        height=plan.height,
        role="img",
    )


def plan_drawing(blueprint: Blueprint) -> Plan:
    """Lay the components out: data from top to bottom, orchestration in a column beside."""
    texts = {component.key: card_text(component) for component in blueprint.components}
    beside = tuple(c for c in blueprint.components if c.stage is Stage.ORCHESTRATE)
    main = tuple(c for c in blueprint.components if c.stage is not Stage.ORCHESTRATE)
    side_keys = {component.key for component in beside}
    known = side_keys | {component.key for component in main}
    flows = tuple(flow for flow in blueprint.flows if {flow.source, flow.target} <= known)
    data = tuple(flow for flow in flows if not {flow.source, flow.target} & side_keys)
    control = tuple(flow for flow in flows if {flow.source, flow.target} & side_keys)
    heights = _heights(blueprint.components, texts)
    cards, routes, extent = _place_main(main, data, heights)
    lanes = _lanes(main, cards, extent)
    column = max(lane.box.right for lane in lanes) + COLUMN_GAP
    side_cards, side_lane = _place_beside(beside, heights, column, lanes)
    cards = cards | side_cards
    lanes = (*lanes, *side_lane)
    width = max(lane.box.right for lane in lanes) + EDGE
    below = max(lane.box.bottom for lane in lanes) + EDGE
    controls = tuple((flow, _control_path(flow, cards, lanes)) for flow in control)
    totals = _totals(blueprint)
    return Plan(
        width=width, height=below + legend_height(width - 2 * EDGE, totals) + EDGE, lanes=lanes, cards=cards,
        texts=texts, flows=tuple(zip(data, routes, strict=True)), controls=controls, totals=totals,
    )  # fmt: skip


def _totals(blueprint: Blueprint) -> Totals:
    return Totals(
        latency_s=sum(component.latency_s for component in blueprint.components),
        monthly_usd=float(sum(component.monthly_usd for component in blueprint.components)),
    )


def _heights(
    components: tuple[BlueprintComponent, ...], texts: Mapping[str, CardText]
) -> Mapping[str, float]:
    """Cards of one stage are equally high; those beside are as high as their own words."""
    by_stage = {
        stage: max((texts[c.key].height for c in components if c.stage is stage), default=0.0)
        for stage in Stage
    }
    return {
        c.key: texts[c.key].height if c.stage is Stage.ORCHESTRATE else by_stage[c.stage] for c in components
    }


def _place_main(
    main: tuple[BlueprintComponent, ...], data: tuple[BlueprintFlow, ...], heights: Mapping[str, float]
) -> tuple[dict[str, Box], tuple[Route, ...], Box]:
    rows = levels(main, data)
    items = tuple(Item(key=c.key, level=rows[c.key], width=WIDTH, height=heights[c.key]) for c in main)
    links = tuple(_link(flow) for flow in data)
    layout = lay_out(items, links, gap=2 * LANE_PAD + LANE_GAP)
    dx, dy = EDGE + LANE_SIDE, EDGE + LANE_PAD
    cards = {key: box.moved(dx, dy) for key, box in layout.boxes.items()}
    routes = tuple(
        Route(
            points=tuple((x + dx, y + dy) for x, y in route.points),
            label=route.label.moved(dx, dy) if route.label else None,
        )
        for route in layout.routes
    )
    return cards, routes, Box(x=dx, y=dy, width=layout.width, height=layout.height)


def _link(flow: BlueprintFlow) -> Link:
    lines = flow_label(flow)
    width = max(text_width(line, LABEL_SIZE) for line in lines) + 12
    return Link(
        source=flow.source, target=flow.target, label_width=width, label_height=LABEL_STEP * len(lines) + 4
    )


def _lanes(main: tuple[BlueprintComponent, ...], cards: Mapping[str, Box], extent: Box) -> tuple[Lane, ...]:
    lanes = []
    for stage in Stage:
        boxes = [cards[component.key] for component in main if component.stage is stage]
        if boxes:
            top = min(box.y for box in boxes) - LANE_PAD
            bottom = max(box.bottom for box in boxes) + LANE_PAD
            band = Box(x=EDGE, y=top, width=extent.width + 2 * LANE_SIDE, height=bottom - top)
            lanes.append(Lane(stage=stage, box=band))
    return tuple(lanes)


def _place_beside(
    beside: tuple[BlueprintComponent, ...], heights: Mapping[str, float], x: float, lanes: tuple[Lane, ...]
) -> tuple[dict[str, Box], tuple[Lane, ...]]:
    """Stacked from the top; the column's band is as high as the lanes beside it."""
    if not beside:
        return {}, ()
    top, bottom = min(lane.box.y for lane in lanes), max(lane.box.bottom for lane in lanes)
    cards, y = {}, top + LANE_PAD
    for component in beside:
        cards[component.key] = Box(x=x + LANE_SIDE, y=y, width=WIDTH, height=heights[component.key])
        y += heights[component.key] + LANE_SIDE
    band = Box(x=x, y=top, width=WIDTH + 2 * LANE_SIDE, height=max(bottom, y) - top)
    return cards, (Lane(stage=Stage.ORCHESTRATE, box=band),)


def _control_path(
    flow: BlueprintFlow, cards: Mapping[str, Box], lanes: tuple[Lane, ...]
) -> tuple[tuple[float, float], ...]:
    """From the column along the gap beside the lanes, over the lane, down on the card; or the way back."""
    beside = next(lane.box for lane in lanes if lane.stage is Stage.ORCHESTRATE)
    ends = cards[flow.source], cards[flow.target]
    is_outwards = ends[0].x >= beside.x
    side, main = ends if is_outwards else ends[::-1]
    if main.x >= beside.x:
        return ((side.x + 40, side.bottom), (side.x + 40, main.y))
    start, over, channel = side.y + side.height / 2, main.y - 8, beside.x - COLUMN_GAP / 2
    corners = (
        (side.x, start),
        (channel, start),
        (channel, over),
        (main.right - 18, over),
        (main.right - 18, main.y),
    )
    return corners if is_outwards else corners[::-1]


def _lane_svg(lane: Lane) -> str:
    box = lane.box
    return element(
        "g",
        element("rect", class_="lane", x=box.x, y=box.y, width=box.width, height=box.height, rx=4.0),
        text_line(box.x + LANE_SIDE, box.y + 14, LANE_TITLES[lane.stage], "lane-title"),
    )


def _description(blueprint: Blueprint) -> str:
    titles = {component.key: component.title for component in blueprint.components}
    steps = (f"{titles.get(f.source, f.source)} to {titles.get(f.target, f.target)}" for f in blueprint.flows)
    return "; ".join(steps)
