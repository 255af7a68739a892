"""A design as it is shown: the first case's components with what each costs and how long events stay."""

from collections.abc import Mapping
from decimal import Decimal
from math import inf, isfinite

from advisor.advice.blueprint import Blueprint, BlueprintComponent, BlueprintFlow
from advisor.advice.ranking import BillLine
from advisor.blueprint.check import faults, not_offered
from advisor.blueprint.patterns.catalogue import patterns_for
from advisor.cases import Cases
from advisor.cost.bill import bill_lines
from advisor.cost.price_book import PriceBook
from advisor.design import Component, Design, Flow
from advisor.vocabulary import FlowKind


def present(
    design: Design, cases: Cases, book: PriceBook, *, latency_by_component: Mapping[str, float]
) -> Blueprint:
    """The blueprint of a described design.

    `latency_by_component` gives the mean seconds an event stays in each; costs sum to the design's bill.
    Raises UnknownSku where the book does not price what the design uses.
    """
    lines = bill_lines(design, book, cases)
    return Blueprint(
        provider=cases.facts.provider.value,
        region=cases.facts.region,
        components=tuple(
            _shown(component, _amount(lines, component.key), latency_by_component.get(component.key, 0.0))
            for component in design.components
        ),
        flows=tuple(_shown_flow(flow) for flow in design.flows),
        patterns=patterns_for(design, cases, book),
        faults=(*faults(design, cases.facts.delivery), *not_offered(design, book)),
    )


def _amount(lines: tuple[BillLine, ...], key: str) -> Decimal:
    return sum((line.monthly_usd for line in lines if line.component == key), Decimal("0.00"))


def _shown(component: Component, monthly_usd: Decimal, latency_s: float) -> BlueprintComponent:
    return BlueprintComponent(
        key=component.key,
        title=component.title,
        stage=component.stage,
        service=component.service,
        why=component.why,
        facts=component.facts,
        size=component.size,
        monthly_usd=monthly_usd,
        latency_s=latency_s,
        settings=tuple(
            {"name": setting.name, "value": setting.value, "because": setting.because}
            for setting in component.settings
        ),
        failure=component.failure,
        carries_events_per_s=_carries(component),
        carries_until=component.capacity.carries.bound_by() if component.capacity else "",
    )


def _carries(component: Component) -> float | None:
    load = float(component.capacity.carries.value[0]) if component.capacity else inf
    return load if isfinite(load) else None


def _shown_flow(flow: Flow) -> BlueprintFlow:
    return BlueprintFlow(
        source=flow.source,
        target=flow.target,
        format=flow.format,
        guarantee=flow.guarantee,
        events_per_s=float(flow.events_per_s[0]),
        mb_per_s=float(flow.bytes_per_s[0]) / 1e6,
        retention_s=flow.retention_s,
        is_live=flow.kind is FlowKind.LIVE,
        kind=flow.kind,
    )
