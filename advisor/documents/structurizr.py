"""The architecture as Structurizr DSL, in the three C4 views: context, containers, deployment."""

import re
from collections.abc import Iterable
from dataclasses import replace

from advisor.advice.blueprint import BlueprintComponent, BlueprintFlow
from advisor.documents.document import DesignDocument
from advisor.documents.drawing.flow import flow_words
from advisor.documents.drawing.svg import clean
from advisor.documents.palette import TOKENS, class_token
from advisor.documents.wording import named
from advisor.use_case import FACT_BY_KEY
from advisor.vocabulary import Actor, FlowKind, Stage

ACTORS = {Actor.MACHINE: "Acting machine", Actor.REPORT: "Reader", Actor.PERSON: "Operator"}
TAGS = {FlowKind.LIVE: "Data", FlowKind.BESIDE: "Beside", FlowKind.REPAIR: "Repair"}
PROVIDERS = dict(FACT_BY_KEY["provider"].choices)


def structurizr_dsl(document: DesignDocument) -> str:
    """A workspace that the Structurizr command line reads as it stands."""
    lines = [
        f"workspace {_quoted(document.title)} {_quoted(document.advice.headline)} {{",
        "  !identifiers hierarchical",
        "  model {",
        *_indented(_model(document), 4),
        "  }",
        "  views {",
        *_indented(_views(document), 4),
        "  }",
        "}",
    ]
    return "\n".join(lines) + "\n"


def _model(document: DesignDocument) -> list[str]:
    components = _with_own_titles(document)
    names = _identifiers(components)
    outside = [component for component in components if component.stage is Stage.SOURCE]
    inside = [component for component in components if component.stage is not Stage.SOURCE]
    return [
        _actor(document),
        *(_outside(component, names) for component in outside),
        f"pipeline = softwareSystem {_quoted(document.title)} {_quoted(document.advice.headline)} {{",
        *_indented((line for component in inside for line in _container(component, names)), 2),
        "}",
        *_relations(document, names),
        *_deployment(document, inside, names),
    ]


def _with_own_titles(document: DesignDocument) -> tuple[BlueprintComponent, ...]:
    """The components, a title that stands twice numbered: Structurizr refuses two elements of one name."""
    taken = {*ACTORS.values(), _plain(document.title)}
    renamed = []
    for component in document.advice.blueprint.components:
        title, number = _plain(component.title) or component.key, 2
        while title in taken:
            title, number = f"{_plain(component.title)} ({number})", number + 1
        taken.add(title)
        renamed.append(replace(component, title=title))
    return tuple(renamed)


def _identifiers(components: tuple[BlueprintComponent, ...]) -> dict[str, str]:
    """A DSL identifier for each component; containers stand inside the pipeline."""
    names = {}
    for index, component in enumerate(components):
        word = re.sub(r"[^a-z0-9]+", "_", component.key.lower()).strip("_")
        own = f"{word or 'component'}_{index}"
        names[component.key] = own if component.stage is Stage.SOURCE else f"pipeline.{own}"
    return names


def _actor(document: DesignDocument) -> str:
    actor = document.facts.actor
    name = ACTORS[actor]
    if actor is Actor.MACHINE:
        return f'actor = softwareSystem "{name}" "Acts on each result at once." "External"'
    said = "Reads the report when it is due." if actor is Actor.REPORT else "Looks at the result and acts."
    return f'actor = person "{name}" "{said}"'


def _outside(component: BlueprintComponent, names: dict[str, str]) -> str:
    said = f"{_quoted(component.title)} {_quoted(component.why)}"
    return f'{names[component.key]} = softwareSystem {said} "External"'


