"""The log that a stream reads: the provider's own or Kafka, in each case the one that fits."""

from collections.abc import Callable

from advisor.blueprint.either import either
from advisor.blueprint.part import Part
from advisor.blueprint.plan import Plan

BuildLog = Callable[[Plan, int], Part]
"""Built for so many consumers, the first of them live."""


def fitting(kafka: BuildLog, managed: BuildLog) -> BuildLog:
    """The log that so many consumers read; where cases differ, each is billed and waits for its own."""

    def log(plan: Plan, consumers: int) -> Part:
        if plan.on_kafka.all():
            return kafka(plan, consumers)
        if not plan.on_kafka.any():
            return managed(plan, consumers)
        return either(plan.on_kafka, kafka(plan, consumers), managed(plan, consumers))

    return log
