"""The page on simulation says what the code does: its scenarios, its limits and the names it points at."""

import importlib
import re
from pathlib import Path

import pytest

from advisor.simulation.kernels.block import CHUNK
from advisor.simulation.output_analysis import withheld_because
from advisor.simulation.plan import EVENTS_A_PIECE, EXACT_EVENTS, PARTITIONED, SPAN_PERIODS
from advisor.simulation.precision import FEWEST, LOOK_AHEAD
from advisor.simulation.scenario import HOUR, LATE_STORM, RESTART_S, Scenario
from advisor.simulation.sketch import BUCKETS, RELATIVE_ERROR

PAGE = (Path(__file__).parents[3] / "docs/methods-simulation.md").read_text()
NAMED = re.findall(r"`(closes|load|files|lateness|sketch|comparison|precision)\.(\w+)`", PAGE)


@pytest.mark.parametrize("scenario", Scenario)
def test_every_scenario_stands_on_the_page(scenario: Scenario) -> None:
    assert f"| {scenario.value} |" in PAGE


@pytest.mark.parametrize(("module", "name"), NAMED)
def test_what_the_page_points_at_exists(module: str, name: str) -> None:
    assert hasattr(importlib.import_module(f"advisor.simulation.{module}"), name)


def test_the_page_points_at_something() -> None:
    assert len(NAMED) >= 4


def test_the_limits_are_those_of_the_page() -> None:
    assert EXACT_EVENTS == 2.5e9
    assert "at most 2.5 billion events" in PAGE
    assert f"{EVENTS_A_PIECE / 1e6:.1f} million events" in PAGE
    assert (SPAN_PERIODS, PARTITIONED) == (4, 16)
    assert "a sixteenth" in PAGE
    assert "covers four periods" in PAGE.replace("\n", " ")
    assert f"blocks of {CHUNK:,}" in PAGE
    assert f"{BUCKETS:,} buckets" in PAGE
    assert RELATIVE_ERROR <= 0.0079
    assert (FEWEST, LOOK_AHEAD) == (5, 5)


def test_the_scenarios_numbers_are_those_of_the_page() -> None:
    assert (HOUR, LATE_STORM, RESTART_S) == (3600, 10, 60)
    assert "for an hour" in PAGE
    assert "stops for 60 s" in PAGE


@pytest.mark.parametrize(("share", "needed"), [(0.99, 1000), (0.999, 10_000)])
def test_a_percentile_needs_as_many_events_as_the_page_says(share: float, needed: int) -> None:
    assert withheld_because(share, needed, 0.0) is None
    assert withheld_because(share, needed * 0.9, 0.0) is not None
    assert f"{needed:,} for p" in PAGE
