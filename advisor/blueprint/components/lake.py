"""Tables and files on S3: what came, what is clean, what is aggregated; history for as long as it is kept."""

import numpy as np

from advisor.blueprint.latencies import FIREHOSE_MAX
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_S, Plan
from advisor.cases import Array
from advisor.cost.sizing.store_limits import COMMIT_OBJECTS, OBJECT_BYTES
from advisor.design import Setting, Usage
from advisor.quantity import digits, show_bytes
from advisor.vocabulary import Platform, Stage


def bronze(plan: Plan, objects_per_s: Array | float, stage: Stage = Stage.BUFFER) -> Part:
    """Events as they came, by event date."""
    words = Words()
    if plan.describe:
        words = _words(
            plan, "Every run can read its input again: a repair starts from what came.", plan.history_gb
        )
    return _part("bronze", "Bronze on S3", stage, _usages(plan, plan.history_gb, objects_per_s), words)


def archive(plan: Plan) -> Part:
    """The stream's events as they came; recomputation starts here."""
    words = Words()
    if plan.describe:
        why = "The log forgets; recomputing history and audits start from the archive."
        words = _words(plan, why, plan.history_gb)
    return _part(
        "archive", "Archive on S3", Stage.STORE, _usages(plan, plan.history_gb, 1 / FIREHOSE_MAX.value), words
    )


def silver(plan: Plan, headway_s: Array) -> Part:
    """Clean, typed, deduplicated events in columns."""
    words = Words()
    if plan.describe:
        words = _words(plan, "Clean events once, in columns, for every table that follows.", plan.history_gb)
    return _part(
        "silver",
        "Silver on S3",
        Stage.STORE,
        _usages(plan, plan.history_gb, COMMIT_OBJECTS.value / headway_s),
        words,
    )


def gold(plan: Plan, headway_s: Array) -> Part:
    """Aggregates as they are served."""
    words = Words()
    if plan.describe:
        words = _words(
            plan, "Figures as they are published, so that serving can be reloaded.", plan.result_history_gb
        )
    return _part(
        "gold",
        "Gold on S3",
        Stage.STORE,
        _usages(plan, plan.result_history_gb, COMMIT_OBJECTS.value / headway_s),
        words,
    )


def medallion(plan: Plan) -> Part:
    """Bronze, silver and gold as tables with transactions, written at each trigger."""
    words = Words()
    stored = 2 * plan.history_gb + plan.result_history_gb
    commits = 3 * (COMMIT_OBJECTS.value + 2) / np.maximum(plan.headway_s, 0.5)
    if plan.describe:
        why = (
            "Live and historical rows are in the same tables, so that a correction overwrites what the "
            "stream wrote."
        )
        words = _words(plan, why, stored)
    return _part(
        "medallion", "Bronze, silver, gold tables on S3", Stage.STORE, _usages(plan, stored, commits), words
    )


def _part(key: str, title: str, stage: Stage, usages: tuple[Usage, ...], words: Words) -> Part:
    return make_part(
        key,
        title,
        stage,
        "s3",
        facts=("history_years", "rate_per_s", "event_bytes"),
        words=words,
        usages=usages,
    )


def _usages(plan: Plan, stored_gb: Array, objects_per_s: Array | float) -> tuple[Usage, ...]:
    by_size = plan.bytes_per_s / OBJECT_BYTES.value
    written = np.maximum(by_size, objects_per_s) * MONTH_S / 1000
    return (
        usage("aws.s3.gb_month", stored_gb, "history kept, compressed"),
        usage("aws.s3.thousand_puts", written, "objects written"),
        usage("aws.s3.thousand_gets", written, "objects read once"),
    )


def _words(plan: Plan, why: str, stored_gb: Array) -> Words:
    known = " The team's lakehouse holds it." if plan.runs(Platform.LAKEHOUSE) else ""
    return Words(
        why=f"{why}{known}",
        size=f"{show_bytes(stored_gb[0] * 1e9)}, {digits(plan.cases.history_years[0])} years",
        settings=(
            Setting(name="partitioned by", value="event_date", because="late events go where they belong"),
            Setting(name="Versioning", value="Enabled", because="an overwrite can be taken back"),
            Setting(
                name="AbortIncompleteMultipartUpload",
                value="7 days",
                because="failed writes are not paid for",
            ),
        ),
        failure="Kept in three zones; a failed commit leaves the table as it was and the writer tries again.",
    )
