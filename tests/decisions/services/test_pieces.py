from datetime import timedelta

import pytest
from django.utils import timezone

from decisions.models.piece import Piece, PieceStatus
from decisions.models.simulation import Simulation, SimulationStatus
from decisions.services import pieces
from decisions.services.pieces import claim, compute, finish, work
from decisions.services.simulations import cancel_simulation, conclude_simulation
from tests.decisions.make_rows import make_decision, make_simulation, run_to_the_end


@pytest.fixture
def simulation(owner) -> Simulation:
    return make_simulation(make_decision(owner))


def done(simulation: Simulation) -> Simulation:
    """The run after everything that waits was done."""
    run_to_the_end()
    simulation.refresh_from_db()
    return simulation


def lose_leases() -> None:
    """As if the workers that hold pieces had been silent for long."""
    held = Piece.objects.filter(status=PieceStatus.RUNNING)
    held.update(lease_until=timezone.now() - timedelta(seconds=1))


def test_a_run_is_done_when_its_last_piece_is(simulation):
    work()
    work()
    simulation.refresh_from_db()
    assert (simulation.status, simulation.progress) == (SimulationStatus.RUNNING, pytest.approx(2 / 3))
    assert done(simulation).status == SimulationStatus.DONE
    assert simulation.progress == 1.0


def test_without_a_free_piece_there_is_nothing_to_do(simulation):
    assert [work() for _ in range(4)] == [True, True, True, False]


def test_as_many_events_are_simulated_as_the_rate_says(simulation):
    result = done(simulation).result
    # 50/s for 600 s, three times; a Poisson count stays within five standard deviations of its mean.
    assert result["events"] == pytest.approx(90_000, abs=5 * 300)
    assert result["replications"] == 3


def test_the_same_seed_gives_the_same_numbers_whatever_the_order(simulation):
    forwards = done(simulation).result
    again = make_simulation(simulation.decision)
    for piece in [claim() for _ in range(3)][::-1]:
        finish(piece, compute(piece))
    conclude_simulation(again.pk)
    again.refresh_from_db()
    assert forwards == again.result


def test_a_piece_in_somebodys_hands_is_not_free(simulation):
    assert {claim().index for _ in range(3)} == {0, 1, 2}
    assert claim() is None


def test_a_piece_whose_lease_is_over_is_free_again(simulation):
    first = claim()
    lose_leases()
    again = claim()
    assert again.pk == first.pk
    assert again.attempts == 2


def test_of_two_workers_with_the_same_piece_one_counts(simulation):
    slow = claim()
    lose_leases()
    fast = claim()
    assert fast.pk == slow.pk
    assert finish(fast, compute(fast))
    assert not finish(slow, compute(slow))
    simulation.refresh_from_db()
    assert simulation.progress == pytest.approx(1 / 3)


def test_a_piece_that_is_done_is_never_computed_again(simulation, monkeypatch):
    done(simulation)
    monkeypatch.setattr(pieces, "compute", lambda piece: pytest.fail("computed again"))
    lose_leases()
    assert not work()


def test_two_workers_concluding_at_once_conclude_once(simulation):
    for piece in [claim() for _ in range(3)]:
        finish(piece, compute(piece))
    assert conclude_simulation(simulation.pk)
    assert not conclude_simulation(simulation.pk)


def test_nothing_of_a_cancelled_run_is_begun(simulation):
    cancel_simulation(simulation)
    assert claim() is None


def test_a_piece_under_way_when_its_run_is_cancelled_does_not_count(simulation):
    piece = claim()
    result = compute(piece)
    assert cancel_simulation(simulation).status == SimulationStatus.CANCELLED
    assert not finish(piece, result)
    assert not simulation.pieces.filter(status=PieceStatus.DONE).exists()


def test_a_run_that_is_done_cannot_be_cancelled(simulation):
    done(simulation)
    assert cancel_simulation(simulation).status == SimulationStatus.DONE


def test_a_run_begun_by_another_version_fails_in_words(simulation):
    Simulation.objects.update(engine_version="0 old")
    failed = done(simulation)
    assert failed.status == SimulationStatus.FAILED
    assert "start it again" in failed.error


def test_a_decision_deleted_under_a_piece_stops_its_run_without_a_fault(simulation):
    piece = claim()
    result = compute(piece)
    simulation.decision.delete()
    assert not finish(piece, result)
    assert not work()


def test_an_error_nobody_foresaw_ends_the_run_in_words(simulation, monkeypatch):
    def break_off(piece):
        raise MemoryError("too large")

    monkeypatch.setattr(pieces, "compute", break_off)
    with pytest.raises(MemoryError):
        work()
    simulation.refresh_from_db()
    assert simulation.status == SimulationStatus.FAILED
    assert "MemoryError: too large" in simulation.error


def test_only_the_ordinary_day_is_compared_with_the_prediction(owner):
    decision = make_decision(owner)
    base, peak = (done(make_simulation(decision, scenario=scenario)) for scenario in ("base", "peak"))
    assert base.result["predicted"] is not None
    assert peak.result["predicted"] is None


def test_a_run_ends_at_the_half_width_whatever_order_its_pieces_come_in(owner) -> None:
    asked = {"horizon_s": 600.0, "replications": 40, "half_width": 0.1, "percentile": "p50"}
    in_order, mixed = (make_simulation(make_decision(owner), **asked) for _ in range(2))
    run_to_the_end()
    mixed.refresh_from_db()
    in_order.refresh_from_db()
    assert in_order.result["replications"] < 40
    again = make_simulation(make_decision(owner), **asked)
    for piece in again.pieces.order_by("-index"):
        finish(piece, compute(piece))
    Simulation.objects.filter(pk=again.pk).update(status="running")
    conclude_simulation(again.pk)
    again.refresh_from_db()
    assert again.result == in_order.result == mixed.result
