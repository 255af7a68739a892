"""How often a simulated day was there by its deadline, in words: the same on the page and on paper."""

from collections.abc import Mapping
from typing import Any

from advisor.documents.wording import show_share
from advisor.quantity import show_duration

TITLE = "In time for the deadline"


def deadline_words(result: Mapping[str, Any]) -> str:
    """ "98 % of 400 closes (96 % to 99 %), at the longest 5 min after one"; blank where none is known."""
    met = result.get("deadline_met")
    if not met:
        return ""
    periods = f"{met['periods']} close{'' if met['periods'] == 1 else 's'}"
    known = met["low"] is not None and met["high"] is not None
    span = f" ({show_share(met['low'])} to {show_share(met['high'])})" if known else ""
    longest = show_duration(met["longest_s"])
    return f"{show_share(met['value'])} of {periods}{span}, at the longest {longest} after one"
