"""The log that a stream reads on Google Cloud: Pub/Sub or Kafka, in each case the one that fits."""

from advisor.blueprint.components.gcp.kafka import kafka
from advisor.blueprint.components.gcp.pubsub import pubsub
from advisor.blueprint.either import either
from advisor.blueprint.part import Part
from advisor.blueprint.plan import Plan


def log(plan: Plan, consumers: int) -> Part:
    """The log that `consumers` read; where cases differ, each is billed and waits for its own."""
    if plan.on_kafka.all():
        return kafka(plan, consumers)
    if not plan.on_kafka.any():
        return pubsub(plan, consumers)
    return either(plan.on_kafka, kafka(plan, consumers), pubsub(plan, consumers))
