"""How a design reaches each delivery guarantee end to end; what it cannot reach is left out."""

from collections.abc import Mapping

from advisor.blueprint.plan import Plan
from advisor.blueprint.providers.services import Warehouse
from advisor.quantity import show_duration
from advisor.vocabulary import Actor, Delivery, Source

REPLAYABLE = {
    Source.APP_EVENTS: "senders retry until the log has acknowledged",
    Source.CDC: "the database's log can be read again",
    Source.API_PULL: "the API is asked again from the last cursor",
    Source.FILE_DROP: "files stay where they were dropped",
    Source.DEVICES: "devices keep events until they are acknowledged",
}
NO_WAIT = "so no result waits for a checkpoint as it would with a transactional sink"


def of_runs(plan: Plan) -> Mapping[str, str]:
    """Scheduled runs: input can be read again and output is overwritten."""
    if not plan.describe:
        return dict.fromkeys(Delivery, "")
    again = REPLAYABLE[plan.facts.source]
    return {
        Delivery.BEST_EFFORT: "Reached: runs read everything that landed.",
        Delivery.AT_LEAST_ONCE: f"Reached: {again}, and a failed run is run again.",
        Delivery.EXACTLY_ONCE: (
            f"Effectively: {again}; a run removes copies by event id and overwrites whole partitions, so "
            "that running it twice gives the same rows."
        ),
    }


def of_stream(plan: Plan, engine: str, warehouse: Warehouse) -> Mapping[str, str]:
    """Streams: replayable source, checkpoints, idempotent sink; for reports the warehouse is one."""
    if not plan.describe:
        return dict.fromkeys(Delivery, "")
    again = REPLAYABLE[plan.facts.source]
    kept = show_duration(plan.log_retention_s)
    return {
        Delivery.BEST_EFFORT: "Reached: the log keeps events while a consumer stands.",
        Delivery.AT_LEAST_ONCE: (
            f"Reached: {again}; the log keeps {kept}; {engine} goes on from its checkpoint."
        ),
        Delivery.EXACTLY_ONCE: (
            f"Effectively: {again}; {engine} checkpoints offsets with its state; {_sink(plan, warehouse)}."
        ),
    }


def _sink(plan: Plan, warehouse: Warehouse) -> str:
    if plan.facts.actor is Actor.REPORT:
        waits_not = "" if warehouse.commits_with_offsets else f", {NO_WAIT}"
        return f"{warehouse.counts_once}{waits_not}"
    key = "the key" if plan.cases.window_s[0] > 0 else "event id"
    return f"the sink upserts by {key}, {NO_WAIT}"
