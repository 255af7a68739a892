"""The roles that a design needs filled, and one provider's services that fill them."""

from collections.abc import Callable
from dataclasses import dataclass

from advisor.blueprint.components.departure import LaterStep
from advisor.blueprint.components.log_replay import LogReplay
from advisor.blueprint.components.object_store import ObjectStore
from advisor.blueprint.components.pulled import Pull
from advisor.blueprint.components.spark_run import BatchEngine
from advisor.blueprint.components.spark_stream import spark_stream
from advisor.blueprint.components.stream_log import BuildLog
from advisor.blueprint.landing import FileBuffer
from advisor.blueprint.part import Part, Path
from advisor.blueprint.plan import Plan
from advisor.cases import Array, Flags
from advisor.design import Usage
from advisor.vocabulary import Provider

Build = Callable[[Plan], Part]
BuildEvery = Callable[[Plan, Array], Part]
"""Built for what happens every so many seconds."""
Schedule = Callable[[Plan, Array, str], Part]


def nothing_beneath(_plan: Plan, path: Path) -> Path:
    """The provider's machines are no concern of a design."""
    return path


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyStore:
    """Results that a machine reads by key: written one by one, or in bulk as a step of a departure."""

    title: str
    streamed: Build
    in_bulk: BuildEvery
    bulk_step: Callable[[Plan, Array], LaterStep]
    remembered: Callable[[Plan, Array], tuple[Usage, ...]]
    """A table that remembers each event's id with a conditional write; the array is what the ids weigh, B."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Warehouse:
    """Results for reports and for people who ask: loaded from a stream, or by a step of a departure."""

    streamed: Build
    by_runs: BuildEvery
    load_step: Callable[[Plan, Array], LaterStep]
    update_s: Callable[[Plan], Array]
    """Time between two updates from a stream."""
    counts_once: str
    """How a row that comes twice from a stream counts once."""
    commits_with_offsets: bool = False
    """Whether a stream's results are seen no sooner than its offsets are saved, every `update_s`."""
    loader: Build | None = None
    """What collects a stream's results in front of it, where it takes no single rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """One provider by role; what is the same everywhere (source, view, dashboard) is no role."""

    provider: Provider
    regions: tuple[str, ...]

    gateway: Callable[[Plan, Flags], Part]
    """The door for applications; the flags say where the log behind it is Kafka."""
    capture: Build
    """A database's changes, from its own log."""
    poller: Build
    """An API asked again and again."""
    reader: Build
    """Dropped files, read into a log."""
    pull: Callable[[Plan, Array], Pull]
    """New rows or pages, asked for at each departure."""

    log: BuildLog
    history_log: BuildLog
    """The log that keeps all history."""
    capture_log: BuildLog
    """Between the capture of changes and where runs find them."""
    landing: BuildEvery
    """From senders to the files in front of a run."""
    landing_from_log: BuildEvery
    archive_delivery: Build
    """From the log to the archive, beside the live path."""
    file_buffer: FileBuffer
    """How landing and archive delivery gather events."""
    object_store: ObjectStore

    batch_engine: Callable[[Plan], BatchEngine]
    stream_engine: Build
    spark: BatchEngine
    """What runs Spark all the time, a chunk at each trigger."""
    cache: Build
    log_replay: LogReplay

    key_store: KeyStore
    dashboard_store: Build
    """Results over time, watched while they change."""
    warehouse: Warehouse

    orchestrator: Schedule
    """What starts the runs of a design and starts them again; the text names its tasks."""
    one_job_schedule: Schedule
    """What starts a single job; the text says why so little is enough."""
    monitoring: Build
    stream_engine_name: str = "Flink"
    trigger_engine_name: str = "Spark"
    beneath: Callable[[Plan, Path], Path] = nothing_beneath
    """What all parts stand on, sized by what they ask for: machines, of those who run their own."""

    def trigger_engine(self, plan: Plan) -> Part:
        """Always on, a chunk at each trigger."""
        return spark_stream(plan, self.spark, self.object_store)

    def table_engine(self, plan: Plan) -> Part:
        """The same, writing the tables that history is in."""
        return spark_stream(plan, self.spark, self.object_store, writes_tables=True)
