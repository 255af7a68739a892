"""Durations are written so that the system they are for reads them."""

import pytest

from advisor.blueprint.dialects import flink_interval, milliseconds, rate_expression


@pytest.mark.parametrize(
    ("seconds", "literal"),
    [
        (0, "INTERVAL '0' SECOND"),
        (98.2, "INTERVAL '99' SECOND"),
        (100, "INTERVAL '0 00:01:40' DAY TO SECOND"),
        (4684, "INTERVAL '0 01:18:04' DAY TO SECOND"),
        (2.5 * 86400, "INTERVAL '2 12:00:00' DAY TO SECOND"),
        (120 * 86400, "INTERVAL '120 00:00:00' DAY(3) TO SECOND"),
    ],
)
def test_flink_reads_no_more_digits_than_its_leading_field_takes(seconds, literal):
    assert flink_interval(seconds) == literal


@pytest.mark.parametrize(
    ("seconds", "rate"),
    [
        # The service's own examples: rate(1 hour) and rate(5 hours), never rate(1 hours).
        (60, "rate(1 minute)"),
        (300, "rate(5 minutes)"),
        (3600, "rate(1 hour)"),
        (5 * 3600, "rate(5 hours)"),
        (86400, "rate(1 day)"),
        (36 * 3600, "rate(36 hours)"),
        (90, "rate(2 minutes)"),
        (1, "rate(1 minute)"),
    ],
)
def test_eventbridge_takes_whole_units_and_no_plural_for_one(seconds, rate):
    assert rate_expression(seconds) == rate


def test_no_latency_is_rounded_to_nothing():
    assert (milliseconds(0.00004), milliseconds(0.25)) == ("1 ms", "250 ms")
