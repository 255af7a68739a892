"""The architecture as a Mermaid flow chart, for places that draw text."""

from advisor.advice.blueprint import BlueprintComponent, BlueprintFlow
from advisor.documents.document import DesignDocument
from advisor.documents.drawing.architecture import LANE_TITLES
from advisor.documents.drawing.flow import flow_label
from advisor.documents.drawing.svg import clean
from advisor.documents.drawing.symbols import symbol_kind
from advisor.documents.palette import TOKENS
from advisor.quantity import show_duration, show_usd
from advisor.vocabulary import FlowKind, Stage

# Mermaid reads these inside quotes; its own entity codes stand for them.
ENTITIES = {"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "`": "#96;", "\\": "#92;", "%": "#37;"}
SHAPES = {
    "database": ("[(", ")]"),
    "bucket": ("[(", ")]"),
    "table": ("[(", ")]"),
    "key_value": ("[(", ")]"),
    "time_series": ("[(", ")]"),
    "cache": ("[(", ")]"),
    "stream": ("[[", "]]"),
    "dashboard": ("([", "])"),
}


def mermaid(document: DesignDocument) -> str:
    """A `flowchart TB` with a subgraph a stage; control and repair paths are dotted."""
    blueprint = document.advice.blueprint
    names = {component.key: f"c{index}" for index, component in enumerate(blueprint.components)}
    flows = [flow for flow in blueprint.flows if {flow.source, flow.target} <= set(names)]
    lines = [
        "flowchart TB",
        f"  accTitle: {_plain(document.title)}",
        f"  accDescr: {_plain(document.advice.headline)}",
    ]
    for stage in Stage:
        members = [component for component in blueprint.components if component.stage is stage]
        if members:
            lines += _subgraph(stage, members, names)
    lines += [f"  {_edge(flow, names)}" for flow in flows]
    return "\n".join([*lines, *_classes()]) + "\n"


def _subgraph(stage: Stage, members: list[BlueprintComponent], names: dict[str, str]) -> list[str]:
    nodes = [f"    {names[component.key]}{_node(component)}:::{stage.value}" for component in members]
    return [f'  subgraph {stage.value}_lane ["{LANE_TITLES[stage]}"]', *nodes, "  end"]


def _node(component: BlueprintComponent) -> str:
    opening, closing = SHAPES.get(symbol_kind(component.service, component.key, component.stage), ("[", "]"))
    notes = [component.size]
    if component.latency_s:
        notes.append(f"+{show_duration(component.latency_s)}")
    if component.monthly_usd:
        notes.append(f"{show_usd(component.monthly_usd)}/month")
    shown = "<br/>".join(_quoted(text) for text in (component.title, *notes) if text)
    return f'{opening}"{shown}"{closing}'


def _edge(flow: BlueprintFlow, names: dict[str, str]) -> str:
    said = "<br/>".join(_quoted(line) for line in flow_label(flow) if line.strip())
    arrow = "-.->" if flow.kind is FlowKind.REPAIR or flow.format == "control" else "-->"
    label = f'|"{said}"|' if said else ""
    return f"{names[flow.source]} {arrow}{label} {names[flow.target]}"


def _classes() -> list[str]:
    stroke, fill, ink = (TOKENS[token][0] for token in ("line-strong", "sheet", "ink"))
    return [f"  classDef {stage.value} fill:{fill},stroke:{stroke},color:{ink}" for stage in Stage]


def _quoted(text: str) -> str:
    """Text inside a quoted label."""
    return "".join(ENTITIES.get(character, character) for character in " ".join(clean(text).split()))


def _plain(text: str) -> str:
    """Text up to the end of its line: no statement may follow."""
    return " ".join(clean(text).split()).replace(";", ",").replace("%%", "%").replace("#", "no. ")
