"""Results for reports and ad hoc questions on AWS: the warehouse or, for little, queries over files."""

from dataclasses import replace

import numpy as np

from advisor.blueprint.components.aws.athena import athena, athena_of_stream, suffices
from advisor.blueprint.components.aws.redshift import copy_step, redshift, stream_load_s
from advisor.blueprint.components.departure import LaterStep
from advisor.blueprint.either import either
from advisor.blueprint.latencies import ATHENA_QUERY
from advisor.blueprint.part import Part
from advisor.blueprint.plan import Plan
from advisor.cases import Array


def results_streamed(plan: Plan) -> Part:
    """What Firehose has collected from a stream: in Redshift, or files that Athena asks."""
    small, warehouse = suffices(plan), redshift(plan, stream_load_s(plan))
    return either(small, athena_of_stream(plan), warehouse) if small.any() else warehouse


def results_by_runs(plan: Plan, departure_s: Array) -> Part:
    """Redshift, or Athena where it suffices; each is billed in its own cases."""
    small, warehouse = suffices(plan), redshift(plan, departure_s, within_run=True)
    return either(small, athena(plan), warehouse) if small.any() else warehouse


def results_step(plan: Plan, departure_s: Array) -> LaterStep:
    """What loading, or the query that takes its place, adds to a departure."""
    copied, small = copy_step(plan, departure_s), suffices(plan)
    if not small.any():
        return copied
    return replace(
        copied,
        name="query" if small[0] else copied.name,
        fixed_s=np.where(small, ATHENA_QUERY.value, copied.fixed_s),
        per_event_s=np.where(small, 0.0, copied.per_event_s),
    )
