"""Scheduled designs: land, clean, aggregate, load at each departure; daily, hourly or every few minutes."""

from advisor.blueprint.components.batch_jobs import aggregate_job, aggregate_step, clean_job, incremental_job
from advisor.blueprint.components.lake import bronze, gold, silver
from advisor.blueprint.components.payloads import with_payloads
from advisor.blueprint.components.recomputation import with_recomputation
from advisor.blueprint.components.source import departure_s, is_aligned, source
from advisor.blueprint.components.spark_run import aggregate_run
from advisor.blueprint.guarantees import of_runs
from advisor.blueprint.intake import raw
from advisor.blueprint.outlet import load_step, results, served_by_runs, shown
from advisor.blueprint.part import Carried, Path, start
from advisor.blueprint.plan import Plan
from advisor.blueprint.providers.services import Services
from advisor.blueprint.replay import scan_of_tables
from advisor.blueprint.sketch import Sketch
from advisor.cases import Array
from advisor.cost.sizing.store_limits import COMMIT_OBJECTS
from advisor.vocabulary import Source

OVERWRITE = "effectively once (overwrite)"


def batch(plan: Plan, services: Services) -> Sketch:
    """The daily analytics pipeline (Q6), a few times a day if need be: bronze, silver, gold, warehouse."""
    every_s = departure_s(plan, plan.headway_s)
    store, engine = services.object_store, services.batch_engine(plan)
    path, pull_s = _landed(plan, services, every_s)
    aggregation = aggregate_run(plan, engine, every_s)
    later = (aggregate_step(aggregation), load_step(plan, services, every_s))
    clean = clean_job(plan, engine, every_s, later=later, pull_event_s=pull_s)
    path = path.then(clean, raw(plan, path.flows[-1].format))
    path = path.then(silver(plan, store, every_s), raw(plan, "Parquet", OVERWRITE))
    path = path.then(aggregate_job(plan, engine, aggregation), raw(plan, "Parquet", OVERWRITE))
    path = path.then(gold(plan, store, every_s), results(plan, "Parquet", OVERWRITE))
    tasks = "pulling, cleaning, aggregating and loading, in this order,"
    path = _finished(plan, services, path, every_s, tasks=tasks, first_job="clean")
    method = "The same code runs over every partition of silver with a pool of its own."
    return _sketch(plan, services, path, method)


def micro_batch(plan: Plan, services: Services) -> Sketch:
    """Incremental runs every few minutes over what landed since the last one (Q2)."""
    every_s = departure_s(plan, plan.headway_s)
    store, engine = services.object_store, services.batch_engine(plan)
    path, pull_s = _landed(plan, services, every_s)
    later = (load_step(plan, services, every_s),)
    job = incremental_job(plan, engine, every_s, later=later, pull_event_s=pull_s)
    path = path.then(job, raw(plan, path.flows[-1].format))
    path = path.aside(silver(plan, store, every_s), "job", raw(plan, "Parquet", OVERWRITE))
    path = path.then(gold(plan, store, every_s), results(plan, "Parquet", OVERWRITE))
    path = _finished(plan, services, path, every_s, tasks="one incremental run", first_job="job")
    return _sketch(plan, services, path, "The same code runs over all of silver at once.")


def _sketch(plan: Plan, services: Services, path: Path, method: str) -> Sketch:
    replay = scan_of_tables(plan, services.batch_engine(plan), method)
    path = with_recomputation(plan, path, replay, reads="silver", writes="gold")
    return Sketch(path=path, replay=replay, guarantee=of_runs(plan), history="silver")


def _finished(
    plan: Plan, services: Services, path: Path, every_s: Array, *, tasks: str, first_job: str
) -> Path:
    path = served_by_runs(plan, services, path, every_s)
    path = shown(plan, path, every_s)
    departures = Carried(
        format="control", guarantee="at least once", events_per_s=1 / every_s, bytes_per_s=plan.full(0.0)
    )
    scheduler = services.orchestrator(plan, every_s, tasks)
    return path.beside(scheduler, services.monitoring(plan)).linked(scheduler.key, first_job, departures)


def _landed(plan: Plan, services: Services, every_s: Array) -> tuple[Path, Array | float]:
    """Events in bronze, and what pulling them adds to the departure for each event."""
    store = services.object_store
    path = with_payloads(plan, store, start(source(plan, is_aligned(plan))))
    if plan.facts.source is Source.FILE_DROP:
        return path.then(bronze(plan, store, 1 / every_s), raw(plan, "files")), 0.0
    if plan.facts.source in (Source.APP_EVENTS, Source.DEVICES):
        path = path.then(services.landing(plan, every_s), raw(plan, "JSON"))
        return path.then(bronze(plan, store, _flushes(plan, services, every_s)), _files(plan, services)), 0.0
    if plan.facts.source is Source.CDC:
        return _captured(plan, services, path, every_s), 0.0
    pulled = services.pull(plan, every_s)
    path = path.then(pulled.part, raw(plan, "JSON pages"))
    landed = bronze(plan, store, COMMIT_OBJECTS.value / every_s)
    return path.then(landed, raw(plan, "gzip JSON")), pulled.event_s


def _captured(plan: Plan, services: Services, path: Path, every_s: Array) -> Path:
    """Changes by capture: asking for changed rows would miss deletions, and all but the last of several."""
    path = path.then(services.capture(plan), raw(plan, "row changes"))
    path = path.then(services.capture_log(plan, 1), raw(plan, "JSON"))
    path = path.then(services.landing_from_log(plan, every_s), raw(plan, "JSON"))
    return path.then(
        bronze(plan, services.object_store, _flushes(plan, services, every_s)), _files(plan, services)
    )


def _files(plan: Plan, services: Services) -> Carried:
    return raw(plan, services.file_buffer.form)


def _flushes(plan: Plan, services: Services, every_s: Array) -> Array:
    buffer = services.file_buffer
    return buffer.objects_per_s(plan, buffer.landing_s(every_s))
