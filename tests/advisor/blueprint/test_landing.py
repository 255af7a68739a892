"""What lands is written when its buffer is full or its time is up, and billed and waited for accordingly."""

from decimal import Decimal

import numpy as np
import pytest

from advisor.blueprint.landing import FIREHOSE
from advisor.freshness.predict import station_age
from advisor.stations import Buffer
from tests.advisor.blueprint.made import component, design
from tests.make import make_advice_for, make_use_case

MIB_128 = 128 * 2**20
LOUD = {"source": "app_events", "rate_per_s": 2000.0, "event_bytes": 1000.0}


def buffer_of(made) -> Buffer:
    return next(station for station in made.stations if isinstance(station, Buffer))


def puts_of(made) -> float:
    return sum(
        float(used.quantity[0])
        for used in component(made, "bronze").usages
        if used.sku == "aws.s3.thousand_puts"
    )


def test_a_loud_stream_fills_the_buffer_long_before_its_time():
    # 128 MiB at 2 MB/s fill in 67 s; the longest time would be 900 s.
    made = design("daily_batch", **LOUD)
    wait_s = station_age(buffer_of(made), np.array([2000.0])).mean()[0]
    assert wait_s == pytest.approx(MIB_128 / 2e6 / 2, rel=1e-3)


def test_a_quiet_stream_waits_half_the_time_of_the_buffer():
    made = design("daily_batch", **LOUD | {"rate_per_s": 10.0})
    assert station_age(buffer_of(made), np.array([10.0])).mean()[0] == pytest.approx(450, rel=1e-3)


def test_an_object_is_written_a_flush():
    # A month of 730 h: one object each 67 s and each 900 s.
    for rate, every_s in ((2000.0, MIB_128 / 2e6), (10.0, 900.0)):
        made = design("daily_batch", **LOUD | {"rate_per_s": rate})
        assert puts_of(made) == pytest.approx(730 * 3600 / every_s / 1000, rel=0.05)


def test_the_buffer_takes_a_fifth_of_the_headway_within_a_second_and_a_quarter_of_an_hour():
    assert FIREHOSE.landing_s(np.array([1.0, 300.0, 86400.0])).tolist() == [1, 60, 900]


def test_a_small_record_is_said_to_be_billed_as_a_larger_one_and_what_that_costs():
    # 500/s of 600 B billed as 5,120 B are 6,727.7 GB, 195.10 USD at 0.029, of which 88.3 % is rounding.
    facts = {"source": "devices", "rate_per_s": 500, "event_bytes": 600, "value_usd_per_year": 0}
    made = design("daily_batch", **facts)
    said = "A record of 600 B is billed as 5 KB: senders that put 8 events into one"
    assert said in component(made, "delivery").why
    slow = {"actor": "report", "freshness_s": 2 * 86400, "window_s": 0}
    advice = make_advice_for(make_use_case(**facts | slow), draws=0)
    assert next(line for line in advice.bill if line.component == "delivery").monthly_usd == Decimal("195.10")
    assert any("would save up to 172 USD a month" in text for text in advice.warnings)


def test_records_that_are_billed_as_they_are_need_no_word():
    made = design("daily_batch", source="devices", rate_per_s=500, event_bytes=5000)
    assert "billed as" not in component(made, "delivery").why
