"""What the verdict says stays a sentence at its edges: no end of a backlog, no pager, a title inside it."""

from typing import Any

import pytest

from advisor.options import OPTIONS
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
