"""The page that sets two runs beside each other."""

import pytest
from django.test import Client

from decisions.models.decision import Decision
from decisions.models.simulation import Simulation
from tests.decisions.make_rows import make_simulation, run_to_the_end


@pytest.fixture
def runs(decision: Decision) -> list[Simulation]:
    made = [make_simulation(decision, scenario=scenario) for scenario in ("base", "ten_times")]
    run_to_the_end()
    return made


def page(browser: Client, run: Simulation, other: str = "") -> str:
    return browser.get(f"/simulations/{run.public_id}/comparison/?with={other}").content.decode()


def test_runs_to_choose_from_are_those_that_met_the_same_events(
    browser_of_owner: Client, decision: Decision, runs: list[Simulation]
) -> None:
    other_seed = make_simulation(decision, seed=9)
    run_to_the_end()
    shown = page(browser_of_owner, runs[0])
    assert f'value="{runs[1].public_id}"' in shown
    assert other_seed.public_id not in shown


def test_two_runs_stand_beside_each_other(browser_of_owner: Client, runs: list[Simulation]) -> None:
    shown = page(browser_of_owner, runs[0], runs[1].public_id)
    assert "Ten times the load" in shown
    assert "Usable within, for half of the events" in shown
    assert "Over 3 pairs of replications" in shown


def test_shares_differ_by_percentage_points(browser_of_owner: Client, runs: list[Simulation]) -> None:
    row = page(browser_of_owner, runs[0], runs[1].public_id).split("Promise kept")[1].split("</tr>")[0]
    first, second, difference = row.split("</td>")[:3]
    assert first.endswith(" %")
    assert second.endswith(" %")
    assert difference.endswith(" points")


def test_without_another_run_it_says_what_to_do(browser_of_owner: Client, decision: Decision) -> None:
    run = make_simulation(decision)
    run_to_the_end()
    assert "Run another scenario or another option" in page(browser_of_owner, run)


def test_a_run_that_cannot_be_compared_is_refused_in_words(
    browser_of_owner: Client, runs: list[Simulation]
) -> None:
    address = f"/simulations/{runs[0].public_id}/comparison/?with={runs[0].public_id}"
    response = browser_of_owner.get(address)
    assert response.status_code == 409
    assert "same run" in response.content.decode()


def test_a_stranger_finds_no_comparison(browser_of_stranger: Client, runs: list[Simulation]) -> None:
    assert browser_of_stranger.get(f"/simulations/{runs[0].public_id}/comparison/").status_code == 404


def test_what_was_changed_in_between_is_said(browser_of_owner: Client, runs: list[Simulation]) -> None:
    Simulation.objects.filter(pk=runs[1].pk).update(
        facts=runs[1].facts | {"rate_per_s": 77.0}, engine_profile={"title": "Storm 1.2"}
    )
    shown = page(browser_of_owner, runs[0], runs[1].public_id)
    assert "The facts were changed in between" in shown
    assert "as measured of Storm 1.2 in the other" in shown
