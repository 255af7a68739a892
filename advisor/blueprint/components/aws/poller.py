"""Asking an API again and again on AWS: a Lambda function that pulls new pages into the log."""

from advisor.blueprint.components.poller import Poller
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import usage
from advisor.blueprint.plan import MONTH_S, Plan
from advisor.cases import Array
from advisor.cost.sizing.stream_limits import POLLER_MEMORY
from advisor.design import Setting, Sized, Usage


def _usages(_plan: Plan, sized: Sized, seconds: Array) -> tuple[Usage, ...]:
    return (
        usage("aws.lambda.gb_second", seconds * POLLER_MEMORY.value, sized.bound()),
        usage("aws.lambda.million_requests", sized.value * MONTH_S / 60 / 1e6, "one start a minute"),
    )


def _settings(sized: Sized) -> tuple[Setting, ...]:
    return (
        Setting(name="ScheduleExpression", value="rate(1 minute)", because="it loops within the minute"),
        Setting(name="ReservedConcurrentExecutions", value=whole(sized.value[0]), because="no overlap"),
        Setting(name="MemorySize", value="512", because="pages are passed on, not kept"),
    )


ON_LAMBDA = Poller(title="Poller on Lambda", service="lambda", usages=_usages, settings=_settings)
