"""The log on Kafka: brokers by the constraint that binds, hot retention on their disks, the rest in tiers."""

import numpy as np

from advisor.blueprint.components.kafka_topic import (
    FACTS,
    HOT_WITH_TIERS_S,
    KEY,
    broker_capacity,
    copied,
    history,
    kafka_stations,
    kept,
    lingering,
    partition_count,
    produced,
    tiered,
)
from advisor.blueprint.log_choice import kinesis_s, prefers_kafka
from advisor.blueprint.numerals import counted
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, MONTH_S, Plan
from advisor.cases import Array
from advisor.cost.sizing.kafka import brokers, brokers_by_traffic_rule, disk_tb
from advisor.cost.sizing.store_limits import COMPRESSED
from advisor.cost.sizing.stream_limits import CLUSTER_BROKERS
from advisor.design import Setting, Sized, Usage
from advisor.quantity import digits, show_duration
from advisor.vocabulary import Platform, Stage


def msk(plan: Plan, consumers: int, *, keeps_history: bool = False) -> Part:
    """An MSK cluster that `consumers` read; with `keeps_history` all of it stays in tiered storage."""
    hot_s = HOT_WITH_TIERS_S if keeps_history else plan.log_retention_s
    count = partition_count(plan)
    sized = log_brokers(plan, consumers, hot_s, count)
    disk_gb = disk_tb(plan.bytes_per_s * COMPRESSED.value / 1e6, hot_s) * 1000
    crossing = plan.bytes_per_s * (1 + consumers) * (2 / 3) * 2 * MONTH_S / 1e9
    usages: tuple[Usage, ...] = (
        usage("aws.msk.m7g_large_broker_hour", sized.value * MONTH_H, sized.bound()),
        usage(
            "aws.msk.storage_gb_month", np.maximum(disk_gb, sized.value), "retention on the brokers' disks"
        ),
        usage("aws.transfer.inter_az_gb", crossing, "two in three reads and writes cross zones, both ways"),
    )
    if keeps_history:
        usages += (usage("aws.msk.tiered_gb_month", plan.history_gb, "all history stays in the log"),)
    words = Words()
    if plan.describe:
        second = brokers_by_traffic_rule(plan.peak_mb_per_s, consumers)
        settings = _settings(plan, hot_s, keeps_history=keeps_history)
        words = _words(sized, second, _why(plan, keeps_history=keeps_history), settings)
    return make_part(
        KEY,
        "Amazon MSK",
        Stage.BUFFER,
        "msk",
        facts=(*FACTS, "history_years") if keeps_history else FACTS,
        words=words,
        usages=usages,
        stations=kafka_stations(plan, keeps_history=keeps_history),
        capacity=broker_capacity(plan, sized, consumers, hot_s) if plan.describe else None,
    )


def log_brokers(plan: Plan, consumers: int, hot_s: float, count: Array) -> Sized:
    """Brokers for the traffic at the peak and the hot retention."""
    stored = plan.bytes_per_s * COMPRESSED.value / 1e6
    return brokers(plan.peak_mb_per_s, stored, consumers, hot_s, count)


def _words(sized: Sized, second: Array, why: str, settings: tuple[Setting, ...]) -> Words:
    return Words(
        why=why,
        size=(
            f"{digits(sized.value[0])} kafka.m7g.large ({sized.bound_by()}; Alibaba's traffic rule says "
            f"{digits(second[0])} larger ones)"
        ),
        settings=settings,
        failure=(
            "One broker may fail without loss or standstill (3 copies, 2 in sync); with two gone writes "
            f"wait and producers buffer.{_over_quota(sized)}"
        ),
    )


def _why(plan: Plan, *, keeps_history: bool) -> str:
    known = "The team already runs Kafka, so MSK instead of Kinesis. " if plan.runs(Platform.KAFKA) else ""
    if keeps_history:
        kept = float(plan.cases.history_years[0])
        limit = "; Kinesis keeps one year at most" if kept > 1 else ""
        return f"{known}A replay needs the log to keep {counted(kept, 'year')}{limit}."
    needed = "" if prefers_kafka(plan.facts) else _needed(plan)
    peak = digits(plan.peak_mb_per_s[0])
    return f"{needed or known}The log takes the peak of {peak} MB/s and can be read again."


def _needed(plan: Plan) -> str:
    """Why a log that somebody must run, for a team that runs none or another."""
    takes = show_duration(kinesis_s(plan.cases)[0])
    promise = show_duration(plan.cases.freshness_s[0])
    return f"Kinesis takes {takes}, more than the rest of the way leaves of {promise}, so MSK. "


def _settings(plan: Plan, hot_s: float, *, keeps_history: bool) -> tuple[Setting, ...]:
    held = tiered(hot_s, f"{history(plan)} of history") if keeps_history else kept(hot_s)
    return (*copied(plan), *produced(plan), lingering(plan), *held)


def _over_quota(sized: Sized) -> str:
    if sized.value[0] <= CLUSTER_BROKERS.value:
        return ""
    return (
        f" More than the {digits(CLUSTER_BROKERS.value)} brokers of one cluster: split the topics over "
        "several."
    )
