"""Which log: the provider's own, which nobody has to run, unless the team runs Kafka or must be faster.

How fast it must be, the promise says: neither the value nor how it falls chooses the log, nor the share of
events that is promised. So none of these, made better, can lead to a log that makes an option worse.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from advisor.blueprint.latencies import (
    DEBEZIUM_POLL,
    DYNAMODB_PUT,
    EVENT_HUBS,
    FAN_OUT_BELOW,
    GATEWAY_CALL,
    KAFKA_WRITE,
    KINESIS_FAN_OUT,
    KINESIS_PUT,
    KINESIS_SHARED,
    OBJECT_EVENT,
    POLL_CALL,
    PUBSUB_DELIVERY,
    REDIS_CALL,
)
from advisor.cases import Array, Cases, Flags, of_facts
from advisor.cost.sizing.flink import buffer_timeout_s
from advisor.options import Option
from advisor.use_case import UseCase
from advisor.vocabulary import OptionKey, Platform, Provider, Source

LOG = "log"
"""The component's key, whichever log it is."""
ON_SPARK = frozenset({OptionKey.CONTINUOUS_MICRO_BATCH, OptionKey.UNIFIED})
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


def on_kafka(option: Option, cases: Cases, collected_s: Array) -> Flags:
    """Where the log is Kafka (cases,); `collected_s` is what senders, windows and triggers wait in all."""
    managed = MANAGED_LOGS.get(cases.facts.provider)
    if managed is None or prefers_kafka(cases.facts):
        return np.ones(cases.size, dtype=bool)
    if option.key in ON_SPARK and not managed.is_read_by_spark:
        return np.ones(cases.size, dtype=bool)
    return needed_for_promise(cases, collected_s)


def needed_for_promise(cases: Cases, collected_s: Array) -> Flags:
    """Where the rest of the path leaves something of the promise, but less than the provider's log takes."""
    left_s = cases.freshness_s - rest_s(cases, collected_s)
    return np.asarray((left_s > KAFKA_WRITE.value / 2) & (left_s < managed_s(cases)), dtype=np.bool_)


@of_facts
def kinesis_s(cases: Cases) -> Array:
    """From put to read: with enhanced fan-out where the promise is tight, shared otherwise."""
    fans_out = cases.freshness_s < FAN_OUT_BELOW.value
    return KINESIS_PUT.value + np.where(fans_out, KINESIS_FAN_OUT.value, KINESIS_SHARED.value)


def _pubsub_s(cases: Cases) -> Array:
    return np.full(cases.size, PUBSUB_DELIVERY.value)


def _event_hubs_s(cases: Cases) -> Array:
    return np.full(cases.size, EVENT_HUBS.value)


def managed_s(cases: Cases) -> Array:
    """From put to read in the log that the provider runs, which it must have."""
    return MANAGED_LOGS[cases.facts.provider].seconds(cases)


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagedLog:
    """A log of the provider's own: what it takes from put to read, and whether Spark streams from it."""

    seconds: Callable[[Cases], Array]
    is_read_by_spark: bool
    speaks_kafka: bool = False
    """Whether readers use its Kafka endpoint."""


MANAGED_LOGS: Mapping[Provider, ManagedLog] = {
    Provider.AWS: ManagedLog(seconds=kinesis_s, is_read_by_spark=True),
    Provider.GCP: ManagedLog(seconds=_pubsub_s, is_read_by_spark=False),
    Provider.AZURE: ManagedLog(seconds=_event_hubs_s, is_read_by_spark=True, speaks_kafka=True),
}
"""A provider that is not named here has none, and its log is Kafka always."""


def speaks_kafka(provider: Provider) -> bool:
    """Whether readers of the provider's own log use Kafka's protocol."""
    return provider in MANAGED_LOGS and MANAGED_LOGS[provider].speaks_kafka


def rest_s(cases: Cases, collected_s: Array) -> Array:
    """Every event is through everything but the log within this time."""
    waits_s = cases.arrival_interval_s + collected_s + buffer_timeout_s(cases.freshness_s)
    calls_s = DOOR_S[cases.facts.source] + cases.lookups * REDIS_CALL.value + DYNAMODB_PUT.value
    return np.asarray(calls_s + waits_s)
