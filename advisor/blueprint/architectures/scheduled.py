"""Scheduled designs: land, clean, aggregate, load at each departure; daily, hourly or every few minutes."""

from advisor.blueprint.components.batch_jobs import aggregate_job, aggregate_step, clean_job, incremental_job
from advisor.blueprint.components.capture import capture
from advisor.blueprint.components.firehose import landing_delivery
from advisor.blueprint.components.kinesis import kinesis
from advisor.blueprint.components.lake import bronze, gold, silver
from advisor.blueprint.components.monitoring import monitoring
from advisor.blueprint.components.orchestrator import orchestrator
from advisor.blueprint.components.payloads import with_payloads
from advisor.blueprint.components.pull import pull
from advisor.blueprint.components.recomputation import with_recomputation
from advisor.blueprint.components.source import departure_s, is_aligned, source
from advisor.blueprint.components.spark_run import aggregate_run
from advisor.blueprint.guarantees import of_runs
from advisor.blueprint.intake import raw
from advisor.blueprint.latencies import FIREHOSE_SHARE
from advisor.blueprint.outlet import load_step, results, served_by_runs, shown
from advisor.blueprint.part import Carried, Path, start
from advisor.blueprint.plan import Plan
from advisor.blueprint.replay import scan_of_tables
from advisor.blueprint.sketch import Sketch
from advisor.cases import Array
from advisor.cost.sizing.store_limits import COMMIT_OBJECTS
from advisor.vocabulary import OptionKey, Source

OVERWRITE = "effectively once (overwrite)"


def batch(plan: Plan) -> Sketch:
    """The daily analytics pipeline (Q6), a few times a day if need be: bronze, silver, gold, warehouse."""
    every_s = departure_s(plan, plan.headway_s)
    path, pull_s = _landed(plan, every_s)
    aggregation = aggregate_run(plan, every_s)
    later = (aggregate_step(aggregation), load_step(plan, every_s))
    path = path.then(clean_job(plan, every_s, later=later, pull_event_s=pull_s), raw(plan, "JSON"))
    path = path.then(silver(plan, every_s), raw(plan, "Parquet", OVERWRITE))
    path = path.then(aggregate_job(plan, aggregation), raw(plan, "Parquet", OVERWRITE))
    path = path.then(gold(plan, every_s), results(plan, "Parquet", OVERWRITE))
    path = _finished(
        plan, path, every_s, "pulling, cleaning, aggregating and loading, in this order,", "clean"
    )
    method = "The same code runs over every partition of silver with a pool of its own."
    return _sketch(plan, path, method)


def micro_batch(plan: Plan) -> Sketch:
    """Incremental runs every few minutes over what landed since the last one (Q2)."""
    every_s = departure_s(plan, plan.headway_s)
    path, pull_s = _landed(plan, every_s)
    later = (load_step(plan, every_s),)
    path = path.then(incremental_job(plan, every_s, later=later, pull_event_s=pull_s), raw(plan, "JSON"))
    path = path.aside(silver(plan, every_s), "job", raw(plan, "Parquet", OVERWRITE))
    path = path.then(gold(plan, every_s), results(plan, "Parquet", OVERWRITE))
    path = _finished(plan, path, every_s, "one incremental run", "job")
    return _sketch(plan, path, "The same code runs over all of silver at once.")


def _sketch(plan: Plan, path: Path, method: str) -> Sketch:
    replay = scan_of_tables(plan, method)
    path = with_recomputation(plan, path, replay, reads="silver", writes="gold")
    return Sketch(path=path, replay=replay, guarantee=of_runs(plan))


def _finished(plan: Plan, path: Path, every_s: Array, tasks: str, first_job: str) -> Path:
    path = served_by_runs(plan, path, every_s)
    path = shown(plan, path, every_s)
    departures = Carried(
        format="control", guarantee="at least once", events_per_s=1 / every_s, bytes_per_s=plan.full(0.0)
    )
    scheduler = orchestrator(plan, every_s, tasks)
    return path.beside(scheduler, monitoring(plan)).linked(scheduler.key, first_job, departures)


def _landed(plan: Plan, every_s: Array) -> tuple[Path, Array | float]:
    """Events in bronze, and what pulling them adds to the departure for each event."""
    path = with_payloads(plan, start(source(plan, is_aligned(plan))))
    if plan.facts.source is Source.FILE_DROP:
        return path.then(bronze(plan, 1 / every_s), raw(plan, "files")), 0.0
    if plan.facts.source in (Source.APP_EVENTS, Source.DEVICES):
        path = path.then(landing_delivery(plan, every_s), raw(plan, "JSON"))
        return path.then(bronze(plan, _flushes(every_s)), raw(plan, "gzip JSON")), 0.0
    if plan.facts.source is Source.CDC and plan.option.key is OptionKey.MICRO_BATCH:
        return _captured(plan, path, every_s), 0.0
    pulled = pull(plan, every_s)
    path = path.then(pulled.part, raw(plan, "rows" if plan.facts.source is Source.CDC else "JSON pages"))
    return path.then(bronze(plan, COMMIT_OBJECTS.value / every_s), raw(plan, "gzip JSON")), pulled.event_s


def _captured(plan: Plan, path: Path, every_s: Array) -> Path:
    """Changes by capture: asking that often for changed rows loads the database and misses deletions."""
    path = path.then(capture(plan), raw(plan, "row changes"))
    path = path.then(kinesis(plan, 1), raw(plan, "JSON"))
    path = path.then(landing_delivery(plan, every_s, from_log=True), raw(plan, "JSON"))
    return path.then(bronze(plan, _flushes(every_s)), raw(plan, "gzip JSON"))


def _flushes(every_s: Array) -> Array:
    return 1 / (FIREHOSE_SHARE.value * every_s)