def _container(component: BlueprintComponent, names: dict[str, str]) -> list[str]:
    own = names[component.key].removeprefix("pipeline.")
    technology = ", ".join(part for part in (component.service, component.size) if part)
    described = f"{_quoted(component.title)} {_quoted(component.why)} {_quoted(technology)}"
    return [
        f"{own} = container {described} {{",
        f'  tags "{component.stage.value}"',
        "  properties {",
        f'    "monthly_usd" "{component.monthly_usd}"',
        f'    "latency_s" "{component.latency_s:g}"',
        "  }",
        "}",
    ]


def _relations(document: DesignDocument, names: dict[str, str]) -> list[str]:
    """Each flow once: Structurizr refuses a second relation with the same ends and the same words."""
    blueprint = document.advice.blueprint
    stages = {component.key: component.stage for component in blueprint.components}
    flows = [flow for flow in blueprint.flows if {flow.source, flow.target} <= set(names)]
    said = [_relation(flow, names, stages) for flow in flows]
    shown = [c for c in blueprint.components if c.stage is Stage.SHOW] or [
        c for c in blueprint.components if c.stage is Stage.SERVE
    ]
    looks = [f'actor -> {names[component.key]} "Acts on its results"' for component in shown]
    return list(dict.fromkeys(said + looks))


def _relation(flow: BlueprintFlow, names: dict[str, str], stages: dict[str, Stage]) -> str:
    is_control = Stage.ORCHESTRATE in (stages[flow.source], stages[flow.target])
    tag = "Control" if is_control else TAGS[flow.kind]
    ends = f"{names[flow.source]} -> {names[flow.target]}"
    return f'{ends} {_quoted(flow_words(flow))} {_quoted(flow.format)} "{tag}"'


def _deployment(
    document: DesignDocument, inside: list[BlueprintComponent], names: dict[str, str]
) -> list[str]:
    blueprint = document.advice.blueprint
    provider = PROVIDERS.get(blueprint.provider, blueprint.provider)
    lines = [
        'production = deploymentEnvironment "Production" {',
        f"  deploymentNode {_quoted(provider)} {{",
        f"    deploymentNode {_quoted(blueprint.region)} {{",
    ]
    for component in inside:
        node = f"{_quoted(component.title)} {_quoted(component.size)} {_quoted(component.service)}"
        lines += [
            f"      deploymentNode {node} {{",
            f"        containerInstance {names[component.key]}",
            "      }",
        ]
    return [*lines, "    }", "  }", "}"]


def _views(document: DesignDocument) -> list[str]:
    light = TOKENS[class_token(document.winner.cls)][0]
    muted = TOKENS["muted"][0]
    title = _quoted(named(document.winner))
    return [
        'systemContext pipeline "Context" {', "  include *", "  autoLayout lr", "}",
        f'container pipeline "Containers" {title} {{', "  include *", "  autoLayout tb", "}",
        'deployment pipeline production "Deployment" {', "  include *", "  autoLayout lr", "}",
        "styles {",
        *_style("element", "Container", f"background {light}", "color #ffffff"),
        *_style("element", "Software System", f"background {light}", "color #ffffff"),
        *_style("element", "External", f"background {muted}"),
        *_style("element", "Person", "shape person"),
        *_style("relationship", "Control", "style dashed"),
        *_style("relationship", "Beside", "style dashed"),
        *_style("relationship", "Repair", "style dotted"),
        "}",
    ]  # fmt: skip


def _style(kind: str, tag: str, *rules: str) -> list[str]:
    """The DSL wants every rule and every closing brace on a line of its own."""
    return [f'  {kind} "{tag}" {{', *(f"    {rule}" for rule in rules), "  }"]


def _indented(lines: Iterable[str], by: int) -> list[str]:
    return [" " * by + line for line in lines]


def _quoted(text: str) -> str:
    """A DSL string."""
    return f'"{_plain(text)}"'


def _plain(text: str) -> str:
    """Without what a DSL string cannot hold: a quote, a line break, a substitution."""
    return " ".join(clean(text).split()).replace("\\", "/").replace('"', "'").replace("${", "$ {")
