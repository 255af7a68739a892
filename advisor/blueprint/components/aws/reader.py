"""Dropped files for a stream: a function reads each new object and puts its events into the log."""

from advisor.blueprint.latencies import OBJECT_EVENT
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_S, Plan
from advisor.cost.sizing.stream_limits import READER_EVENTS, READER_MEMORY
from advisor.design import Setting, Transit
from advisor.quantity import show_duration, show_rate
from advisor.vocabulary import Stage

KEY = "reader"


def reader(plan: Plan) -> Part:
    """A Lambda function on the bucket's object-created event."""
    seconds = plan.rate / READER_EVENTS.value * MONTH_S
    return make_part(
        KEY,
        "File reader on Lambda",
        Stage.INGEST,
        "lambda",
        facts=("source", "arrival_interval_s", "rate_per_s"),
        words=_words(plan) if plan.describe else Words(),
        usages=(
            usage("aws.lambda.gb_second", seconds * READER_MEMORY.value, "events read"),
            usage("aws.lambda.million_requests", seconds / 60 / 1e6, "a minute of reading a call"),
        ),
        stations=(
            Transit(component=KEY, label="object-created event", seconds=plan.full(OBJECT_EVENT.value)),
        ),
    )


def _words(plan: Plan) -> Words:
    interval = show_duration(plan.cases.arrival_interval_s[0])
    return Words(
        why=(
            f"Files come every {interval}; the object-created event starts the reading, so that no poll "
            "adds a wait."
        ),
        size=f"{show_rate(READER_EVENTS.value)} each, {show_rate(plan.rate[0])} on average",
        settings=(
            Setting(name="Events", value="s3:ObjectCreated:*", because="the file itself is the trigger"),
            Setting(name="MaximumRetryAttempts", value="2", because="then to the dead-letter queue"),
        ),
        failure=(
            "The event is delivered again; half-read files are read again, and event ids remove what came "
            "twice."
        ),
    )
