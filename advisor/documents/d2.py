"""The architecture as D2 text (d2lang.com), for teams that keep their diagrams beside the code."""

from advisor.advice.blueprint import BlueprintComponent, BlueprintFlow
from advisor.documents.document import DesignDocument
from advisor.documents.drawing.architecture import LANE_TITLES
from advisor.documents.drawing.flow import flow_words
from advisor.documents.drawing.svg import clean
from advisor.documents.drawing.symbols import symbol_kind
from advisor.documents.palette import TOKENS, class_token
from advisor.quantity import show_duration, show_usd
from advisor.vocabulary import Stage

SHAPES = {
    "database": "cylinder",
    "bucket": "cylinder",
    "table": "cylinder",
    "key_value": "cylinder",
    "time_series": "cylinder",
    "cache": "cylinder",
    "stream": "queue",
    "file": "document",
    "person": "person",
}


def d2(document: DesignDocument) -> str:
    """A D2 diagram: a container a stage, a class for each kind of flow, facts and cost as tooltips."""
    blueprint = document.advice.blueprint
    paths = _paths(blueprint.components)
    flows = [flow for flow in blueprint.flows if {flow.source, flow.target} <= set(paths)]
    lines = [f"# {_line(document.title)}", f"# {_line(document.advice.headline)}", "direction: down", ""]
    lines += [*_classes(document), ""]
    for stage in Stage:
        members = [component for component in blueprint.components if component.stage is stage]
        if members:
            lines += [*_lane(stage, members, paths), ""]
    lines += [_edge(flow, paths) for flow in flows]
    return "\n".join(lines) + "\n"


def _paths(components: tuple[BlueprintComponent, ...]) -> dict[str, str]:
    """Where each component stands: its stage's container and a name of its own."""
    return {c.key: f"{c.stage.value}.c{index}" for index, c in enumerate(components)}


def _classes(document: DesignDocument) -> list[str]:
    chosen = TOKENS[class_token(document.winner.cls)][0]
    muted, line = TOKENS["muted"][0], TOKENS["line-strong"][0]
    return [
        "classes: {",
        f'  component: {{style: {{fill: "{TOKENS["sheet"][0]}"; stroke: "{line}"}}}}',
        f'  live: {{style: {{stroke: "{chosen}"; stroke-width: 2}}}}',
        f'  beside: {{style: {{stroke: "{chosen}"; stroke-width: 1}}}}',
        f'  repair: {{style: {{stroke: "{muted}"; stroke-dash: 3}}}}',
        f'  control: {{style: {{stroke: "{muted}"; stroke-dash: 6}}}}',
        "}",
    ]


def _lane(stage: Stage, members: list[BlueprintComponent], paths: dict[str, str]) -> list[str]:
    nodes = [line for component in members for line in _node(component, paths[component.key])]
    return [f"{stage.value}: {_quoted(LANE_TITLES[stage])} {{", *nodes, "}"]


def _node(component: BlueprintComponent, path: str) -> list[str]:
    notes = [component.size]
    if component.latency_s:
        notes.append(f"+{show_duration(component.latency_s)}")
    if component.monthly_usd:
        notes.append(f"{show_usd(component.monthly_usd)}/month")
    label = "\\n".join(_line(text) for text in (component.title, *notes) if text)
    shape = SHAPES.get(symbol_kind(component.service, component.key, component.stage), "rectangle")
    return [
        f'  {path.rpartition(".")[2]}: "{label}" {{',
        "    class: component",
        f"    shape: {shape}",
        f"    tooltip: {_quoted(component.why or component.title)}",
        "  }",
    ]


def _edge(flow: BlueprintFlow, paths: dict[str, str]) -> str:
    kind = "control" if flow.format == "control" else flow.kind.value
    ends = f"{paths[flow.source]} -> {paths[flow.target]}"
    return f"{ends}: {_quoted(flow_words(flow) or ' ')} {{class: {kind}}}"


def _quoted(text: str) -> str:
    """A D2 string in double quotes."""
    return f'"{_line(text) or " "}"'


def _line(text: str) -> str:
    """Text on one line, without what ends a D2 string or starts a substitution."""
    plain = " ".join(clean(text).split()).replace("\\", "/").replace('"', "'")
    return plain.replace("${", "$ {")
