"""Which log: Kinesis, which nobody has to run, unless the team runs Kafka or a faster one is needed."""

import numpy as np

from advisor.blueprint.latencies import (
    DEBEZIUM_POLL,
    DYNAMODB_PUT,
    FAN_OUT_BELOW,
    GATEWAY_CALL,
    KAFKA_WRITE,
    KINESIS_FAN_OUT,
    KINESIS_PUT,
    KINESIS_SHARED,
    LOG_WORTH,
    OBJECT_EVENT,
    POLL_CALL,
    REDIS_CALL,
)
from advisor.cases import Array, Cases, Flags, of_facts
from advisor.cost.sizing.flink import buffer_timeout_s
from advisor.use_case import UseCase
from advisor.vocabulary import Platform, Source, ValueShape

DOOR_S = {
    Source.APP_EVENTS: GATEWAY_CALL.value,
    Source.CDC: DEBEZIUM_POLL.value,
    Source.API_PULL: POLL_CALL.value,
    Source.FILE_DROP: OBJECT_EVENT.value,
    Source.DEVICES: 0.0,
}


def prefers_kafka(facts: UseCase) -> bool:
    """Whether the team runs Kafka and no Kinesis: then nothing else is asked."""
    return Platform.KAFKA in facts.platforms and Platform.KINESIS not in facts.platforms


def writes_directly(facts: UseCase, *, keeps_history: bool) -> bool:
    """Applications of a team that runs Kafka write with its own client; others need a door."""
    is_known = Platform.KAFKA in facts.platforms if keeps_history else prefers_kafka(facts)
    return facts.source is Source.APP_EVENTS and is_known


def on_kafka(cases: Cases, collected_s: Array) -> Flags:
    """Where the log is Kafka (cases,); `collected_s` is what senders, windows and triggers wait in all."""
    if prefers_kafka(cases.facts):
        return np.ones(cases.size, dtype=bool)
    return needed_for_promise(cases, collected_s) | worth_its_brokers(cases)


def needed_for_promise(cases: Cases, collected_s: Array) -> Flags:
    """Where the rest of the path leaves something of the promise, but less than Kinesis takes."""
    left_s = cases.freshness_s - rest_s(cases, collected_s)
    return np.asarray((left_s > KAFKA_WRITE.value / 2) & (left_s < kinesis_s(cases)), dtype=np.bool_)


@of_facts
def worth_its_brokers(cases: Cases) -> Flags:
    """Where value decays so fast that what Kinesis takes longer costs more a year than brokers do."""
    if cases.facts.value_shape is not ValueShape.DECAY:
        return np.zeros(cases.size, dtype=bool)
    longer_s = kinesis_s(cases) - KAFKA_WRITE.value
    lost = 1 - 2 ** (-longer_s / np.maximum(cases.value_half_life_s, 1e-3))
    return np.asarray(cases.value_usd_per_year * lost > LOG_WORTH.value, dtype=np.bool_)


@of_facts
def kinesis_s(cases: Cases) -> Array:
    """From put to read: with enhanced fan-out where the promise is tight, shared otherwise."""
    fans_out = cases.freshness_s < FAN_OUT_BELOW.value
    return KINESIS_PUT.value + np.where(fans_out, KINESIS_FAN_OUT.value, KINESIS_SHARED.value)


def rest_s(cases: Cases, collected_s: Array) -> Array:
    """The promised share of events is through everything but the log within this time."""
    waits_s = cases.arrival_interval_s + collected_s + buffer_timeout_s(cases.freshness_s)
    calls_s = DOOR_S[cases.facts.source] + cases.lookups * REDIS_CALL.value + DYNAMODB_PUT.value
    return np.asarray(calls_s + waits_s * cases.freshness_percentile / 100)
