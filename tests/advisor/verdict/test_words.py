"""What the verdict says stays a sentence at its edges: no end of a backlog, no pager, a title inside it."""

from typing import Any

import pytest

from advisor.options import OPTIONS
from advisor.quantity import show_usd
from tests.make import make_advice_for, make_use_case

FASTER_THAN_A_RUN = {"source": "devices", "rate_per_s": 300_000, "event_bytes": 200, "keys": 5_000_000}
LATE = {"freshness_s": 300, "late_share": 0.1, "late_p99_s": 86400, "window_s": 60, "profile": "flat"}


def test_a_backlog_without_end_is_told_as_one_and_not_as_an_age() -> None:
    found = make_advice_for(make_use_case(**FASTER_THAN_A_RUN, **LATE), draws=4)
    texts = [veto.text for option in found.ranking for veto in option.vetoes]
    assert any("not usable within 5 min: they fall ever further behind." in text for text in texts)
    assert not any("within never" in text for text in texts)


@pytest.mark.parametrize(
    ("on_call", "words"),
    [("none", "a pager that nobody carries"), ("office", "a pager answered in office hours")],
)
def test_a_pager_that_nobody_carries_is_not_answered_never(on_call: str, words: str) -> None:
    facts: dict[str, Any] = {"on_call": on_call}
    found = make_advice_for(make_use_case(**facts), draws=4)
    said = {each.because for option in found.ranking for each in option.criteria}
    assert any(words in because for because in said)


def test_an_option_named_in_mid_sentence_has_no_capital() -> None:
    finding = make_advice_for(make_use_case(), draws=4).second_method.finding
    assert not any(option.title in finding for option in OPTIONS)


def test_where_value_falls_within_seconds_a_faster_log_is_named_with_what_it_would_bring() -> None:
    # Two readers share a stream: 420 ms against 20 ms. A value that halves every 10 s gains 2^(0.4 / 10) - 1.
    facts: dict[str, Any] = {
        "actor": "machine",
        "viewing_interval_s": 0,
        "reaction_s": 0,
        "freshness_s": 30,
        "platforms": [],
        "value_usd_per_year": 10_000_000,
        "on_call": "around_the_clock",
        "source": "app_events",
    }
    fast, slow = (
        make_advice_for(make_use_case(**facts, value_half_life_s=half_life_s), draws=0)
        for half_life_s in (10, 3600)
    )
    gained = show_usd(float(fast.ranking[0].value_usd_per_year) * (2**0.04 - 1))
    assert any("400 ms longer than Kafka" in text and gained in text for text in fast.warnings)
    assert not any("Kafka" in text for text in slow.warnings)
