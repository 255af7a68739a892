"""Results for reports and ad hoc questions on Google Cloud: BigQuery, paid by what queries read."""

import numpy as np

from advisor.blueprint.components.departure import LaterStep, load_step
from advisor.blueprint.components.show import reads_per_s
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_S, Plan
from advisor.blueprint.retention import served_s
from advisor.cases import Array
from advisor.cost.sizing.gcp import TIB
from advisor.cost.sizing.gcp_limits import LOAD_BYTES, LOAD_FIXED, QUERY_LEAST, WRITE_VISIBLE
from advisor.design import Setting, Usage
from advisor.quantity import show_bytes, show_duration
from advisor.stations import Station, Transit
from advisor.vocabulary import Actor, Platform, Stage

KEY = "serving"
DAY_S = 86400.0


def bigquery(plan: Plan) -> Part:
    """A table that a stream upserts rows into, through the Storage Write API."""
    written = plan.result_rate * plan.result_bytes * MONTH_S / 1e9
    seen = Transit(component=KEY, label="visible to queries", seconds=plan.full(WRITE_VISIBLE.value))
    usages = (usage("gcp.bigquery.write_api_gb", written, "rows written"),)
    settings = (
        Setting(
            name="_CHANGE_TYPE", value="UPSERT", because="a row that comes twice replaces itself, see Q12"
        ),
        Setting(
            name="max_staleness", value="0", because="a query merges what was written since the last merge"
        ),
    )
    return _table(plan, usages, (seen,), settings)


def bigquery_by_runs(plan: Plan, every_s: Array) -> Part:
    """A table loaded by each run: load jobs cost nothing, merging them reads the day's partition."""
    merged = np.maximum(_bytes_per_s(plan) * DAY_S, QUERY_LEAST.value) / every_s * MONTH_S / TIB
    usages = (usage("gcp.bigquery.tib_scanned", merged, "a day's partition read by each MERGE"),)
    every = show_duration(every_s[0]) if plan.describe else ""
    settings = (
        Setting(name="load", value=f"every {every}", because="after each run, from Cloud Storage"),
        Setting(
            name="MERGE", value="target USING staging", because="a load that comes twice changes nothing"
        ),
    )
    return _table(plan, usages, (), settings)


def merge_step(plan: Plan, every_s: Array) -> LaterStep:
    """What a load and its MERGE add to a departure."""
    load_s = plan.result_rate * every_s * plan.result_bytes / LOAD_BYTES.value
    return load_step(KEY, "load", plan, every_s, load_s, fixed_s=LOAD_FIXED.value)


def stream_update_s(plan: Plan) -> Array:
    """Rows are written as results come: as often as the engine updates them."""
    return plan.emit_s


def scanned_bytes(plan: Plan) -> Array:
    """What one look reads: the partitions since the last one, a day at least, 10 MB at the least."""
    looked_s = np.maximum(DAY_S, plan.cases.viewing_interval_s)
    read = _bytes_per_s(plan) * np.minimum(looked_s, served_s(plan.cases))
    return np.maximum(read, QUERY_LEAST.value)


def _bytes_per_s(plan: Plan) -> Array:
    """Rows that come to stay, as BigQuery bills them: not compressed."""
    return plan.stored_rate * plan.result_bytes


def _table(
    plan: Plan, loading: tuple[Usage, ...], stations: tuple[Station, ...], settings: tuple[Setting, ...]
) -> Part:
    stored_gb = _bytes_per_s(plan) * served_s(plan.cases) / 1e9
    tib = scanned_bytes(plan) * reads_per_s(plan) * MONTH_S / TIB
    return make_part(
        KEY,
        "BigQuery",
        Stage.SERVE,
        "bigquery",
        facts=("actor", "viewing_interval_s", "rate_per_s", "platforms"),
        words=_words(plan, stored_gb, settings) if plan.describe else Words(),
        usages=(
            usage("gcp.bigquery.tib_scanned", tib, "partitions read at each look"),
            usage("gcp.bigquery.storage_gb_month", stored_gb, "results kept, logical bytes"),
            *loading,
        ),
        stations=stations,
    )


def _words(plan: Plan, stored_gb: Array, settings: tuple[Setting, ...]) -> Words:
    who = "A report is issued" if plan.facts.actor is Actor.REPORT else "A person looks and asks ad hoc"
    looks = show_duration(plan.cases.viewing_interval_s[0])
    known = " The team already runs a warehouse." if plan.runs(Platform.WAREHOUSE) else ""
    return Words(
        why=f"{who} every {looks}; nothing is paid for between looks but storage.{known}",
        size=f"{show_bytes(scanned_bytes(plan)[0])} read at a look, {show_bytes(stored_gb[0] * 1e9)} kept",
        settings=(
            Setting(name="PARTITION BY", value="event_date", because="a look reads days, not all of it"),
            Setting(name="CLUSTER BY", value="key", because="filters on a key read blocks, not partitions"),
            Setting(
                name="partition_expiration_days",
                value=whole(max(1.0, float(served_s(plan.cases)[0]) / DAY_S)),
                because="rows that nobody looks at any more",
            ),
            *settings,
            Setting(
                name="maximum_bytes_billed",
                value="1000000000000",
                because="1 TB: a mistake costs 6 USD, not a budget",
            ),
        ),
        failure="Reports show the last rows that arrived; writers retry and take what was missed.",
    )
