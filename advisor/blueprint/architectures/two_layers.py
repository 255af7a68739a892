"""Lambda: a speed layer and a batch layer with code of their own, merged when a question is asked (Q16)."""

from advisor.blueprint.architectures.streaming import speed_layer
from advisor.blueprint.components.batch_jobs import aggregate_job, aggregate_step, clean_job
from advisor.blueprint.components.lake import gold, silver
from advisor.blueprint.components.merge_view import merge_view
from advisor.blueprint.components.recomputation import with_recomputation
from advisor.blueprint.components.spark_run import aggregate_run
from advisor.blueprint.guarantees import of_stream
from advisor.blueprint.intake import raw
from advisor.blueprint.latencies import BATCH_LAYER_HEADWAY
from advisor.blueprint.outlet import results, shown, stream_update_s
from advisor.blueprint.part import Carried, Path
from advisor.blueprint.plan import Plan
from advisor.blueprint.providers.services import Services
from advisor.blueprint.replay import scan_of_tables
from advisor.blueprint.sketch import Sketch
from advisor.vocabulary import FlowKind

OVERWRITE = "effectively once (overwrite)"


def two_layers(plan: Plan, services: Services) -> Sketch:
    """The speed layer of event streaming beside the batch layer of the daily pipeline."""
    path = speed_layer(plan, services, keeps_history=False)
    path = path.then(merge_view(plan), results(plan, "rows"))
    path = _batch_layer(plan, services, path)
    path = shown(plan, path, stream_update_s(plan, services)).beside(plan.shared(services.monitoring))
    method = "The batch layer runs over all of silver; the speed layer is left alone."
    replay = scan_of_tables(plan, services.batch_engine(plan), method)
    path = with_recomputation(plan, path, replay, reads="silver", writes="gold")
    guarantee = of_stream(plan, services.stream_engine_name, services.warehouse)
    return Sketch(path=path, replay=replay, guarantee=guarantee, history="silver", code_bases=2)


def _batch_layer(plan: Plan, services: Services, path: Path) -> Path:
    """Archive to gold once a day, into the merge view."""
    daily = plan.full(BATCH_LAYER_HEADWAY.value)
    store, engine = services.object_store, services.batch_engine(plan)
    scheduler = services.orchestrator(plan, daily, "cleaning, then aggregating,")
    aggregation = aggregate_run(plan, engine, daily)
    departures = Carried(
        format="control",
        guarantee="at least once",
        events_per_s=1 / daily,
        bytes_per_s=plan.full(0.0),
        kind=FlowKind.BESIDE,
    )
    return (
        path.aside(
            clean_job(plan, engine, daily, later=(aggregate_step(aggregation),), is_live=False),
            "archive",
            raw(plan, services.file_buffer.form, kind=FlowKind.BESIDE),
        )
        .aside(silver(plan, store, daily), "clean", raw(plan, "Parquet", OVERWRITE, kind=FlowKind.BESIDE))
        .aside(
            aggregate_job(plan, engine, aggregation),
            "silver",
            raw(plan, "Parquet", OVERWRITE, kind=FlowKind.BESIDE),
        )
        .aside(
            gold(plan, store, daily), "aggregate", results(plan, "Parquet", OVERWRITE, kind=FlowKind.BESIDE)
        )
        .linked("gold", "merge", results(plan, "Parquet", OVERWRITE, kind=FlowKind.BESIDE))
        .beside(scheduler)
        .linked(scheduler.key, "clean", departures)
    )
