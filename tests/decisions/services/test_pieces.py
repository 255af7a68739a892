from datetime import timedelta

import pytest
from django.utils import timezone

from decisions.models.piece import Piece, PieceStatus
from decisions.models.simulation import Simulation, SimulationStatus
from decisions.services import pieces
from decisions.services.pieces import claim, compute, finish, work_on
from decisions.services.simulations import cancel_simulation, conclude_simulation
from tests.decisions.make_rows import make_decision, make_simulation


@pytest.fixture
def simulation(owner) -> Simulation:
    return make_simulation(make_decision(owner))


def keys_of(simulation: Simulation) -> list[int]:
    return list(simulation.pieces.order_by("index").values_list("pk", flat=True))


def run_all(simulation: Simulation, keys: list[int] | None = None) -> Simulation:
    for key in keys or keys_of(simulation):
        work_on(key)
    simulation.refresh_from_db()
    return simulation


def test_a_run_is_done_when_its_last_piece_is(simulation):
    *first, last = keys_of(simulation)
    assert run_all(simulation, first).status == SimulationStatus.RUNNING
    assert simulation.progress == pytest.approx(2 / 3)
    assert run_all(simulation, [last]).status == SimulationStatus.DONE
    assert simulation.progress == 1.0


def test_as_many_events_are_simulated_as_the_rate_says(simulation):
    result = run_all(simulation).result
    # 50/s for 600 s, three times; a Poisson count stays within five standard deviations of its mean.
    assert result["events"] == pytest.approx(90_000, abs=5 * 300)
    assert result["replications"] == 3


def test_the_same_seed_gives_the_same_numbers_whatever_the_order(owner):
    decision = make_decision(owner)
    first, second = make_simulation(decision), make_simulation(decision)
    forwards = run_all(first)
    backwards = run_all(second, keys_of(second)[::-1])
    assert forwards.result == backwards.result


def test_a_piece_delivered_twice_is_counted_once(simulation, owner):
    twice = run_all(simulation, [key for key in keys_of(simulation) for _ in range(2)])
    once = run_all(make_simulation(simulation.decision))
    assert twice.result == once.result


def test_a_piece_in_somebodys_hands_is_not_free(simulation):
    key = keys_of(simulation)[0]
    assert claim(key) is not None
    assert claim(key) is None


def test_a_piece_whose_lease_is_over_is_free_again(simulation):
    key = keys_of(simulation)[0]
    claim(key)
    Piece.objects.filter(pk=key).update(lease_until=timezone.now() - timedelta(seconds=1))
    again = claim(key)
    assert again is not None
    assert again.attempts == 2


def test_of_two_workers_with_the_same_piece_one_counts(simulation):
    key = keys_of(simulation)[0]
    slow = claim(key)
    Piece.objects.filter(pk=key).update(lease_until=timezone.now() - timedelta(seconds=1))
    fast = claim(key)
    assert finish(fast, compute(fast))
    assert not finish(slow, compute(slow))
    simulation.refresh_from_db()
    assert simulation.progress == pytest.approx(1 / 3)


def test_a_piece_that_is_done_is_never_computed_again(simulation, monkeypatch):
    key = keys_of(simulation)[0]
    work_on(key)
    monkeypatch.setattr(pieces, "compute", lambda piece: pytest.fail("computed again"))
    work_on(key)


def test_two_workers_concluding_at_once_conclude_once(simulation):
    for key in keys_of(simulation):
        piece = claim(key)
        finish(piece, compute(piece))
    assert conclude_simulation(simulation.pk)
    assert not conclude_simulation(simulation.pk)


def test_nothing_of_a_cancelled_run_is_begun(simulation):
    cancel_simulation(simulation)
    assert all(claim(key) is None for key in keys_of(simulation))


def test_a_piece_under_way_when_its_run_is_cancelled_does_not_count(simulation):
    piece = claim(keys_of(simulation)[0])
    result = compute(piece)
    assert cancel_simulation(simulation).status == SimulationStatus.CANCELLED
    assert not finish(piece, result)
    assert not simulation.pieces.filter(status=PieceStatus.DONE).exists()


def test_a_run_that_is_done_cannot_be_cancelled(simulation):
    run_all(simulation)
    assert cancel_simulation(simulation).status == SimulationStatus.DONE


def test_a_run_begun_by_another_version_fails_in_words(simulation):
    Simulation.objects.update(engine_version="0 old")
    failed = run_all(simulation)
    assert failed.status == SimulationStatus.FAILED
    assert "start it again" in failed.error


def test_a_deleted_decision_stops_its_run_without_a_fault(simulation):
    keys = keys_of(simulation)
    simulation.decision.delete()
    for key in keys:
        work_on(key)
    assert not Simulation.objects.exists()


def test_only_the_ordinary_day_is_compared_with_the_prediction(owner):
    decision = make_decision(owner)
    base, peak = (run_all(make_simulation(decision, scenario=scenario)) for scenario in ("base", "peak"))
    assert base.result["predicted"] is not None
    assert peak.result["predicted"] is None
