"""What a design must be before it is shown: connected, its guarantee reachable, its flows consistent."""

import numpy as np

from advisor.blueprint.part import OTHER_RATES
from advisor.cost.price_book import PriceBook
from advisor.design import Design, Flow
from advisor.vocabulary import Delivery, Stage

TOLERANCE = 1e-9


def faults(design: Design, delivery: Delivery) -> tuple[str, ...]:
    """Everything wrong with a design that must reach `delivery`, in words; empty if it may be shown."""
    return (
        *_twice_named(design),
        *_loose_ends(design),
        *_orphans(design),
        *_unknown_stations(design),
        *_unreachable(design, delivery),
        *_created_events(design),
        *_changed_forms(design),
        *_impossible_quantities(design),
    )


def not_offered(design: Design, book: PriceBook) -> tuple[str, ...]:
    """What a design uses that the book of its region does not sell, in words; empty if all can be had."""
    used = [usage.sku for component in design.components for usage in component.usages]
    used += [usage.sku for usage in design.replay.usages]
    missing = sorted({sku for sku in used if sku not in book.prices})
    return tuple(f"{book.region} of {book.provider} offers no {sku} at a known price" for sku in missing)


def fault_warnings(found: tuple[str, ...]) -> tuple[str, ...]:
    """What to tell who would build from a design with these faults; nothing where it has none."""
    return tuple(f"The drawn design has a fault, do not build it as it stands: {fault}." for fault in found)


def _twice_named(design: Design) -> list[str]:
    keys = [component.key for component in design.components]
    return [f"{key} stands twice in the design" for key in sorted(set(keys)) if keys.count(key) > 1]


def _loose_ends(design: Design) -> list[str]:
    keys = {component.key for component in design.components}
    ends = [(flow, end) for flow in design.flows for end in (flow.source, flow.target)]
    return [f"the flow {flow.source} to {flow.target} has no {end}" for flow, end in ends if end not in keys]


def _orphans(design: Design) -> list[str]:
    """Parts that no flow touches; what stands beside the data, such as monitoring, may."""
    touched = {end for flow in design.flows for end in (flow.source, flow.target)}
    beside = {component.key for component in design.components if component.stage is Stage.ORCHESTRATE}
    return [f"nothing flows to or from {key}" for key in _keys(design) if key not in touched | beside]


def _unknown_stations(design: Design) -> list[str]:
    keys = set(_keys(design))
    return [
        f"a station stands in {s.component}, which is no part"
        for s in design.stations
        if s.component not in keys
    ]


def _unreachable(design: Design, delivery: Delivery) -> list[str]:
    if delivery in design.guarantee:
        return []
    return [f"{delivery} cannot be reached end to end"]


def _created_events(design: Design) -> list[str]:
    """A part cannot hand on more events, or larger ones, than it was given."""
    found = []
    for key in _keys(design):
        incoming = [flow for flow in design.flows if flow.target == key and _is_data(flow)]
        outgoing = [flow for flow in design.flows if flow.source == key and _is_data(flow)]
        if incoming:
            found += [
                f"{key} hands on more to {flow.target} than it gets"
                for flow in outgoing
                if _exceeds(flow, incoming)
            ]
    return found


def _changed_forms(design: Design) -> list[str]:
    """A log or files are handed on in the form they came in: only what processes them may change it."""
    found = []
    for key in (part.key for part in design.components if part.stage in (Stage.BUFFER, Stage.STORE)):
        kept = {
            flow.format for flow in design.flows if flow.target == key and flow.retention_s and _is_data(flow)
        }
        found += [
            f"{key} keeps {' and '.join(sorted(kept))} but hands {flow.format} on to {flow.target}"
            for flow in design.flows
            if flow.source == key and kept and _is_data(flow) and flow.format not in kept
        ]
    return found


def _is_data(flow: Flow) -> bool:
    return flow.format not in OTHER_RATES


def _exceeds(flow: Flow, incoming: list[Flow]) -> bool:
    events = sum(one.events_per_s for one in incoming) * (1 + TOLERANCE)
    data = sum(one.bytes_per_s for one in incoming) * (1 + TOLERANCE)
    return bool((flow.events_per_s > events).any() or (flow.bytes_per_s > data).any())


def _impossible_quantities(design: Design) -> list[str]:
    used = [(part.key, usage) for part in design.components for usage in part.usages]
    used += [("replay", usage) for usage in design.replay.usages]
    return [
        f"{key} needs an impossible quantity of {usage.sku}"
        for key, usage in used
        if not (np.isfinite(usage.quantity).all() and (usage.quantity >= 0).all())
    ]


def _keys(design: Design) -> list[str]:
    return [component.key for component in design.components]
