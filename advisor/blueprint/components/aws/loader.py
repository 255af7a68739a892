"""Firehose behind a stream: collects results and loads them into Redshift or, for little, Iceberg tables."""

import numpy as np

from advisor.blueprint.components.aws.athena import suffices
from advisor.blueprint.components.aws.firehose import billed_gb
from advisor.blueprint.components.aws.redshift import stream_load_s
from advisor.blueprint.latencies import FIREHOSE_SIZE
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_S, Plan
from advisor.cases import Array, Flags
from advisor.cost.sizing.store_limits import COMMIT_OBJECTS
from advisor.design import Setting, Usage
from advisor.quantity import show_duration
from advisor.stations import Buffer
from advisor.vocabulary import Stage

KEY = "loader"


def loader(plan: Plan) -> Part:
    """Results collected for a quarter of the promise: what they are loaded into takes no single rows."""
    every_s, small = stream_load_s(plan), suffices(plan)
    return make_part(
        KEY,
        "Data Firehose",
        Stage.STORE,
        "firehose",
        facts=("actor", "freshness_s"),
        words=_words(every_s, is_small=bool(small[0])) if plan.describe else Words(),
        usages=_usages(plan, small, every_s),
        stations=(
            Buffer(
                component=KEY,
                label="buffer, by time or when full",
                period_s=every_s,
                full_events=FIREHOSE_SIZE.value * plan.rate / (plan.result_rate * plan.result_bytes),
                buffers=plan.full(1.0),
            ),
        ),
    )


def _usages(plan: Plan, small: Flags, every_s: Array) -> tuple[Usage, ...]:
    gb = billed_gb(plan.result_rate, plan.result_rate * plan.result_bytes)
    rounded = "results rounded up to 5 KB"
    copied = usage("aws.firehose.ingested_gb", np.where(small, 0.0, gb), rounded)
    if not small.any():
        return (copied,)
    puts = np.where(small, COMMIT_OBJECTS.value / every_s * MONTH_S / 1000, 0.0)
    return (
        copied,
        usage("aws.firehose.iceberg_gb", np.where(small, gb, 0.0), rounded),
        usage("aws.s3.thousand_puts", puts, "files of a commit"),
    )


def _words(every_s: Array, *, is_small: bool) -> Words:
    every = show_duration(every_s[0])
    takes = "Tables of files take" if is_small else "The warehouse takes"
    return Words(
        why=f"{takes} files, not single rows: results are collected for {every}, a quarter of the promise.",
        size=f"buffer {every}",
        settings=(
            Setting(name="IntervalInSeconds", value=whole(every_s[0]), because="a quarter of the promise"),
            Setting(name="SizeInMBs", value="128", because="the largest: time decides, as a rule"),
            _into(is_small=is_small),
        ),
        failure=("It retries for two hours; what it could not write stays in S3 and can be loaded by hand."),
    )


def _into(*, is_small: bool) -> Setting:
    if is_small:
        because = "a row that comes again replaces the one with its key"
        return Setting(name="UniqueKeys", value="the key of a result", because=because)
    return Setting(name="CopyOptions", value="FORMAT JSON 'auto' GZIP", because="into a staging table")
