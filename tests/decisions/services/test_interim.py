"""A run that goes on: live percentiles of what is done, how far it is, how long it will take."""

from datetime import timedelta

import pytest
from django.utils import timezone

from advisor.simulation.merge import merge
from advisor.simulation.piece import PieceResult
from decisions.mapping import request_of
from decisions.models.piece import PieceStatus
from decisions.models.simulation import Simulation
from decisions.services import interim
from decisions.services.interim import interim_of, milestone, time_left_s
from decisions.services.pieces import claim, compute, finish, work
from decisions.services.simulations import cancel_simulation
from tests.decisions.make_rows import make_decision, make_simulation, run_to_the_end

REPLICATIONS = 6


@pytest.fixture
def simulation(owner) -> Simulation:
    return make_simulation(make_decision(owner), replications=REPLICATIONS)


def after(simulation: Simulation, pieces: int) -> interim.Interim:
    """Where the run stands after so many further pieces."""
    for _ in range(pieces):
        work()
    simulation.refresh_from_db()
    found = interim_of(simulation)
    assert found is not None
    return found


def width(found: interim.Interim) -> float:
    median = found.freshness_s["p50"]
    return median["high"] - median["low"]


def test_a_run_that_waits_has_nothing_to_say_yet(simulation):
    found = after(simulation, 0)
    assert (found.pieces_done, found.pieces, found.replications_done) == (0, REPLICATIONS, 0)
    assert found.freshness_s is found.promise_kept is found.time_left_s is None


def test_a_live_percentile_is_that_of_the_replications_done(simulation):
    found = after(simulation, 4)
    done = simulation.pieces.filter(status=PieceStatus.DONE).values_list("result", flat=True)
    results = [PieceResult.from_bytes(bytes(result)) for result in done]
    assert len(results) == found.pieces_done == found.replications_done == 4
    assert found.freshness_s == merge(request_of(simulation), results).to_json()["freshness_s"]


def test_a_single_replication_has_a_percentile_without_an_interval(simulation):
    median = after(simulation, 1).freshness_s["p50"]
    assert median["value"] > 0
    assert median["low"] is median["high"] is None


def test_the_interval_shrinks_as_replications_land(simulation):
    # Student's t alone falls from 12.7 at two replications to 2.8 at five (NIST e-Handbook 1.3.6.7.2).
    assert width(after(simulation, 2)) > width(after(simulation, 3))


def test_a_part_of_a_replication_does_not_pass_for_the_whole(simulation):
    # As if each replication had been cut into two spans.
    Simulation.objects.filter(pk=simulation.pk).update(replications=REPLICATIONS // 2)
    assert after(simulation, 1).freshness_s is None
    assert interim._whole([0, 2, 3, 5], simulation) == [2, 3]


def test_a_run_that_has_ended_has_no_interim(simulation):
    work()
    assert interim_of(cancel_simulation(simulation)) is None
    done = make_simulation(simulation.decision, replications=1)
    run_to_the_end()
    done.refresh_from_db()
    assert interim_of(done) is None


def test_pieces_are_merged_once_for_each_count_of_them(simulation, monkeypatch):
    first = after(simulation, 3)
    monkeypatch.setattr(interim, "merge", lambda *given: pytest.fail("merged again"))
    assert after(simulation, 0).freshness_s == first.freshness_s


def test_asking_again_takes_one_question(simulation, django_assert_num_queries):
    after(simulation, 3)
    with django_assert_num_queries(1):
        interim_of(simulation)


def test_few_pieces_are_merged_at_each_count_and_many_seldom():
    assert [milestone(done) for done in range(17)] == list(range(17))
    assert len({milestone(done) for done in range(1001)}) < 80
    assert all(done / 1.125 < milestone(done) <= done for done in range(1, 1001))


@pytest.mark.parametrize(
    ("elapsed_s", "last_s", "done", "running", "expected_s"),
    [
        pytest.param(10, 0, 0, 2, None, id="nothing landed"),
        pytest.param(2, 2, 1, 2, None, id="the other worker's first is still under way"),
        pytest.param(2, 2, 2, 2, 18, id="a round of two workers in two seconds, nine to go"),
        pytest.param(3.5, 2, 2, 2, 16.5, id="in the middle of a piece the clock runs down"),
        pytest.param(60, 10, 10, 0, 60, id="half of it done, and nobody works on it for long"),
        pytest.param(21, 20, 20, 0, 0, id="only the end is missing"),
    ],
)
def test_the_time_left_follows_the_pace(elapsed_s, last_s, done, running, expected_s):
    left = time_left_s(elapsed_s=elapsed_s, until_last_s=last_s, done=done, running=running, pieces=20)
    assert left == (None if expected_s is None else pytest.approx(expected_s))


def test_half_of_a_run_takes_as_long_as_the_other_half(simulation):
    for piece in [claim() for _ in range(REPLICATIONS // 2)]:
        finish(piece, compute(piece))
    now = timezone.now()
    Simulation.objects.update(started_at=now - timedelta(seconds=60), progressed_at=now)
    simulation.refresh_from_db()
    assert interim_of(simulation).time_left_s == pytest.approx(60, abs=30)
