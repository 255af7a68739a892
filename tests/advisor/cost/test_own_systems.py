"""Who runs the machines too pays in hours: to install each system, keep it, and answer for it at night."""

from typing import Any

import numpy as np
import pytest

from advisor.assumptions.replaced import parse_assumptions
from advisor.blueprint.compose import compose
from advisor.cases import Cases, likely_case
from advisor.cost.own_systems import own_systems
from advisor.cost.people import PeopleCost, Work, people
from advisor.cost.people_lines import people_lines
from advisor.freshness.availability import availability
from advisor.options import OPTION_BY_KEY, OPTIONS
from advisor.vocabulary import OptionKey
from tests.make import make_use_case

OWN = {"provider": "self_hosted", "region": "virtual-machines"}


def a_case(assumed: dict[str, float] | None = None, **facts: Any) -> Cases:
    return likely_case(make_use_case(**{"platforms": [], **facts}), parse_assumptions(assumed or {}))


def cost(key: str, cases: Cases) -> PeopleCost:
    return people(OPTION_BY_KEY[OptionKey(key)], cases, 1)


@pytest.mark.parametrize(
    ("option", "platforms", "systems"),
    [
        ("event_streaming", [], 6),  # four beneath, a log and an engine
        ("lambda", [], 8),  # and tables and a scheduler
        ("daily_batch", [], 6),
        ("event_streaming", ["kafka"], 5),
        ("event_streaming", ["kafka", "flink"], 4),
    ],
)
def test_systems_are_those_beneath_and_the_roles_that_nobody_fills_yet(
    option: str, platforms: list[str], systems: float
) -> None:
    assert own_systems(OPTION_BY_KEY[OptionKey(option)], a_case(platforms=platforms, **OWN)) == systems


def test_a_provider_that_runs_them_leaves_none() -> None:
    assert own_systems(OPTION_BY_KEY[OptionKey.LAMBDA], a_case(actor="report")) == 0


BY_HAND = {
    "aws": {"debezium", "timescaledb"},
    "gcp": {"debezium", "kafka"},
    "azure": {"debezium", "kafka", "flink"},
}
"""Services that stand on a provider's machines, where nobody but the team runs them."""


@pytest.mark.parametrize("actor", ["person", "machine"])
@pytest.mark.parametrize("source", ["cdc", "devices"])
@pytest.mark.parametrize("provider", ["aws", "gcp", "azure"])
def test_systems_of_ones_own_are_the_parts_of_the_design_that_stand_on_machines(
    provider: str, source: str, actor: str
) -> None:
    cases = a_case(provider=provider, region=None, source=source, actor=actor)
    for option in OPTIONS:
        design = compose(option, cases, np.array([option.headways_s[0]]))
        standing = {part.service for part in design.components} & BY_HAND[provider]
        assert own_systems(option, cases) == len(standing)


@pytest.mark.parametrize(
    ("provider", "option", "platforms", "systems"),
    [
        ("azure", "event_streaming", [], 1),  # Flink on AKS
        ("azure", "event_streaming", ["flink"], 0),
        ("azure", "kappa", [], 2),  # and Kafka on VMs
        ("azure", "continuous_micro_batch", [], 0),
        ("gcp", "event_streaming", [], 0),
        ("gcp", "kappa", [], 1),  # Kafka on Compute Engine
        ("gcp", "unified", ["kafka"], 0),
    ],
)
def test_what_a_provider_sells_machines_for_only_is_run_by_the_team(
    provider: str, option: str, platforms: list[str], systems: float
) -> None:
    case = a_case(platforms=platforms, provider=provider, region=None)
    assert own_systems(OPTION_BY_KEY[OptionKey(option)], case) == systems


def test_each_system_takes_its_hours_to_build_to_run_and_to_answer_for() -> None:
    # Six systems: 6 * 32 h over 36 months, 6 * 4 h a month, 6 * 0.5 h of pages.
    own, elsewhere = (
        cost("event_streaming", a_case(horizon_years=3, **where)) for where in (OWN, {"actor": "report"})
    )
    more = {work: float((own.hours[work] - elsewhere.hours[work])[0]) for work in Work}
    assert more == pytest.approx(
        dict.fromkeys(Work, 0.0) | {Work.BUILD: 192 / 36, Work.RUN: 24.0, Work.ON_CALL: 3.0}
    )


def test_machines_under_scheduled_runs_wait_for_the_office() -> None:
    assert cost("daily_batch", a_case(**OWN)).hours[Work.ON_CALL][0] == 0


def test_the_hours_are_the_teams_to_replace() -> None:
    lighter = a_case({"people.own_run_hours": 1}, **OWN)
    usual, less = (cost("kappa", cases).hours[Work.RUN][0] for cases in (a_case(**OWN), lighter))
    assert usual - less == pytest.approx(6 * 3)


def test_lines_say_what_machines_of_ones_own_add() -> None:
    cases = a_case(**OWN)
    lines = people_lines(cost("event_streaming", cases), OPTION_BY_KEY[OptionKey.EVENT_STREAMING], cases)
    said = {line.work: line.because for line in lines}
    assert "4 h for each of 6 systems of one's own" in said["run"]
    assert "32 h for each of 6 systems" in said["build"]
    assert "systems" not in said["debug"]


def test_half_the_time_between_failures_is_left() -> None:
    # Around the clock a failure takes an hour: 30 days of 24 h, then one.
    cases = a_case(on_call="around_the_clock", **OWN)
    assert availability(OPTION_BY_KEY[OptionKey.KAPPA], cases) == pytest.approx(np.array([720 / 721]))
