"""The door for applications' events: an HTTP API whose requests carry what a sender collected."""

from advisor.blueprint.components.aws.machines import XLARGE
from advisor.blueprint.components.door import FACTS, KEY, REFUSED, collected, stations
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_S, Flags, Plan
from advisor.cost.sizing.ingest import kafka_proxies, requests_per_s
from advisor.design import Setting, Sized, Usage
from advisor.quantity import show_rate
from advisor.vocabulary import Stage


def gateway(plan: Plan, to_kafka: Flags) -> Part:
    """An API Gateway HTTP API in front of the log, with a REST proxy on EC2 where the log is Kafka."""
    requests = requests_per_s(plan.rate, plan.event_bytes, plan.linger_s)
    usages: tuple[Usage, ...] = (
        usage("aws.api_gateway.million_http_requests", requests.value * MONTH_S / 1e6, requests.bound()),
    )
    if to_kafka.any():
        proxies = kafka_proxies(plan.peak_records)
        usages += XLARGE.usages(plan, proxies.value, proxies.bound(), to_kafka)
    return make_part(
        KEY,
        "API Gateway",
        Stage.INGEST,
        "api_gateway",
        facts=FACTS,
        words=_words(plan, requests, to_kafka=bool(to_kafka[0])) if plan.describe else Words(),
        usages=usages,
        stations=stations(plan),
    )


def _words(plan: Plan, requests: Sized, *, to_kafka: bool) -> Words:
    return Words(
        why=f"{collected(plan)}.",
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
        failure=REFUSED,
    )


def _integration(*, to_kafka: bool) -> Setting:
    if to_kafka:
        return Setting(
            name="ConnectionType", value="VPC_LINK", because="to a Kafka REST proxy beside the brokers"
        )
    return Setting(
        name="IntegrationSubtype", value="Kinesis-PutRecord", because="no code between door and log"
    )
