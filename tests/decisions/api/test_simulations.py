import pytest

from decisions.services.pieces import work
from tests.advisor.simulation.profiles.examples import MICRO_BATCH, plain_profile
from tests.decisions.make_rows import SMALL_RUN, make_decision, run_to_the_end


@pytest.fixture
def runs(owner) -> str:
    """Where the simulations of a decision are."""
    return f"/api/v1/decisions/{make_decision(owner).public_id}/simulations/"


@pytest.fixture
def started(api, runs) -> dict[str, str]:
    answer = api.post(runs, SMALL_RUN, format="json")
    assert answer.status_code == 202, answer.content
    return answer.json()


def test_a_run_is_queued_and_says_where_to_follow_it(api, started):
    assert started["status"] == "queued"
    assert api.get(started["url"]).json()["progress"] == 0


def test_a_run_without_wishes_takes_the_recommended_option_for_a_day(api, runs):
    run = api.get(api.post(runs).json()["url"]).json()
    assert (run["scenario"], run["horizon_s"], run["replications"], run["seed"]) == ("base", 86400, 20, 1)
    decision = api.get(runs.removesuffix("simulations/")).json()
    assert run["option"] == decision["verdict"]["option"]


def test_a_null_option_is_the_recommended_one(api, runs):
    assert api.post(runs, SMALL_RUN | {"option": None}, format="json").status_code == 202


def test_a_finished_run_has_everything_that_the_contract_names(api, started):
    run_to_the_end()
    run = api.get(started["url"]).json()
    assert (run["status"], run["progress"], run["error"]) == ("done", 1, None)
    named = (
        "events replications freshness_s promise_kept utilisation dropped_late duplicates cost_usd backlog"
    )
    assert set(named.split()) | {"predicted", "engine_version", "seed"} <= set(run["result"])
    assert set(run["result"]["freshness_s"]) == {"mean", "p50", "p95", "p99", "p999"}
    assert set(run["result"]["predicted"]) == {"p50", "p95", "p99"}


def test_a_percentile_is_a_value_between_its_ends(api, started):
    run_to_the_end()
    median = api.get(started["url"]).json()["result"]["freshness_s"]["p50"]
    assert median["low"] <= median["value"] <= median["high"]


def test_a_percentile_that_so_few_events_cannot_carry_is_null(api, runs):
    # Sixty seconds of fifty events are fewer than the ten thousand that a 99.9th percentile needs.
    started = api.post(runs, SMALL_RUN | {"horizon_s": 60}, format="json").json()
    run_to_the_end()
    assert api.get(started["url"]).json()["result"]["freshness_s"]["p999"] is None


def test_a_cancelled_run_says_so_at_once(api, started):
    answer = api.post(f"{started['url']}cancel/")
    assert answer.status_code == 202
    assert api.get(started["url"]).json()["status"] == "cancelled"


@pytest.mark.parametrize(
    "wish",
    [
        {"scenario": "doomsday"},
        {"option": "batch"},
        {"horizon_s": 1},
        {"horizon_s": "1 day"},
        {"replications": 0},
        {"replications": 2.5},
        {"replications": True},
        {"seed": -1},
        {"seed": 2**63},
        {"sead": 1},
        {"half_width": 0.9},
        {"half_width": "5 %"},
        {"percentile": "p42"},
        {"trace": [1, 2]},
    ],
    ids=str,
)
def test_a_wish_that_cannot_be_met_is_refused_by_name(api, runs, wish):
    answer = api.post(runs, wish, format="json")
    assert answer.status_code == 400
    assert set(answer.json()["errors"]) == set(wish)


def test_too_many_runs_at_a_time_are_told_when_to_come_back(api, runs, settings):
    settings.LIMITS = settings.LIMITS | {"active_simulations": 1}
    api.post(runs, SMALL_RUN, format="json")
    answer = api.post(runs, SMALL_RUN, format="json")
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert "cancel" in answer.json()["detail"]


def test_a_strangers_simulations_do_not_exist(strangers_api, runs, started):
    for method, path in (
        ("get", runs),
        ("post", runs),
        ("get", started["url"]),
        ("post", f"{started['url']}cancel/"),
    ):
        assert getattr(strangers_api, method)(path).status_code == 404


def test_the_list_shows_runs_newest_first_without_their_results(api, runs, started):
    run_to_the_end()
    newer = api.post(runs, SMALL_RUN, format="json").json()
    listed = api.get(runs).json()["results"]
    assert [run["id"] for run in listed] == [newer["id"], started["id"]]
    assert all(run["result"] is None for run in listed)


