"""The log on Kinesis: shards for the peak, retention for a standstill, fan-out for a tight promise."""

import numpy as np

from advisor.blueprint.latencies import FAN_OUT_BELOW, KINESIS_FAN_OUT, KINESIS_PUT, KINESIS_SHARED
from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, MONTH_S, Flags, Plan
from advisor.cost.sizing.carried import shards_carry
from advisor.cost.sizing.kinesis import put_units, shards
from advisor.design import Capacity, Setting, Sized, Usage
from advisor.quantity import digits, show_bytes, show_duration, show_rate
from advisor.stations import Transit
from advisor.vocabulary import OnCall, Platform, Stage

KEY = "log"
ON_CALL = {
    OnCall.NONE: "nobody on call",
    OnCall.OFFICE: "on call in office hours",
    OnCall.AROUND_THE_CLOCK: "on call around the clock",
}


def kinesis(plan: Plan, consumers: int) -> Part:
    """A provisioned stream that `consumers` read, the first of them live."""
    peak_bytes = plan.peak * plan.event_bytes / plan.peak_records
    sized = shards(peak_bytes, plan.peak_records, consumers)
    fans_out = plan.cases.freshness_s < FAN_OUT_BELOW.value
    read_s = np.where(fans_out, KINESIS_FAN_OUT.value, KINESIS_SHARED.value * consumers)
    return make_part(
        KEY,
        "Kinesis Data Streams",
        Stage.BUFFER,
        "kinesis",
        facts=("rate_per_s", "peak_factor", "event_bytes", "freshness_s", "on_call"),
        words=_words(plan, sized, fans_out=bool(fans_out[0])) if plan.describe else Words(),
        usages=_usages(plan, sized, fans_out),
        capacity=_capacity(plan, sized, consumers) if plan.describe else None,
        stations=(
            Transit(component=KEY, label="put", seconds=plan.full(KINESIS_PUT.value)),
            Transit(component=KEY, label="read", seconds=read_s),
        ),
    )


def _capacity(plan: Plan, sized: Sized, consumers: int) -> Capacity:
    """In events: senders are taken to put as many of them into a record as at the peak."""
    each = plan.peak / plan.peak_records
    records = shards_carry(sized.value, each * plan.event_bytes, consumers)
    carries = Sized(value=records.value * each, constraints=records.constraints, binding=records.binding)
    return Capacity(noun="shard", units=sized, carries=carries)


def _usages(plan: Plan, sized: Sized, fans_out: Flags) -> tuple[Usage, ...]:
    shard_hours = sized.value * MONTH_H
    units = put_units(plan.bytes_per_s / plan.records, plan.records * MONTH_S)
    usages = [
        usage("aws.kinesis.shard_hour", shard_hours, sized.bound()),
        usage("aws.kinesis.million_put_units", units / 1e6, "records of 25 KB at most"),
    ]
    if plan.log_retention_s > 86400:
        usages.append(
            usage("aws.kinesis.extended_retention_shard_hour", shard_hours, "retention beyond 24 h")
        )
    if fans_out.any():
        data_gb = np.where(fans_out, plan.bytes_per_s * MONTH_S / 1e9, 0.0)
        usages.append(usage("aws.kinesis.fan_out_gb", data_gb, "data read by the live consumer"))
        hours = np.where(fans_out, shard_hours, 0.0)
        usages.append(usage("aws.kinesis.fan_out_consumer_shard_hour", hours, "a promise below 5 s"))
    return tuple(usages)


def _words(plan: Plan, sized: Sized, *, fans_out: bool) -> Words:
    retention = show_duration(plan.log_retention_s)
    known = " The team already runs Kinesis." if plan.runs(Platform.KINESIS) else ""
    claim = (
        " Payloads above 1 MB stay in S3 and the record carries their address." if plan.is_large[0] else ""
    )
    return Words(
        why=(
            f"The log takes the peak of {show_rate(plan.peak[0])} ({digits(plan.peak_mb_per_s[0])} MB/s) "
            f"and can be read again for {retention}.{known}{claim}"
        ),
        size=f"{counted(float(sized.value[0]), 'shard')} ({sized.bound_by()})",
        settings=(
            Setting(name="StreamMode", value="PROVISIONED", because="the peak is known"),
            Setting(name="ShardCount", value=whole(sized.value[0]), because=sized.bound_by()),
            Setting(
                name="RetentionPeriodHours",
                value=whole(plan.log_retention_s / 3600),
                because=_retention(plan),
            ),
            Setting(
                name="RegisterStreamConsumer" if fans_out else "GetRecords",
                value="enhanced fan-out" if fans_out else "shared throughput",
                because="the promise is below 5 s" if fans_out else "the promise is not below 5 s",
            ),
        ),
        failure=(
            f"Spread over three zones; consumers go on from their checkpoint within {retention}, senders "
            "retry."
        ),
    )


def _retention(plan: Plan) -> str:
    longest = "a day" if plan.log_retention_s <= 86400 else "a weekend and the repair after it"
    return f"{ON_CALL[plan.facts.on_call]}: {longest}, {show_bytes(plan.bytes_per_s[0])}/s kept"
