"""Event by event: log, Flink, a store for whoever acts; history in an archive (Q11) or in the log (Q17)."""

from advisor.blueprint.components.firehose import archive_delivery
from advisor.blueprint.components.flink import flink
from advisor.blueprint.components.lake import archive
from advisor.blueprint.components.monitoring import monitoring
from advisor.blueprint.components.recomputation import with_recomputation
from advisor.blueprint.components.redis import is_wanted, redis
from advisor.blueprint.guarantees import of_stream
from advisor.blueprint.intake import into_log, raw
from advisor.blueprint.outlet import served_by_stream, shown, stream_update_s
from advisor.blueprint.part import Carried, Path
from advisor.blueprint.plan import Plan
from advisor.blueprint.replay import replay_of_log, scan_of_archive
from advisor.blueprint.sketch import Sketch


def event_streaming(plan: Plan) -> Sketch:
    """Real-time ingestion: door, log, Flink with look-ups, serving store, archive beside it."""
    path = shown(plan, speed_layer(plan), stream_update_s(plan)).beside(monitoring(plan))
    replay = scan_of_archive(plan)
    path = with_recomputation(plan, path, replay, reads="archive", writes="serving")
    return Sketch(path=path, replay=replay, guarantee=of_stream(plan, "Flink"))


def kappa(plan: Plan) -> Sketch:
    """The log keeps all history; recomputing is reading it again."""
    path = into_log(plan, 2, keeps_history=True)
    path = processed(plan, path, keeps_history=True)
    path = shown(plan, served_by_stream(plan, path), stream_update_s(plan)).beside(monitoring(plan))
    replay = replay_of_log(plan)
    path = with_recomputation(plan, path, replay, reads="log", writes="serving")
    return Sketch(path=path, replay=replay, guarantee=of_stream(plan, "Flink"))


def speed_layer(plan: Plan, *, keeps_history: bool = True) -> Path:
    """From the source to the serving store, with the archive beside; the path ends at the store.

    `keeps_history` is false where another layer's table keeps it.
    """
    path = into_log(plan, 2)
    path = path.aside(archive_delivery(plan), "log", raw(plan, "JSON", is_live=False)).aside(
        archive(plan, keeps_history=keeps_history), "delivery", raw(plan, "gzip JSON", is_live=False)
    )
    return served_by_stream(plan, processed(plan, path))


def processed(plan: Plan, path: Path, *, keeps_history: bool = False) -> Path:
    """Flink behind the log, with the cache where events look things up."""
    form = "Avro" if plan.uses_msk(keeps_history=keeps_history) else "JSON"
    path = path.then(flink(plan), raw(plan, form, "at least once, replayable"))
    if not is_wanted(plan):
        return path
    return with_cache(plan, path)


def with_cache(plan: Plan, path: Path) -> Path:
    """The cache beside the engine that ends the path."""
    asked = Carried(
        format="key look-up",
        guarantee="read",
        events_per_s=plan.rate * plan.cases.lookups,
        bytes_per_s=plan.rate * plan.cases.lookups * 100.0,
    )
    return path.aside(redis(plan), path.end, asked)
