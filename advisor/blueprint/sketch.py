"""A design before it is one: its path and parts, how history is recomputed, which guarantees are reached."""

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.blueprint.branches import branches, joins, live_stations
from advisor.blueprint.part import Path
from advisor.blueprint.plan import Plan
from advisor.blueprint.retention import kept
from advisor.design import Design, Replay


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What an architecture decides; the rest of a design follows from it and the plan."""

    path: Path
    replay: Replay
    guarantee: Mapping[str, str]
    history: str
    """The key of the one part that keeps history."""
    code_bases: int = 1


def finish(sketch: Sketch, plan: Plan) -> Design:
    """The design: components, flows, and the stations of the live path in the order of its parts."""
    parts = sketch.path.parts
    return Design(
        option=plan.option,
        headway_s=plan.headway_s,
        components=tuple(part.component for part in parts),
        flows=kept(plan, sketch.path.flows, sketch.history) if plan.describe else sketch.path.flows,
        stations=live_stations(sketch.path),
        branches=branches(sketch.path),
        joins=joins(sketch.path),
        replay=sketch.replay,
        code_bases=sketch.code_bases,
        guarantee=sketch.guarantee,
    )
