import pytest

from decisions.models.simulation import Simulation
from tests.decisions.make_rows import make_decision, make_simulation, run_to_the_end


@pytest.fixture
def runs(owner) -> tuple[Simulation, Simulation]:
    """An ordinary day and its peak, done."""
    decision = make_decision(owner)
    made = [make_simulation(decision, scenario=scenario) for scenario in ("base", "peak")]
    run_to_the_end()
    for run in made:
        run.refresh_from_db()
    return made[0], made[1]


def compared(api, base: Simulation, other: str):
    return api.get(f"/api/v1/simulations/{base.public_id}/comparison/", {"with": other})


def test_the_difference_has_an_interval_of_its_own(api, runs):
    base, peak = runs
    answer = compared(api, base, peak.public_id).json()
    assert (answer["base"]["scenario"], answer["changed"]["scenario"], answer["pairs"]) == ("base", "peak", 3)
    means = [run.result["by_replication"]["mean"] for run in (base, peak)]
    differences = [other - one for one, other in zip(*means, strict=True)]
    found = answer["freshness_s"]["mean"]
    assert found["value"] == pytest.approx(sum(differences) / 3)
    assert found["low"] < found["value"] < found["high"]
    assert set(answer["freshness_s"]) == {"mean", "p50", "p95", "p99", "p999"}


def test_the_other_way_round_is_the_same_with_the_other_sign(api, runs):
    base, peak = runs
    there, back = compared(api, base, peak.public_id).json(), compared(api, peak, base.public_id).json()
    for name in there["freshness_s"]:
        assert there["freshness_s"][name]["value"] == pytest.approx(-back["freshness_s"][name]["value"])


def test_what_keeps_runs_apart_is_named_all_at_once(api, owner, runs):
    base, _ = runs
    other = make_simulation(make_decision(owner), seed=2, horizon_s=900)
    answer = compared(api, base, other.public_id)
    assert answer.status_code == 400
    faults = " ".join(answer.json()["errors"]["with"])
    for words in ("another decision", "queued", "seed is 2", "horizon_s is 900"):
        assert words in faults


@pytest.mark.parametrize("query", [{}, {"with": ""}, {"without": "x"}])
def test_the_other_run_must_be_given(api, runs, query):
    answer = api.get(f"/api/v1/simulations/{runs[0].public_id}/comparison/", query)
    assert answer.status_code == 400


def test_a_run_is_not_compared_with_itself(api, runs):
    answer = compared(api, runs[0], runs[0].public_id)
    assert "same run" in " ".join(answer.json()["errors"]["with"])


def test_neither_run_may_be_a_stranger_s(api, stranger, runs):
    theirs = make_simulation(make_decision(stranger))
    assert compared(api, runs[0], theirs.public_id).status_code == 404
    assert compared(api, theirs, runs[0].public_id).status_code == 404


def test_runs_of_different_traces_met_other_events(api, owner):
    decision = make_decision(owner)
    trace = {"counts": [600, 900, 300], "bin_s": 60.0}
    made = [make_simulation(decision), make_simulation(decision, trace=trace)]
    run_to_the_end()
    answer = compared(api, made[0], made[1].public_id)
    assert answer.status_code == 400
    faults = " ".join(answer.json()["errors"]["with"])
    assert "replays the trace" in faults
    assert "not follows the facts' profile: they met other events" in faults


def test_what_else_differs_is_named(api, runs):
    base, peak = runs
    assert compared(api, base, peak.public_id).json()["differs"] == {}
    peak.facts = peak.facts | {"rate_per_s": 77.0}
    peak.assumptions = {"talent.factor": 2.0}
    peak.engine_profile = {"title": "Storm 1.2"}
    peak.save()
    assert compared(api, base, peak.public_id).json()["differs"] == {
        "facts": ["rate_per_s"],
        "assumptions": ["talent.factor"],
        "engine": ["", "Storm 1.2"],
    }
