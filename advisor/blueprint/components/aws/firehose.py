"""Firehose: collects events into objects of a good size and writes them to S3."""

from dataclasses import replace

import numpy as np

from advisor.blueprint.landing import FIREHOSE
from advisor.blueprint.latencies import FIREHOSE_UNIT, FIREHOSE_WRITE
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import ARCHIVED, Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_S, Plan
from advisor.cases import Array
from advisor.design import Design, Setting, Usage
from advisor.quantity import digits, show_bytes, show_duration
from advisor.stations import Buffer, Station, Transit
from advisor.vocabulary import Stage

KEY = "delivery"
ROUNDED_SKU = "aws.firehose.ingested_gb"
"""What is put into it, or read from Kinesis; from MSK no record is rounded."""


def billed_gb(records_per_s: Array, bytes_per_s: Array) -> Array:
    """GB a month, each record rounded up to 5 KB."""
    record_bytes = bytes_per_s / records_per_s
    return np.asarray(
        records_per_s * np.ceil(record_bytes / FIREHOSE_UNIT.value) * FIREHOSE_UNIT.value * MONTH_S / 1e9
    )


def rounded_up(design: Design) -> float:
    """Share of the records' billed size (0..1) that is rounding, in the first case: events put together into
    records would not be billed for it. 0 where nothing is rounded.
    """
    billed = _billed(design, ROUNDED_SKU)
    carried = sum(float(flow.bytes_per_s[0]) for flow in design.flows if flow.target == KEY) * MONTH_S / 1e9
    return max(0.0, 1 - carried / billed) if billed else 0.0


def _billed(design: Design, sku: str) -> float:
    parts = (part for part in design.components if part.key == KEY)
    return sum(float(each.quantity[0]) for part in parts for each in part.usages if each.sku == sku)


def archive_delivery(plan: Plan) -> Part:
    """From the log to the archive, beside the live path, with the longest buffer."""
    from_msk_gb = np.where(plan.on_kafka, plan.bytes_per_s * MONTH_S / 1e9, 0.0)
    from_kinesis_gb = np.where(plan.on_kafka, 0.0, billed_gb(plan.records, plan.bytes_per_s))
    usages = (
        usage("aws.firehose.msk_ingested_gb", from_msk_gb, "GB written"),
        usage(ROUNDED_SKU, from_kinesis_gb, "records rounded up to 5 KB"),
    )
    words = Words()
    if plan.describe:
        words = _words(
            f"History must outlive the log: everything that came is kept in S3 as it came.{_rounding(plan)}",
            float(from_msk_gb[0] + from_kinesis_gb[0]),
            FIREHOSE.archive_s(plan),
            "nobody waits for the archive",
            plan,
        )
    stations = delivered(plan, FIREHOSE.archive_s(plan))
    return replace(_part(usages, words, stations, "history_years"), towards=ARCHIVED)


def landing_delivery(plan: Plan, headway_s: Array, *, from_log: bool = False) -> Part:
    """From senders, or from the log, to the landing bucket in front of a scheduled run."""
    buffer_s = FIREHOSE.landing_s(headway_s)
    quantity = billed_gb(plan.records, plan.bytes_per_s)
    words = Words()
    if plan.describe:
        giver = "the log hands over" if from_log else "senders put events directly"
        words = _words(
            f"A scheduled run reads objects, not single events; {giver} and nothing has to be run for it."
            f"{_rounding(plan)}",
            float(quantity[0]),
            buffer_s,
            "a fifth of the headway, 15 min at most",
            plan,
        )
    usages = (usage(ROUNDED_SKU, quantity, "records rounded up to 5 KB"),)
    return _part(usages, words, delivered(plan, buffer_s), "source")


def delivered(plan: Plan, buffer_s: Array) -> tuple[Station, ...]:
    """One buffer for all events, flushed when `buffer_s` is over or its size is reached, then written."""
    return (
        Buffer(
            component=KEY,
            label="buffer, by time or when full",
            period_s=buffer_s,
            full_events=FIREHOSE.full_events(plan),
            buffers=plan.full(1.0),
        ),
        Transit(component=KEY, label="write to S3", seconds=plan.full(FIREHOSE_WRITE.value)),
    )


def _part(usages: tuple[Usage, ...], words: Words, stations: tuple[Station, ...], fact: str) -> Part:
    return make_part(
        KEY,
        "Data Firehose",
        Stage.INGEST,
        "firehose",
        facts=(fact, "rate_per_s", "event_bytes"),
        words=words,
        usages=usages,
        stations=stations,
    )


def _rounding(plan: Plan) -> str:
    """What rounding up makes of a record, and how many events together would leave none of it."""
    record_bytes = float(plan.bytes_per_s[0] / plan.records[0])
    together = FIREHOSE_UNIT.value // float(plan.event_bytes[0])
    if record_bytes > FIREHOSE_UNIT.value / 2 or plan.on_kafka[0]:
        return ""
    return (
        f" A record of {show_bytes(record_bytes)} is billed as 5 KB: senders that put {whole(together)} "
        "events into one, a line each, are billed for little more than they send."
    )


def _words(why: str, quantity_gb: float, buffer_s: Array, because: str, plan: Plan) -> Words:
    every_s = 1.0 / float(FIREHOSE.objects_per_s(plan, buffer_s)[0])
    return Words(
        why=why,
        size=f"{digits(quantity_gb)} GB billed a month, an object every {show_duration(every_s)}",
        settings=(
            Setting(name="IntervalInSeconds", value=whole(float(buffer_s[0])), because=because),
            Setting(name="SizeInMBs", value="128", because="objects of a size that Spark reads well"),
            Setting(
                name="Prefix",
                value="landed_date=!{timestamp:yyyy-MM-dd}/",
                because="the day an event arrived; its own day is read from event_time, see Q7",
            ),
            Setting(name="ErrorOutputPrefix", value="failed/", because="what could not be written is kept"),
        ),
        failure=(
            "It retries for 24 h and then writes to the error prefix; senders or the log keep what is new."
        ),
    )
