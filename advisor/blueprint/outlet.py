"""The way out: where results are served from, by who acts on them, and who reads them there."""

from advisor.blueprint.components.departure import LaterStep
from advisor.blueprint.components.show import reads_per_s, show
from advisor.blueprint.part import Carried, Path
from advisor.blueprint.plan import Plan
from advisor.blueprint.providers.services import Services
from advisor.cases import Array
from advisor.vocabulary import Actor, FlowKind

UPSERT = "effectively once (upsert)"


def results(plan: Plan, form: str, guarantee: str = UPSERT, *, kind: FlowKind = FlowKind.LIVE) -> Carried:
    """Results, not events."""
    return Carried(
        format=form,
        guarantee=guarantee,
        events_per_s=plan.result_rate,
        bytes_per_s=plan.result_rate * plan.result_bytes,
        kind=kind,
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


def served_by_stream(plan: Plan, services: Services, path: Path) -> Path:
    """A low-latency table for a machine, a time-series store for a dashboard, a warehouse for a report."""
    if plan.facts.actor is Actor.MACHINE:
        return path.then(plan.shared(services.key_store.streamed), results(plan, "items"))
    if plan.facts.actor is Actor.PERSON:
        return path.then(plan.shared(services.dashboard_store), results(plan, "rows"))
    warehouse = services.warehouse
    if warehouse.loader is None:
        return path.then(plan.shared(warehouse.streamed), results(plan, "rows"))
    collected = path.then(plan.shared(warehouse.loader), results(plan, "JSON", "at least once"))
    return collected.then(plan.shared(warehouse.streamed), results(plan, "files", "effectively once (merge)"))


def load_step(plan: Plan, services: Services, departure_s: Array) -> LaterStep:
    """What loading results adds to a departure: the next one does not start before they are served."""
    if plan.facts.actor is Actor.MACHINE:
        return services.key_store.bulk_step(plan, departure_s)
    return services.warehouse.load_step(plan, departure_s)


def served_by_runs(plan: Plan, services: Services, path: Path, departure_s: Array) -> Path:
    """A table that bulk writers fill from gold for a machine, the warehouse for people."""
    if plan.facts.actor is Actor.MACHINE:
        return path.then(services.key_store.in_bulk(plan, departure_s), results(plan, "Parquet"))
    asked = results(plan, "Parquet", "effectively once (merge)")
    return path.then(services.warehouse.by_runs(plan, departure_s), asked)


def shown(plan: Plan, path: Path, updated_s: Array) -> Path:
    """Whoever acts, reading what is served."""
    return path.then(show(plan, updated_s), read(plan))


def stream_update_s(plan: Plan, services: Services) -> Array:
    """Time between two updates of what is served from a stream."""
    if plan.facts.actor is Actor.REPORT:
        return services.warehouse.update_s(plan)
    return plan.emit_s
