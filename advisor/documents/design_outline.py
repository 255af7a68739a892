"""What a comparison reads of a design, in words and sums: small, kept as data, read by later engines too."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter

from advisor.advice.blueprint import AppliedPattern, Blueprint, BlueprintFlow
from advisor.advice.ranking import BillLine, PeopleLine, RankedOption
from advisor.assumptions.shipped import BY_ID
from advisor.documents.document import DesignDocument
from advisor.documents.drawing.flow import flow_words
from advisor.documents.fact_sheet import fact_rows
from advisor.documents.parameter_words import parameter_name, show_parameter
from advisor.documents.wording import named, show_share
from advisor.plain_data import to_json
from advisor.quantity import digits, show_duration
from advisor.vocabulary import OptionClass, OptionKey, WizardStep

NONE = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing by its name, in words."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidFact:
    """A fact in words, with how sure somebody was."""

    key: str
    step: WizardStep
    title: str
    value: str
    confidence: str
    is_assumed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """A sum, USD a month, of what costs alike: an SKU of a component, or a kind of work."""

    component: str
    component_title: str
    sku: str
    title: str
    monthly_usd: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A component, a flow or a pattern, with what may be another in it."""

    name: str
    words: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignOutline:
    """A design as comparisons see it. Lists, never mappings: a store may forget a mapping's order."""

    option: OptionKey
    cls: OptionClass
    headway_s: float
    is_allowed: bool
    named: str
    monthly_usd: Decimal
    facts: tuple[SaidFact, ...]
    verdict: tuple[Said, ...]
    why: tuple[str, ...]
    ages: tuple[Said, ...]
    assumptions: tuple[Said, ...]
    infrastructure: tuple[CostLine, ...]
    people: tuple[CostLine, ...]
    components: tuple[Part, ...]
    flows: tuple[Part, ...]
    patterns: tuple[Part, ...]


_READER = TypeAdapter(DesignOutline)


def outline_data(outline: DesignOutline) -> dict[str, Any]:
    """The outline as JSON can carry it; `read_outline` is the way back."""
    data: dict[str, Any] = to_json(outline)
    return data


def read_outline(data: Mapping[str, Any]) -> DesignOutline:
    """The outline that `outline_data` gave; raises pydantic's ValidationError for anything else."""
    renamed = {("cls" if name == "class" else name): value for name, value in data.items()}
    return _READER.validate_python(renamed)


def design_outline(document: DesignDocument) -> DesignOutline:
    """The outline of a design; its lines sum to the advice's monthly cost."""
    advice, winner = document.advice, document.winner
    titles = {component.key: component.title for component in advice.blueprint.components}
    return DesignOutline(
        option=winner.option,
        cls=winner.cls,
        headway_s=winner.headway_s,
        is_allowed=winner.eligible,
        named=named(winner),
        monthly_usd=winner.monthly_usd.total,
        facts=_facts(document),
        verdict=_verdict(document),
        why=tuple(f"{reason.text} ({reason.question})" for reason in advice.why),
        ages=_ages(winner),
        assumptions=_assumptions(advice.own_assumptions),
        infrastructure=_summed(_bill_line(line, titles) for line in winner.bill),
        people=_summed(_work(line) for line in winner.people),
        components=_components(advice.blueprint),
        flows=_flows(advice.blueprint, titles),
        patterns=tuple(_pattern(each) for each in advice.blueprint.patterns if each.applies),
    )


def lowered(text: str) -> str:
    """As it stands within a sentence."""
    return text[:1].lower() + text[1:]


def _facts(document: DesignDocument) -> tuple[SaidFact, ...]:
    return tuple(
        SaidFact(
            key=row.key,
            step=row.step,
            title=row.title,
            value=row.value,
            confidence=row.confidence,
            is_assumed=row.is_assumed,
        )
        for row in fact_rows(document.facts)
    )


