"""Event by event: log, engine, a store for whoever acts; history in an archive (Q11) or the log (Q17)."""

from advisor.blueprint.components.lake import archive
from advisor.blueprint.components.recomputation import with_recomputation
from advisor.blueprint.guarantees import of_stream
from advisor.blueprint.intake import into_log, raw
from advisor.blueprint.landing import FileBuffer
from advisor.blueprint.outlet import served_by_stream, shown, stream_update_s
from advisor.blueprint.part import Carried, Path
from advisor.blueprint.plan import Plan
from advisor.blueprint.providers.services import Services
from advisor.blueprint.replay import scan_of_archive
from advisor.blueprint.sketch import Sketch
from advisor.cases import Array
from advisor.vocabulary import FlowKind


def event_streaming(plan: Plan, services: Services) -> Sketch:
    """Real-time ingestion: door, log, engine with look-ups, serving store, archive beside it."""
    path = shown(plan, speed_layer(plan, services), stream_update_s(plan, services))
    path = path.beside(plan.shared(services.monitoring))
    replay = scan_of_archive(plan, services.batch_engine(plan))
    path = with_recomputation(plan, path, replay, reads="archive", writes="serving")
    return Sketch(
        path=path,
        replay=replay,
        history="archive",
        guarantee=of_stream(plan, services.stream_engine_name, services.warehouse),
    )


def kappa(plan: Plan, services: Services) -> Sketch:
    """The log keeps all history; recomputing is reading it again."""
    path = into_log(plan, services, 2, keeps_history=True)
    path = processed(plan, services, path, keeps_history=True)
    path = shown(plan, served_by_stream(plan, services, path), stream_update_s(plan, services))
    path = path.beside(plan.shared(services.monitoring))
    replay = services.log_replay.replay(plan)
    path = with_recomputation(plan, path, replay, reads="log", writes="serving")
    return Sketch(
        path=path,
        replay=replay,
        history="log",
        guarantee=of_stream(plan, services.stream_engine_name, services.warehouse),
    )


def speed_layer(plan: Plan, services: Services, *, keeps_history: bool = True) -> Path:
    """From the source to the serving store, with the archive beside; the path ends at the store.

    `keeps_history` is false where another layer's table keeps it.
    """
    path = with_archive(plan, services, into_log(plan, services, 2), keeps_history=keeps_history)
    return served_by_stream(plan, services, processed(plan, services, path))


def with_archive(plan: Plan, services: Services, path: Path, *, keeps_history: bool = True) -> Path:
    """The path with files of everything that came, written beside the log."""
    buffer = services.file_buffer
    written = plan.shared(_archived_per_s, buffer)
    kept = archive(plan, services.object_store, written, keeps_history=keeps_history)
    taken, files = (raw(plan, form, kind=FlowKind.BESIDE) for form in (plan.log_form(), buffer.form))
    return path.aside(plan.shared(services.archive_delivery), "log", taken).aside(kept, "delivery", files)


def _archived_per_s(plan: Plan, buffer: FileBuffer) -> Array:
    """Files a second."""
    return buffer.objects_per_s(plan, buffer.archive_s(plan))


def processed(plan: Plan, services: Services, path: Path, *, keeps_history: bool = False) -> Path:
    """The engine behind the log, with the cache where events look things up."""
    form = plan.log_form(keeps_history=keeps_history)
    path = path.then(plan.shared(services.stream_engine), raw(plan, form, "at least once, replayable"))
    return with_cache(plan, services, path) if looks_up(plan) else path


def looks_up(plan: Plan) -> bool:
    """Whether events look anything up, in any case."""
    return bool((plan.cases.lookups > 0).any())


def with_cache(plan: Plan, services: Services, path: Path) -> Path:
    """The cache beside the engine that ends the path."""
    asked = Carried(
        format="key look-up",
        guarantee="read",
        events_per_s=plan.rate * plan.cases.lookups,
        bytes_per_s=plan.rate * plan.cases.lookups * 100.0,
    )
    return path.aside(plan.shared(services.cache), path.end, asked)
