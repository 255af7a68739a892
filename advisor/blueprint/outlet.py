"""The way out: where results are served from, by who acts on them, and who reads them there."""

from dataclasses import replace

import numpy as np

from advisor.blueprint.components.athena import athena, suffices
from advisor.blueprint.components.departure import LaterStep
from advisor.blueprint.components.dynamodb import bulk_step, dynamodb, dynamodb_in_bulk
from advisor.blueprint.components.redshift import copy_step, loader, redshift, stream_load_s
from advisor.blueprint.components.show import reads_per_s, show
from advisor.blueprint.components.timescale import timescale
from advisor.blueprint.either import either
from advisor.blueprint.latencies import ATHENA_QUERY
from advisor.blueprint.part import Carried, Path
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.vocabulary import Actor

UPSERT = "effectively once (upsert)"


def results(plan: Plan, form: str, guarantee: str = UPSERT, *, is_live: bool = True) -> Carried:
    """Results, not events."""
    return Carried(
        format=form,
        guarantee=guarantee,
        events_per_s=plan.result_rate,
        bytes_per_s=plan.result_rate * plan.result_bytes,
        is_live=is_live,
    )


def read(plan: Plan) -> Carried:
    """Results as they are read."""
    rate = reads_per_s(plan)
    is_machine = plan.facts.actor is Actor.MACHINE
    return Carried(
        format="read by key" if is_machine else "SQL",
        guarantee="as written",
        events_per_s=rate,
        bytes_per_s=rate * plan.result_bytes,
    )


def served_by_stream(plan: Plan, path: Path) -> Path:
    """A low-latency table for a machine, a time-series store for a dashboard, a warehouse for a report."""
    if plan.facts.actor is Actor.MACHINE:
        return path.then(dynamodb(plan), results(plan, "items"))
    if plan.facts.actor is Actor.PERSON:
        return path.then(timescale(plan), results(plan, "rows"))
    collected = path.then(loader(plan), results(plan, "JSON", "at least once"))
    return collected.then(
        redshift(plan, stream_load_s(plan)), results(plan, "files", "effectively once (merge)")
    )


def load_step(plan: Plan, departure_s: Array) -> LaterStep:
    """What loading results adds to a departure: the next one does not start before they are served."""
    if plan.facts.actor is Actor.MACHINE:
        return bulk_step(plan, departure_s)
    copied, small = copy_step(plan, departure_s), suffices(plan)
    if not small.any():
        return copied
    return replace(
        copied,
        name="query" if small[0] else copied.name,
        fixed_s=np.where(small, ATHENA_QUERY.value, copied.fixed_s),
        per_event_s=np.where(small, 0.0, copied.per_event_s),
    )


def served_by_runs(plan: Plan, path: Path, departure_s: Array) -> Path:
    """A table written in bulk for a machine, the warehouse for people or, for little, queries over files."""
    if plan.facts.actor is Actor.MACHINE:
        return path.then(dynamodb_in_bulk(plan, departure_s), results(plan, "items"))
    asked = results(plan, "Parquet", "effectively once (merge)")
    small, warehouse = suffices(plan), redshift(plan, departure_s, within_run=True)
    return path.then(either(small, athena(plan), warehouse) if small.any() else warehouse, asked)


def shown(plan: Plan, path: Path, updated_s: Array) -> Path:
    """Whoever acts, reading what is served."""
    return path.then(show(plan, updated_s), read(plan))


def stream_update_s(plan: Plan) -> Array:
    """Time between two updates of what is served from a stream."""
    if plan.facts.actor is Actor.REPORT:
        return stream_load_s(plan)
    return plan.emit_s
