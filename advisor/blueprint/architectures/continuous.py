"""Always-on Spark: chunks at each trigger, alone (Q3) or with one code base for history too (Q18, Q19)."""

import numpy as np

from advisor.blueprint.architectures.streaming import looks_up, with_archive, with_cache
from advisor.blueprint.components.correction import correction
from advisor.blueprint.components.lake import medallion
from advisor.blueprint.components.recomputation import with_recomputation
from advisor.blueprint.guarantees import of_stream
from advisor.blueprint.intake import into_log, raw
from advisor.blueprint.latencies import BATCH_LAYER_HEADWAY
from advisor.blueprint.outlet import served_by_stream, shown, stream_update_s
from advisor.blueprint.part import Carried, Part, Path
from advisor.blueprint.plan import Plan
from advisor.blueprint.providers.services import Services
from advisor.blueprint.replay import scan_of_archive, scan_of_tables
from advisor.blueprint.sketch import Sketch
from advisor.cases import Array
from advisor.vocabulary import FlowKind

OFFSETS = "effectively once (offsets with the chunk)"


def continuous_micro_batch(plan: Plan, services: Services) -> Sketch:
    """Log, an engine with a trigger, serving store; the archive beside."""
    path = with_archive(plan, services, into_log(plan, services, 2))
    path = _processed(plan, services, path, services.trigger_engine(plan))
    path = shown(plan, served_by_stream(plan, services, path), _updated_s(plan, services))
    path = path.beside(plan.shared(services.monitoring))
    replay = scan_of_archive(plan, services.batch_engine(plan))
    path = with_recomputation(plan, path, replay, reads="archive", writes="serving")
    return Sketch(
        path=path,
        replay=replay,
        history="archive",
        guarantee=of_stream(plan, services.trigger_engine_name, services.warehouse),
    )


def unified(plan: Plan, services: Services) -> Sketch:
    """One code base into the same tables: continuous for live data, available-now for history."""
    engine = services.table_engine(plan)
    path = _processed(plan, services, into_log(plan, services, 1), engine)
    path = path.aside(medallion(plan, services.object_store), engine.key, raw(plan, "Iceberg", OFFSETS))
    path = path.aside(
        correction(plan, services.batch_engine(plan)), "medallion", raw(plan, "Iceberg", kind=FlowKind.BESIDE)
    )
    path = path.linked(
        "correction", "medallion", raw(plan, "Iceberg", "effectively once (overwrite)", kind=FlowKind.BESIDE)
    )
    path = shown(plan, served_by_stream(plan, services, path), _updated_s(plan, services))
    daily = plan.full(BATCH_LAYER_HEADWAY.value)
    little = "One job a day needs a schedule and a retry, not an Airflow."
    scheduler = services.one_job_schedule(plan, daily, little)
    departures = Carried(
        format="control",
        guarantee="at least once",
        events_per_s=1 / daily,
        bytes_per_s=plan.full(0.0),
        kind=FlowKind.BESIDE,
    )
    path = path.beside(scheduler, plan.shared(services.monitoring)).linked(
        scheduler.key, "correction", departures
    )
    method = "The same code runs with trigger(availableNow) over all of silver."
    replay = scan_of_tables(plan, services.batch_engine(plan), method)
    path = with_recomputation(plan, path, replay, reads="medallion", writes="serving")
    return Sketch(
        path=path,
        replay=replay,
        history="medallion",
        guarantee=of_stream(plan, services.trigger_engine_name, services.warehouse),
    )


def _processed(plan: Plan, services: Services, path: Path, engine: Part) -> Path:
    form = plan.log_form()
    path = path.then(engine, raw(plan, form, "at least once, replayable"))
    return with_cache(plan, services, path) if looks_up(plan) else path


def _updated_s(plan: Plan, services: Services) -> Array:
    return np.maximum(stream_update_s(plan, services), plan.headway_s)
