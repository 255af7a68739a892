from datetime import timedelta

import pytest
from django.utils import timezone

from decisions.models.piece import Piece, PieceStatus
from decisions.models.simulation import Simulation, SimulationStatus
from decisions.services import sweeping
from decisions.services.pieces import claim, compute, finish, work
from decisions.services.simulations import cancel_simulation
from decisions.services.sweeping import MOST_ATTEMPTS, conclude_finished, missing_messages
from tests.decisions.make_rows import make_decision, make_simulation, run_to_the_end


@pytest.fixture
def simulation(owner) -> Simulation:
    return make_simulation(make_decision(owner))


def lose_leases() -> None:
    held = Piece.objects.filter(status=PieceStatus.RUNNING)
    held.update(lease_until=timezone.now() - timedelta(seconds=1))


def test_a_queue_with_a_message_a_piece_misses_none(simulation):
    assert missing_messages(waiting=3) == 0


def test_after_the_queue_was_emptied_a_message_a_piece_is_missing(simulation):
    assert missing_messages(waiting=0) == 3


def test_what_a_worker_holds_needs_no_message(simulation):
    claim()
    assert missing_messages(waiting=0) == 2


def test_the_piece_of_a_lost_worker_needs_one_again(simulation):
    claim()
    lose_leases()
    assert missing_messages(waiting=2) == 1


def test_more_messages_than_pieces_are_no_matter(simulation):
    assert missing_messages(waiting=50) == 0


def test_thousands_of_messages_are_not_sent_at_once(simulation, monkeypatch):
    monkeypatch.setattr(sweeping, "MOST_AT_ONCE", 2)
    assert missing_messages(waiting=0) == 2
    assert missing_messages(waiting=2) == 0


def test_after_losses_the_numbers_are_the_same_as_without(simulation):
    lost = claim()
    lose_leases()
    run_to_the_end()
    assert not finish(lost, compute(lost))
    make_simulation(simulation.decision)
    run_to_the_end()
    results = Simulation.objects.filter(status=SimulationStatus.DONE).values_list("result", flat=True)
    assert len(results) == 2
    assert results[0] == results[1]


def test_a_run_whose_last_worker_was_lost_before_concluding_is_concluded(simulation):
    for piece in [claim() for _ in range(3)]:
        finish(piece, compute(piece))
    assert conclude_finished() == 1
    simulation.refresh_from_db()
    assert simulation.status == SimulationStatus.DONE


def test_a_piece_lost_again_and_again_fails_its_run_in_words(simulation):
    for _ in range(MOST_ATTEMPTS):
        claim()
        lose_leases()
    assert missing_messages(waiting=0) == 0
    simulation.refresh_from_db()
    assert simulation.status == SimulationStatus.FAILED
    assert "fewer replications" in simulation.error


def test_a_cancelled_run_is_not_taken_up_again(simulation):
    claim()
    cancel_simulation(simulation)
    lose_leases()
    assert missing_messages(waiting=0) == 0
    assert not work()
