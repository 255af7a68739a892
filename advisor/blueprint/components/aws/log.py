"""The log that a stream reads: Kinesis or Kafka, in each case the one that fits (see `log_choice`)."""

from advisor.blueprint.components.aws.kinesis import kinesis
from advisor.blueprint.components.aws.msk import msk
from advisor.blueprint.either import either
from advisor.blueprint.part import Part
from advisor.blueprint.plan import Plan


def log(plan: Plan, consumers: int) -> Part:
    """The log that `consumers` read; where cases differ, each is billed and waits for its own."""
    if plan.on_kafka.all():
        return msk(plan, consumers)
    if not plan.on_kafka.any():
        return kinesis(plan, consumers)
    return either(plan.on_kafka, msk(plan, consumers), kinesis(plan, consumers))