def test_the_list_asks_as_many_questions_for_three_as_for_one(
    api, runs, started, django_assert_max_num_queries
):
    for _ in range(2):
        api.post(runs, SMALL_RUN, format="json")
    # Signing in twice, the decision, the page and the count.
    with django_assert_max_num_queries(5):
        api.get(runs)


def test_a_run_under_way_says_what_is_known_and_how_long_it_takes(api, started):
    work()
    work()
    run = api.get(started["url"]).json()
    assert (run["status"], run["result"]) == ("running", None)
    assert (run["interim"]["pieces_done"], run["interim"]["pieces"]) == (2, 3)
    median = run["interim"]["freshness_s"]["p50"]
    assert median["low"] <= median["value"] <= median["high"]
    assert run["time_left_s"] >= 0


def test_a_run_that_has_ended_has_no_time_left(api, started):
    run_to_the_end()
    run = api.get(started["url"]).json()
    assert (run["interim"], run["time_left_s"]) == (None, None)


def test_a_trace_is_replayed_for_as_long_as_it_is(api, runs):
    started = api.post(runs, {"trace": {"counts": [60, 0, 30]}, "replications": 2}, format="json").json()
    run_to_the_end()
    run = api.get(started["url"]).json()
    assert (run["status"], run["horizon_s"], run["result"]["events"]) == ("done", 180, 2 * 90)
    assert run["trace"] == {"events": 90, "length_s": 180, "is_scaled": False}


def test_a_trace_s_faulty_lines_are_named_at_once(api, runs):
    trace = {"times": [1, "yesterday", 2, None], "bins": 3}
    answer = api.post(runs, {"trace": trace, "horizon_s": 1}, format="json")
    assert answer.status_code == 400
    errors = answer.json()["errors"]
    assert set(errors) == {"trace.times", "trace.bins", "horizon_s"}
    assert [text.split(":")[0] for text in errors["trace.times"]] == ["Line 2", "Line 4"]


def test_a_shipped_engine_is_named_by_its_key_and_the_result_says_so(api, runs):
    wish = SMALL_RUN | {"option": "event_streaming", "engine_profile": "storm"}
    started = api.post(runs, wish, format="json").json()
    run_to_the_end()
    run = api.get(started["url"]).json()
    assert run["engine_profile"] == "storm"
    assert any("measured engine" in note for note in run["result"]["notes"])


def test_ones_own_engine_is_given_whole(api, runs):
    mine = plain_profile("micro_batch", MICRO_BATCH)
    wish = SMALL_RUN | {"option": "event_streaming", "engine_profile": mine}
    started = api.post(runs, wish, format="json")
    assert started.status_code == 202, started.content
    assert api.get(started.json()["url"]).json()["engine_profile"] == "example"


@pytest.mark.parametrize(
    ("engine", "field"),
    [
        ("stom", "engine_profile"),
        (7, "engine_profile"),
        ({"key": "mine"}, "engine_profile.kind"),
        (plain_profile("micro_batch", MICRO_BATCH | {"fixed_s": -1.0}), "engine_profile.parameters.fixed_s"),
    ],
    ids=["unknown", "a number", "not whole", "negative"],
)
def test_an_engine_that_cannot_be_used_is_refused_by_its_place(api, runs, engine, field):
    wish = {"option": "event_streaming", "engine_profile": engine}
    answer = api.post(runs, wish, format="json")
    assert answer.status_code == 400
    assert field in answer.json()["errors"]


def test_replications_end_at_the_half_width_asked_for(api, runs):
    wish = {"horizon_s": 600, "replications": 200, "half_width": 0.05, "percentile": "p50"}
    started = api.post(runs, wish, format="json").json()
    run_to_the_end()
    run = api.get(started["url"]).json()
    median = run["result"]["freshness_s"]["p50"]
    assert run["status"] == "done"
    assert run["result"]["replications"] < 200
    assert (median["high"] - median["low"]) / 2 <= 0.05 * median["value"]


def test_the_engines_that_ship_are_listed_with_their_source(api):
    found = api.get("/api/v1/engine-profiles/").json()
    assert {"flink", "storm", "spark_dstream"} <= {engine["key"] for engine in found}
    assert all(engine["source"] and engine["parameters"] for engine in found)
