"""The commands that patterns need from a provider, as listings for the first case."""

from collections.abc import Callable
from dataclasses import dataclass

from advisor.blueprint.patterns.chosen import Chosen

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commands:
    """One provider's commands."""

    backfill: Callable[[Chosen, str], Lines]
    """The Airflow operator that recomputes with so many workers, indented as a task of its DAG."""
    register: Callable[[Chosen, str], Lines]
    """Registers the schema of events under a compatibility mode, e.g. BACKWARD_TRANSITIVE."""
    second_log: Callable[[Chosen], Lines]
    """Makes the place for a second version of the events where the log is not Kafka."""
    replay: Callable[[Chosen, str], Lines]
    """Starts the job that replays the log with so many units."""
    switch: str
    """Python: makes `version` the name of the table that readers look up."""
    read_item: str
    """Python: the item of `key` in `table`, None where there is none."""
    read_amount: str
    """Python: the amount in it, None where there is none."""
