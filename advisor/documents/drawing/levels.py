"""Which cards stand side by side: those of a stage, in several rows where one would be too wide."""

import math
from collections.abc import Mapping

from advisor.advice.blueprint import BlueprintComponent, BlueprintFlow
from advisor.vocabulary import Stage

MOST_IN_A_ROW = 3


def levels(components: tuple[BlueprintComponent, ...], flows: tuple[BlueprintFlow, ...]) -> Mapping[str, int]:
    """The row of each component, from the top; within a stage, what data reaches first stands higher."""
    depth = steps_from_source(components, flows)
    placed: dict[str, int] = {}
    top = 0
    for stage in Stage:
        members = sorted((c.key for c in components if c.stage is stage), key=lambda key: depth[key])
        rows = math.ceil(len(members) / MOST_IN_A_ROW)
        a_row = math.ceil(len(members) / rows) if rows else 0
        placed |= {key: top + index // a_row for index, key in enumerate(members)}
        top += rows
    return placed


def steps_from_source(
    components: tuple[BlueprintComponent, ...], flows: tuple[BlueprintFlow, ...]
) -> Mapping[str, float]:
    """Steps from the nearest source; infinite for what no data reaches."""
    depth = {c.key: 0.0 if c.stage is Stage.SOURCE else math.inf for c in components}
    edge = [key for key, steps in depth.items() if steps == 0]
    while edge:
        reached = {
            flow.target
            for flow in flows
            if flow.source in edge and flow.target in depth and math.isinf(depth[flow.target])
        }
        step = depth[edge[0]] + 1
        depth |= dict.fromkeys(reached, step)
        edge = sorted(reached)
    return depth
