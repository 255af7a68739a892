"""Quantities are read as people write them and shown as people say them."""

import pytest

from advisor.quantity import (
    UnreadableQuantity,
    parse_quantity,
    show_busy,
    show_limit,
    show_quantity,
    show_usd,
)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("15 min", "s", 900),
        ("15min", "s", 900),
        ("900", "s", 900),
        ("1 h 30 min", "s", 5400),
        ("1h30min", "s", 5400),
        ("2 days", "s", 172_800),
        ("250 ms", "s", 0.25),
        ("1,000 s", "s", 1000),
        ("2k/s", "events/s", 2000),
        ("2 k events/s", "events/s", 2000),
        ("120 per min", "events/s", 2),
        ("8.64 million/day", "events/s", 100),
        ("1.5 KB", "B", 1500),
        ("2 KiB", "B", 2048),
        ("1 %", "share", 0.01),
        ("95 %", "%", 95),
        ("$250,000", "USD/year", 250_000),
        ("1.9M USD", "USD/year", 1_900_000),
        ("2 million", "count", 2_000_000),
        ("4x", "x", 4),
        ("6 a year", "1/year", 6),
    ],
)
def test_people_write_quantities_in_many_ways(text: str, unit: str, value: float) -> None:
    assert parse_quantity(text, unit) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "unit"),
    [("soon", "s"), ("", "s"), ("5 parsecs", "s"), ("1 KB", "s"), ("3 min", "B"), ("9" * 400, "x")],
)
def test_what_cannot_be_read_says_what_could(text: str, unit: str) -> None:
    with pytest.raises(UnreadableQuantity, match="write it like"):
        parse_quantity(text, unit)


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (900, "s", "15 min"),
        (0.2504, "s", "250 ms"),
        (86_400, "s", "24 h"),
        (172_800, "s", "2 days"),
        (5 * 365 * 86_400, "s", "5 years"),
        (float("inf"), "s", "never"),
        (1200, "events/s", "1.2 k/s"),
        (0.5, "events/s", "30/min"),
        (3_400_000, "B", "3.4 MB"),
        (0.001, "share", "0.1 %"),
        (1, "years", "1 year"),
        (20_000, "USD/month", "20,000 USD a month"),
        (1_930_000, "USD/year", "1.93 M USD a year"),
        (2_400_000, "count", "2.4 million"),
    ],
)
def test_quantities_are_shown_as_people_say_them(value: float, unit: str, shown: str) -> None:
    assert show_quantity(value, unit) == shown


def test_exact_money_keeps_its_cents() -> None:
    assert show_usd(1234.5, exact=True) == "1,234.50 USD"
    assert show_usd(0.00000945) == "under 0.01 USD"
    assert show_usd(0) == "0 USD"


@pytest.mark.parametrize(
    ("load", "shown"), [(0.97, "97 %"), (1.0, "100 %"), (2.0, "always, 2x what it can do arrives")]
)
def test_nothing_is_busier_than_always(load: float, shown: str) -> None:
    assert show_busy(load) == shown


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.0, "1 in a million"), (0.0001, "100 in a million"), (0.002, "0.2 %"), (0.05, "5 %")],
)
def test_what_is_watched_has_a_limit_that_is_a_number(share: float, words: str) -> None:
    assert show_limit(share) == words
