"""Always-on Spark: chunks at each trigger, alone (Q3) or with one code base for history too (Q18, Q19)."""

import numpy as np

from advisor.blueprint.architectures.streaming import with_cache
from advisor.blueprint.components.correction import correction
from advisor.blueprint.components.firehose import archive_delivery
from advisor.blueprint.components.lake import archive, medallion
from advisor.blueprint.components.monitoring import monitoring
from advisor.blueprint.components.orchestrator import step_functions
from advisor.blueprint.components.recomputation import with_recomputation
from advisor.blueprint.components.redis import is_wanted
from advisor.blueprint.components.spark_stream import spark_stream
from advisor.blueprint.guarantees import of_stream
from advisor.blueprint.intake import into_log, raw
from advisor.blueprint.latencies import BATCH_LAYER_HEADWAY
from advisor.blueprint.outlet import served_by_stream, shown, stream_update_s
from advisor.blueprint.part import Carried, Path
from advisor.blueprint.plan import Plan
from advisor.blueprint.replay import scan_of_archive, scan_of_tables
from advisor.blueprint.sketch import Sketch
from advisor.cases import Array

OFFSETS = "effectively once (offsets with the chunk)"


def continuous_micro_batch(plan: Plan) -> Sketch:
    """Log, Structured Streaming, serving store; the archive beside."""
    path = into_log(plan, 2)
    path = path.aside(archive_delivery(plan), "log", raw(plan, "JSON", is_live=False))
    path = path.aside(archive(plan), "delivery", raw(plan, "gzip JSON", is_live=False))
    path = _processed(plan, path, writes_tables=False)
    path = shown(plan, served_by_stream(plan, path), _updated_s(plan)).beside(monitoring(plan))
    replay = scan_of_archive(plan)
    path = with_recomputation(plan, path, replay, reads="archive", writes="serving")
    return Sketch(path=path, replay=replay, guarantee=of_stream(plan, "Spark"))


def unified(plan: Plan) -> Sketch:
    """One code base into the same tables: continuous for live data, available-now for history."""
    path = _processed(plan, into_log(plan, 1), writes_tables=True)
    path = path.aside(medallion(plan), "spark", raw(plan, "Iceberg", OFFSETS))
    path = path.aside(correction(plan), "medallion", raw(plan, "Iceberg", is_live=False))
    path = path.linked(
        "correction", "medallion", raw(plan, "Iceberg", "effectively once (overwrite)", is_live=False)
    )
    path = shown(plan, served_by_stream(plan, path), _updated_s(plan))
    daily = plan.full(BATCH_LAYER_HEADWAY.value)
    scheduler = step_functions(plan, daily, "One job a day needs a schedule and a retry, not an Airflow.")
    departures = Carried(
        format="control",
        guarantee="at least once",
        events_per_s=1 / daily,
        bytes_per_s=plan.full(0.0),
        is_live=False,
    )
    path = path.beside(scheduler, monitoring(plan)).linked(scheduler.key, "correction", departures)
    method = "The same code runs with trigger(availableNow) over all of silver."
    replay = scan_of_tables(plan, method)
    path = with_recomputation(plan, path, replay, reads="medallion", writes="serving")
    return Sketch(path=path, replay=replay, guarantee=of_stream(plan, "Spark"))


def _processed(plan: Plan, path: Path, *, writes_tables: bool) -> Path:
    form = "Avro" if plan.uses_msk() else "JSON"
    path = path.then(
        spark_stream(plan, writes_tables=writes_tables), raw(plan, form, "at least once, replayable")
    )
    return with_cache(plan, path) if is_wanted(plan) else path


def _updated_s(plan: Plan) -> Array:
    return np.maximum(stream_update_s(plan), plan.headway_s)
