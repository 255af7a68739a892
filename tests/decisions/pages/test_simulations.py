"""The simulation panel in each of its states."""

from typing import Any

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from decisions.models.decision import Decision
from decisions.models.simulation import Simulation
from decisions.pages.refusal import fault_lines
from decisions.services.pieces import work
from decisions.services.refusals import Refused
from tests.advisor.simulation.profiles.examples import MICRO_BATCH, plain_profile
from tests.decisions.make_rows import make_decision, make_simulation

HTMX = {"HX-Request": "true"}
RESULT: dict[str, Any] = {
    "events": 36_000,
    "replications": 3,
    "freshness_s": {
        "mean": 500.0,
        "p50": {"value": 480.0, "low": 470.0, "high": 490.0},
        "p95": {"value": 900.0, "low": 850.0, "high": 950.0},
        "p99": None,
        "p999": None,
    },
    "withheld": {"p99": "36,000 events are too few."},
    "promise_kept": {"value": 0.97, "low": 0.95, "high": 0.99},
    "utilisation": 0.4,
    "dropped_late": 12,
    "duplicates": 3,
    "cost_usd": "1.25",
    "backlog": {"t_s": [0.0, 300.0, 600.0], "events": [0.0, 40.0, 10.0]},
    "predicted": {"p50": 476.0, "p95": 905.0, "p99": 931.0},
    "stations": [{"component": "job", "label": "Run", "mean_s": 400.0, "utilisation": None}],
    "notes": ["Lateness is counted before the source."],
}


def panel_of(client: Client, run: Simulation, **columns: Any) -> str:
    Simulation.objects.filter(pk=run.pk).update(**columns)
    return client.get(f"/simulations/{run.public_id}/", headers=HTMX).content.decode()


def test_a_run_is_queued_and_followed(browser_of_owner: Client, decision: Decision) -> None:
    address = f"/decisions/{decision.public_id}/simulations/"
    panel = browser_of_owner.post(address, {"scenario": "peak"}, headers=HTMX).content.decode()
    run = Simulation.objects.get()
    assert run.scenario == "peak"
    assert f'hx-get="/simulations/{run.public_id}/" hx-trigger="every 1s"' in panel


def test_without_javascript_one_comes_back_to_the_page(browser_of_owner: Client, decision: Decision) -> None:
    response = browser_of_owner.post(f"/decisions/{decision.public_id}/simulations/", {"scenario": "base"})
    run = Simulation.objects.get()
    assert response["Location"] == f"/decisions/{decision.public_id}/?run={run.public_id}#simulation"
    assert browser_of_owner.get(response["Location"]).status_code == 200


def test_an_unknown_scenario_is_refused_in_words(browser_of_owner: Client, decision: Decision) -> None:
    address = f"/decisions/{decision.public_id}/simulations/"
    assert "is unknown" in browser_of_owner.post(address, {"scenario": "x"}, headers=HTMX).content.decode()
    assert browser_of_owner.post(address, {"scenario": "x"}).status_code == 409


@pytest.mark.parametrize(("progress", "shown"), [(0.0, "0 %"), (0.425, "42 %")])
def test_progress_is_shown(browser_of_owner: Client, decision: Decision, progress: float, shown: str) -> None:
    run = make_simulation(decision)
    panel = panel_of(browser_of_owner, run, status="running", progress=progress)
    assert shown in panel
    assert "Cancel" in panel


def test_a_running_simulation_shows_what_it_can_already_say(
    browser_of_owner: Client, decision: Decision
) -> None:
    run = make_simulation(decision)
    work()
    work()
    panel = browser_of_owner.get(f"/simulations/{run.public_id}/", headers=HTMX).content.decode()
    assert "2 of 3 pieces, 2 whole replications" in panel
    row = panel.split("Simulated freshness so far")[1].split("95 %</th>")[1].split("</tr>")[0]
    assert "min</td>" in row
    assert " to " in row


def test_before_a_replication_is_whole_the_rows_keep_their_place(
    browser_of_owner: Client, decision: Decision
) -> None:
    panel = panel_of(browser_of_owner, make_simulation(decision), status="running")
    table = panel.split("Simulated freshness so far")[1].split("</table>")[0]
    assert "0 of 3 pieces" in panel
    assert table.count("<td") == table.count(">–</td>") == 4


def test_a_cancelled_run_asks_no_more(browser_of_owner: Client, decision: Decision) -> None:
    run = make_simulation(decision)
    panel = browser_of_owner.post(f"/simulations/{run.public_id}/cancel/", headers=HTMX).content.decode()
    assert "Cancelled" in panel
    assert "every 1s" not in panel


def test_a_failed_run_says_why_in_words(browser_of_owner: Client, decision: Decision) -> None:
    run = make_simulation(decision)
    panel = panel_of(browser_of_owner, run, status="failed", error="A worker ran out of memory.")
    assert "A worker ran out of memory." in panel
    assert "every 1s" not in panel