def _said(words: Mapping[str, str]) -> tuple[Said, ...]:
    return tuple(Said(name=name, text=text) for name, text in words.items())


def _verdict(document: DesignDocument) -> tuple[Said, ...]:
    advice, winner = document.advice, document.winner
    close = ", a close call" if advice.close_call else ""
    words = {
        "Recommended": named(winner) if winner.eligible else f"none; nearest: {lowered(named(winner))}",
        "Ahead of the next": show_share(advice.margin) + close,
        "First in the draws": show_share(winner.rank_acceptability[0]),
        "Promise kept for": show_share(winner.promise_kept),
    }
    if document.facts.has_money:
        words["Net value a year"] = f"{winner.net_value_usd_per_year:,.0f} USD"
    return _said(words | {"Price book": advice.price_book_version, "Engine": advice.engine_version})


def _ages(option: RankedOption) -> tuple[Said, ...]:
    age = option.freshness_s
    shares = (("p50", age.p50), ("p95", age.p95), ("p99", age.p99))
    return _said({name: show_duration(value) for name, value in shares})


def _assumptions(values: Mapping[str, float]) -> tuple[Said, ...]:
    """Own values in the order of the shipped list, named as that names them."""
    return _said(
        {
            each.title: f"{digits(values[key])} {each.unit}".strip()
            for key, each in BY_ID.items()
            if key in values
        }
    )


def _bill_line(line: BillLine, titles: Mapping[str, str]) -> CostLine:
    return CostLine(
        component=line.component,
        component_title=titles.get(line.component, line.component.replace("_", " ")),
        sku=line.sku,
        title=line.title,
        monthly_usd=line.monthly_usd,
    )


def _work(line: PeopleLine) -> CostLine:
    title = line.work.replace("_", " ").capitalize()
    return CostLine(
        component="people",
        component_title="People",
        sku=line.work,
        title=title,
        monthly_usd=line.monthly_usd,
    )


def _summed(lines: Iterable[CostLine]) -> tuple[CostLine, ...]:
    """One line for each component and SKU, in the order in which they come first."""
    found: dict[tuple[str, str], list[CostLine]] = {}
    for line in lines:
        found.setdefault((line.component, line.sku), []).append(line)
    return tuple(_sum_of(alike) for alike in found.values())


def _sum_of(lines: list[CostLine]) -> CostLine:
    first = lines[0]
    return CostLine(
        component=first.component,
        component_title=first.component_title,
        sku=first.sku,
        title=first.title,
        monthly_usd=sum((line.monthly_usd for line in lines), Decimal("0.00")),
    )


def _components(blueprint: Blueprint) -> tuple[Part, ...]:
    """By title: one replaced by another of the same task is a removal and an addition."""
    return tuple(
        Part(
            name=component.title,
            words=_said(
                {"size": component.size or NONE}
                | {setting["name"]: setting["value"] for setting in component.settings}
            ),
        )
        for component in blueprint.components
    )


def _flows(blueprint: Blueprint, titles: Mapping[str, str]) -> tuple[Part, ...]:
    """By the titles of their ends; a second one between the same ends gets a number."""
    counted: dict[str, int] = {}
    found = []
    for flow in blueprint.flows:
        ends = _ends(flow, titles)
        counted[ends] = counted.get(ends, 0) + 1
        name = ends if counted[ends] == 1 else f"{ends} ({counted[ends]})"
        found.append(Part(name=name, words=_said({"carries": flow_words(flow)})))
    return tuple(found)


def _ends(flow: BlueprintFlow, titles: Mapping[str, str]) -> str:
    return f"{titles.get(flow.source, flow.source)} → {titles.get(flow.target, flow.target)}"


def _pattern(pattern: AppliedPattern) -> Part:
    values = {parameter_name(name): show_parameter(name, value) for name, value in pattern.parameters.items()}
    return Part(name=pattern.title, words=_said({"in short": pattern.headline, **values}))
