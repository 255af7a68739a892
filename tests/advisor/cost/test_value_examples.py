"""Four worked examples of value over time, made by hand: fraud, inventory, engagement, operations.

Decay keeps 2^-(t / h) of a fixed time t and (1 - 2^-(w / h)) / (w / h x ln 2) of a wait uniform in w, for a
half-life h; a cliff keeps the share that is in time.
"""

from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from advisor.cases import likely_case
from advisor.cost.value import attainable_share, value_kept_share, value_usd_per_year
from advisor.freshness.age import Age
from tests.make import make_use_case

PAGE = (Path(__file__).parents[3] / "docs/methods-cost.md").read_text()
MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0


def decayed(seconds: float, half_life_s: float) -> float:
    return 2 ** -(seconds / half_life_s)


def decayed_over(wait_s: float, half_life_s: float) -> float:
    lives = wait_s / half_life_s
    return (1 - 2**-lives) / (lives * log(2))


@dataclass(frozen=True, kw_only=True)
class Example:
    """Facts of the value, an age of the pipeline, and the share that is left, by hand."""

    name: str
    facts: dict[str, Any]
    constant_s: float
    wait_s: float = 0.0
    kept: float
    on_page: str


FRAUD = {"actor": "machine", "value_half_life_s": 30, "reaction_s": 0.5}
STOCK = {
    "actor": "person", "value_shape": "cliff", "value_half_life_s": 6 * HOUR,
    "reaction_s": HOUR, "viewing_interval_s": 0,
}  # fmt: skip
FEED = {"actor": "machine", "value_half_life_s": 10 * MINUTE, "reaction_s": 0}
DESK = {"actor": "person", "value_half_life_s": DAY, "reaction_s": 0, "viewing_interval_s": DAY}

EXAMPLES = (
    Example(
        name="fraud, event by event", facts=FRAUD, constant_s=1.5, kept=decayed(2, 30), on_page="95.5 %"
    ),
    Example(
        name="fraud, every 15 min", facts=FRAUD, constant_s=59.5, wait_s=15 * MINUTE,
        kept=decayed(60, 30) * decayed_over(900, 30), on_page="1.2 %",
    ),
    Example(
        name="inventory, every hour", facts=STOCK, constant_s=600, wait_s=HOUR, kept=1.0, on_page="100.0 %"
    ),
    Example(
        name="inventory, every day", facts=STOCK, constant_s=1800, wait_s=DAY,
        kept=(6 * HOUR - HOUR - 1800) / DAY, on_page="18.8 %",
    ),
    Example(
        name="engagement, event by event", facts=FEED, constant_s=5, kept=decayed(5, 600), on_page="99.4 %"
    ),
    Example(
        name="engagement, every hour", facts=FEED, constant_s=0, wait_s=HOUR,
        kept=decayed_over(HOUR, 600), on_page="23.7 %",
    ),
    Example(
        name="operations, alert at 2", facts=DESK, constant_s=0, kept=decayed_over(DAY, DAY), on_page="72.1 %"
    ),
    Example(
        name="operations, every hour", facts=DESK, constant_s=0, wait_s=HOUR,
        kept=decayed_over(DAY, DAY) * decayed_over(HOUR, DAY), on_page="71.1 %",
    ),
)  # fmt: skip


def aged(example: Example) -> Age:
    widths = (np.array([example.wait_s]),) if example.wait_s else ()
    return Age(constant_s=np.array([example.constant_s]), widths_s=widths)


def case_of(example: Example, **changes: Any) -> Any:
    facts = {"arrival_interval_s": 0, "viewing_interval_s": 0, "value_usd_per_year": 1_000_000}
    return likely_case(make_use_case(**facts | example.facts | changes))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_keeps_what_was_worked_out_by_hand(example: Example) -> None:
    case = case_of(example)
    assert value_kept_share(aged(example), case)[0] == pytest.approx(example.kept, abs=2e-4)
    assert value_usd_per_year(aged(example), case)[0] == pytest.approx(1e6 * example.kept, abs=200)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_stands_on_the_page(example: Example) -> None:
    assert f"{100 * example.kept:.1f} %" == example.on_page
    name, _, how = example.name.partition(", ")
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| {name} | {how} |"))
    assert row.endswith(f"| {example.on_page} |")


def test_an_alert_at_two_that_is_read_at_nine_gains_what_the_desk_leaves_it() -> None:
    """A look a day leaves 72.1 % to any pipeline; an hour's wait costs 1 % of the value, not 24."""
    alert, hourly = EXAMPLES[6:]
    case = case_of(alert)
    assert value_kept_share(aged(alert), case) == pytest.approx(attainable_share(case))
    lost = value_kept_share(aged(alert), case) - value_kept_share(aged(hourly), case)
    assert lost[0] == pytest.approx(0.0103, abs=1e-4)


def test_a_desk_that_looks_all_the_time_gains_what_the_alert_saves() -> None:
    alert, hourly = EXAMPLES[6:]
    watched = case_of(alert, viewing_interval_s=0)
    assert value_kept_share(aged(alert), watched)[0] == pytest.approx(1)
    assert value_kept_share(aged(hourly), watched)[0] == pytest.approx(decayed_over(HOUR, DAY))


def test_a_season_earns_the_years_value_in_its_weeks() -> None:
    fraud = EXAMPLES[0]
    whole, season = case_of(fraud), case_of(fraud, season_weeks=6)
    assert value_usd_per_year(aged(fraud), season) == pytest.approx(value_usd_per_year(aged(fraud), whole))
