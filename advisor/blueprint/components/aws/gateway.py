"""The door for applications' events: an HTTP API whose requests carry what a sender collected."""

import numpy as np

from advisor.blueprint.latencies import GATEWAY_CALL
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, MONTH_S, Flags, Plan
from advisor.cost.sizing.ingest import kafka_proxies, requests_per_s
from advisor.cost.sizing.stream_limits import PRODUCERS
from advisor.design import Gate, Setting, Sized, Transit, Usage
from advisor.quantity import digits, show_duration, show_rate
from advisor.vocabulary import Stage

KEY = "gateway"


def gateway(plan: Plan, to_kafka: Flags) -> Part:
    """An API Gateway HTTP API in front of the log, with a REST proxy on EC2 where the log is Kafka."""
    requests = requests_per_s(plan.rate, plan.event_bytes, plan.linger_s)
    usages: tuple[Usage, ...] = (
        usage("aws.api_gateway.million_http_requests", requests.value * MONTH_S / 1e6, requests.bound()),
    )
    if to_kafka.any():
        proxies = kafka_proxies(plan.peak_records)
        hours = np.where(to_kafka, proxies.value * MONTH_H, 0.0)
        usages += (usage("aws.ec2.m6g_xlarge_hour", hours, proxies.bound()),)
    return make_part(
        KEY,
        "API Gateway",
        Stage.INGEST,
        "api_gateway",
        facts=("source", "rate_per_s", "freshness_s", "event_bytes"),
        words=_words(plan, requests, to_kafka=bool(to_kafka[0])) if plan.describe else Words(),
        usages=usages,
        stations=(
            Gate(
                component=KEY, label="events collected by the sender", period_s=plan.linger_s, is_shared=False
            ),
            Transit(component=KEY, label="request", seconds=plan.full(GATEWAY_CALL.value)),
        ),
    )


def _words(plan: Plan, requests: Sized, *, to_kafka: bool) -> Words:
    linger = show_duration(plan.linger_s[0])
    return Words(
        why=(
            "Applications send events over HTTP and need one authenticated door. A sender collects events "
            f"for {linger} (a twentieth of the promise, 1 s at most), {digits(PRODUCERS.value)} senders "
            "assumed."
        ),
        size=f"{show_rate(requests.value[0])} requests",
        settings=(
            Setting(
                name="ProtocolType", value="HTTP", because="cheaper than REST, and nothing here needs REST"
            ),
            _integration(to_kafka=to_kafka),
            Setting(
                name="ThrottlingBurstLimit",
                value=whole(max(1.0, 2 * float(plan.peak_records[0]))),
                because="twice the requests at the peak",
            ),
        ),
        failure="Senders get 5xx and retry with back-off; what they cannot keep meanwhile is lost.",
    )


def _integration(*, to_kafka: bool) -> Setting:
    if to_kafka:
        return Setting(
            name="ConnectionType", value="VPC_LINK", because="to a Kafka REST proxy beside the brokers"
        )
    return Setting(
        name="IntegrationSubtype", value="Kinesis-PutRecord", because="no code between door and log"
    )
