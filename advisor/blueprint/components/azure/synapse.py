"""Results for reports and ad hoc questions on Azure: Synapse's serverless pool over files of the lake.

Runs copy their partitions there from gold, streams write files, and a look pays for what it reads.
"""

import numpy as np

from advisor.blueprint.components.azure.data_lake import DATA_LAKE
from advisor.blueprint.components.departure import LaterStep, load_step
from advisor.blueprint.components.show import reads_per_s
from advisor.blueprint.latencies import LOAD_MIN, LOAD_SHARE
from advisor.blueprint.log_choice import ON_SPARK
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_S, Plan
from advisor.blueprint.retention import served_s
from advisor.cases import Array
from advisor.cost.sizing.azure_limits import CAPTURE_MAX, SYNAPSE_COPY, SYNAPSE_LEAST, SYNAPSE_QUERY
from advisor.cost.sizing.store_limits import COMMIT_OBJECTS, COMPRESSED
from advisor.design import Setting, Usage
from advisor.quantity import show_bytes, show_duration
from advisor.stations import Gate, Station, Transit
from advisor.vocabulary import Actor, Platform, Stage

KEY = "serving"
DAY_S = 86400.0


def stream_update_s(plan: Plan) -> Array:
    """Time between two files from a stream: a quarter of the promise, within 1 and 15 min."""
    return np.clip(LOAD_SHARE.value * plan.cases.freshness_s, LOAD_MIN.value, CAPTURE_MAX.value)


def synapse(plan: Plan) -> Part:
    """A view over files that a stream writes: Flink appends each update, Spark merges rows into a table."""
    every_s = stream_update_s(plan)
    merges = plan.option.key in ON_SPARK
    written_s = (plan.stored_rate if merges else plan.result_rate) * plan.result_bytes
    objects = COMMIT_OBJECTS.value / every_s * MONTH_S / 1000
    stored_gb = written_s * COMPRESSED.value * served_s(plan.cases) / 1e9
    usages = (
        DATA_LAKE.stored(stored_gb, "results and their updates, in columns"),
        DATA_LAKE.written(objects, "files of results"),
    )
    stations = (
        Gate(component=KEY, label="next file of results", period_s=every_s, is_shared=False),
        Transit(component=KEY, label="query", seconds=plan.full(SYNAPSE_QUERY.value)),
    )
    every = show_duration(every_s[0]) if plan.describe else ""
    if merges:
        how = (
            Setting(
                name="trigger(processingTime) of results", value=every, because="a quarter of the promise"
            ),
            Setting(
                name="MERGE INTO", value="a Delta table", because="a row that comes twice replaces itself"
            ),
        )
        return _pool(plan, written_s, stored_gb, usages, stations, how=how)
    newest = Setting(
        name="ROW_NUMBER() OVER",
        value="PARTITION BY key ORDER BY updated_ms DESC",
        because="the newest is shown",
    )
    how = (Setting(name="sink.rolling-policy", value=every, because="a quarter of the promise"), newest)
    return _pool(plan, written_s, stored_gb, usages, stations, how=how)


def synapse_by_runs(plan: Plan, every_s: Array) -> Part:
    """A view over the results of each run, which outlive gold: partitions are replaced as a whole."""
    written_s = plan.stored_rate * plan.result_bytes
    stored_gb = written_s * COMPRESSED.value * served_s(plan.cases) / 1e9
    usages = (
        DATA_LAKE.stored(stored_gb, "results kept, in columns"),
        DATA_LAKE.written(COMMIT_OBJECTS.value / every_s * MONTH_S / 1000, "files of results"),
    )
    how = Setting(
        name="BULK",
        value=f"results/, copied from gold every {show_duration(every_s[0])}" if plan.describe else "",
        because="gold forgets; a partition is replaced as a whole",
    )
    return _pool(plan, written_s, stored_gb, usages, (), how=(how,))


def copy_step(plan: Plan, every_s: Array) -> LaterStep:
    """What copying results adds to a departure."""
    copied_s = plan.result_rate * every_s * plan.result_bytes / SYNAPSE_COPY.value
    return load_step(KEY, "copy", plan, every_s, copied_s, fixed_s=SYNAPSE_QUERY.value)


def scanned_bytes(plan: Plan, written_per_s: Array) -> Array:
    """What one look reads: the days since the last one, at least a day and 10 MB."""
    looked_s = np.maximum(DAY_S, plan.cases.viewing_interval_s)
    read = written_per_s * COMPRESSED.value * np.minimum(looked_s, served_s(plan.cases))
    return np.maximum(read, SYNAPSE_LEAST.value)


def _pool(
    plan: Plan,
    written_per_s: Array,
    stored_gb: Array,
    usages: tuple[Usage, ...],
    stations: tuple[Station, ...],
    *,
    how: tuple[Setting, ...],
) -> Part:
    scanned = scanned_bytes(plan, written_per_s)
    tb = scanned * reads_per_s(plan) * MONTH_S / 1e12
    return make_part(
        KEY,
        "Synapse serverless SQL",
        Stage.SERVE,
        "synapse_serverless",
        facts=("actor", "viewing_interval_s", "rate_per_s", "platforms"),
        words=_words(plan, float(scanned[0]), float(stored_gb[0]), how) if plan.describe else Words(),
        usages=(usage("azure.synapse.tb_scanned", tb, "days read at each look"), *usages),
        stations=stations,
    )


def _words(plan: Plan, scanned: float, stored_gb: float, how: tuple[Setting, ...]) -> Words:
    who = "A report is issued" if plan.facts.actor is Actor.REPORT else "A person looks and asks ad hoc"
    looks = show_duration(plan.cases.viewing_interval_s[0])
    known = " The team already runs a warehouse." if plan.runs(Platform.WAREHOUSE) else ""
    return Words(
        why=f"{who} every {looks}; a look pays for what it reads, and nothing is paid between looks.{known}",
        size=f"{show_bytes(scanned)} read at a look, {show_bytes(stored_gb * 1e9)} kept",
        settings=(
            Setting(
                name="OPENROWSET",
                value="FORMAT = 'PARQUET'",
                because="columns that are not asked for cost nothing",
            ),
            Setting(name="filepath(1)", value="event_date", because="a look reads days, not all of it"),
            *how,
            Setting(
                name="sp_set_data_processed_limit",
                value=f"daily, {whole(1)} TB",
                because="a mistake costs 5 USD, not a budget",
            ),
        ),
        failure="Reports show the last files that were written; the next ones bring what was missed.",
    )
