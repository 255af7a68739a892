"""Dropped files for a stream on AWS: a Lambda function reads each new object into the log."""

from advisor.blueprint.components.reader import Reader
from advisor.blueprint.part import usage
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.cost.sizing.stream_limits import READER_MEMORY
from advisor.design import Setting, Usage


def _usages(_plan: Plan, seconds: Array) -> tuple[Usage, ...]:
    return (
        usage("aws.lambda.gb_second", seconds * READER_MEMORY.value, "events read"),
        usage("aws.lambda.million_requests", seconds / 60 / 1e6, "a minute of reading a call"),
    )


ON_LAMBDA = Reader(
    title="File reader on Lambda",
    service="lambda",
    label="object-created event",
    trigger="the object-created event",
    usages=_usages,
    settings=(
        Setting(name="Events", value="s3:ObjectCreated:*", because="the file itself is the trigger"),
        Setting(name="MaximumRetryAttempts", value="2", because="then to the dead-letter queue"),
    ),
)