def test_a_result_stands_beside_the_prediction_with_its_interval(
    browser_of_owner: Client, decision: Decision
) -> None:
    panel = panel_of(browser_of_owner, make_simulation(decision), status="done", result=RESULT)
    row = panel.split("95 %</th>")[1].split("</tr>")[0]
    assert "15 min" in row
    assert "14.2 min to 15.8 min" in row
    assert "15.1 min" in row


def test_a_percentile_that_the_sample_cannot_carry_is_withheld_with_the_reason(
    browser_of_owner: Client, decision: Decision
) -> None:
    panel = panel_of(browser_of_owner, make_simulation(decision), status="done", result=RESULT)
    assert "Withheld: 36,000 events are too few." in panel


def test_a_result_without_backlog_or_prediction_is_shown_too(
    browser_of_owner: Client, decision: Decision
) -> None:
    thin = RESULT | {"backlog": {"t_s": [], "events": []}, "predicted": None, "promise_kept": None}
    thin |= {"cost_usd": None, "stations": []}
    panel = panel_of(browser_of_owner, make_simulation(decision), status="done", result=thin)
    assert "Simulated" in panel
    assert "chart" not in panel


def test_a_run_for_former_facts_says_so(browser_of_owner: Client, decision: Decision) -> None:
    run = make_simulation(decision)
    Decision.objects.filter(pk=decision.pk).update(facts={"freshness_s": 60.0})
    assert "The facts were changed since" in panel_of(browser_of_owner, run, status="done", result=RESULT)


def test_another_decisions_run_in_the_address_is_not_shown(
    browser_of_owner: Client, decision: Decision, stranger
) -> None:
    foreign = make_simulation(make_decision(stranger))
    page = browser_of_owner.get(
        f"/decisions/{decision.public_id}/", {"run": foreign.public_id}
    ).content.decode()
    assert f"/simulations/{foreign.public_id}/" not in page


def test_a_trace_an_engine_and_a_precision_are_taken_from_the_form(
    browser_of_owner: Client, decision: Decision
) -> None:
    trace = SimpleUploadedFile("day.csv", b"minute,count\n0,600\n1,540\n")
    asked = {"option": "event_streaming", "engine": "storm", "half_width": "0.05", "trace": trace}
    address = f"/decisions/{decision.public_id}/simulations/"
    panel = browser_of_owner.post(address, asked, headers=HTMX).content.decode()
    run = Simulation.objects.get()
    assert run.trace == {"counts": [[0.0, 600.0], [1.0, 540.0]], "is_scaled": False}
    assert run.engine_profile["key"] == "storm"
    assert (run.half_width, run.replications, run.horizon_s) == (0.05, 200, 120.0)
    assert "Replays a recorded trace: 1,140 events in 2 min." in panel
    assert "A recorded trace" in panel
    assert "with its daily profile" not in panel
    assert "±5 %" in panel


def test_every_faulty_line_of_a_trace_is_shown(browser_of_owner: Client, decision: Decision) -> None:
    trace = SimpleUploadedFile("day.csv", b"0,600\n1,many\n2,-5\n")
    address = f"/decisions/{decision.public_id}/simulations/"
    panel = browser_of_owner.post(address, {"trace": trace}, headers=HTMX).content.decode()
    assert panel.count("<p>trace.counts: Line") == 2
    assert not Simulation.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("profile", b"key: [", "no YAML"),
        ("profile", b"a: &a [x]\nb: *a", "references"),
        ("profile", b"key: mine", "engine_profile.kind"),
        ("profile", b"- 1", "no mapping"),
        ("trace", b"\xff\xfe\x00", "no text in UTF-8"),
        ("trace", b"\n", "is empty"),
        ("trace", b"1\n" * 600_000, "at most 1,048,576"),
    ],
    ids=["broken", "references itself", "not whole", "a list", "no text", "empty", "too large"],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(
    browser_of_owner: Client, decision: Decision, name: str, content: bytes, fault: str
) -> None:
    asked = {"option": "event_streaming", name: SimpleUploadedFile("mine", content)}
    address = f"/decisions/{decision.public_id}/simulations/"
    assert fault in browser_of_owner.post(address, asked, headers=HTMX).content.decode()


def test_ones_own_engine_is_taken_from_a_file(browser_of_owner: Client, decision: Decision) -> None:
    mine = yaml.safe_dump(plain_profile("micro_batch", MICRO_BATCH)).encode()
    asked = {"option": "event_streaming", "profile": SimpleUploadedFile("mine.yaml", mine)}
    address = f"/decisions/{decision.public_id}/simulations/"
    assert "An engine" in browser_of_owner.post(address, asked, headers=HTMX).content.decode()
    assert Simulation.objects.get().engine_profile["parameters"]["fixed_s"]["value"] == 0.5


def test_a_refusal_names_its_field_in_words_and_a_place_in_a_file_as_the_file_does() -> None:
    refusal = Refused(
        {"half_width": ("Too wide.",), "facts.freshness_s": ("Too short.",), "trace.times.3": ("No time.",)}
    )
    assert fault_lines(refusal) == (
        "Half width: Too wide.",
        "How fresh must the result be? Too short.",
        "trace.times.3: No time.",
    )
