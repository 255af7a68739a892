"""Durations as systems take them: an interval of Flink SQL, a string of Spark, a rate of EventBridge."""

import math

MINUTE, HOUR, DAY = 60, 3600, 86_400
UNITS = ((DAY, "day"), (HOUR, "hour"), (MINUTE, "minute"))
TWO_DIGITS = 100


def flink_interval(seconds: float) -> str:
    """The next whole second as an interval literal of Flink SQL.

    A leading field takes two digits unless it names more, and Flink refuses more than three of them
    (https://issues.apache.org/jira/browse/FLINK-19913), so what is longer is written from days to seconds.
    """
    whole = math.ceil(seconds)
    if whole < TWO_DIGITS:
        return f"INTERVAL '{whole}' SECOND"
    days, rest = divmod(whole, DAY)
    hours, rest = divmod(rest, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    leading = "DAY" if days < TWO_DIGITS else "DAY(3)"
    return f"INTERVAL '{days} {hours:02}:{minutes:02}:{rest:02}' {leading} TO SECOND"


def spark_duration(seconds: float) -> str:
    """The next whole second as Spark's functions and intervals take it: "4684 seconds"."""
    return f"{math.ceil(seconds)} seconds"


def milliseconds(seconds: float) -> str:
    """At least a millisecond, as Flink's options and Spark's triggers take it: "250 ms"."""
    return f"{max(1, round(seconds * 1000))} ms"


def rate_expression(seconds: float) -> str:
    """A rate of EventBridge: whole minutes, hours or days, the unit's plural only above 1.

    Source: docs.aws.amazon.com/eventbridge/latest/userguide/eb-rate-expressions.html.
    """
    whole = max(MINUTE, math.ceil(seconds / MINUTE) * MINUTE)
    span, word = next((span, word) for span, word in UNITS if whole % span == 0)
    count = whole // span
    return f"rate({count} {word}{'' if count == 1 else 's'})"
