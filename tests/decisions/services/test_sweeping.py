from datetime import timedelta

import pytest
from django.utils import timezone

from decisions.models.piece import Piece, PieceStatus
from decisions.models.simulation import Simulation, SimulationStatus
from decisions.services import pieces
from decisions.services.pieces import claim, compute, finish, work_on
from decisions.services.simulations import cancel_simulation
from decisions.services.sweeping import MOST_ATTEMPTS, conclude_finished, lost_pieces
from tests.decisions.make_rows import make_decision, make_simulation


@pytest.fixture
def simulation(owner) -> Simulation:
    return make_simulation(make_decision(owner))


def let_pass(**time: float) -> None:
    """As if all that is noted had happened so much earlier."""
    for piece in Piece.objects.all():
        piece.queued_at -= timedelta(**time)
        piece.lease_until = piece.lease_until and piece.lease_until - timedelta(**time)
        piece.save()


def test_what_was_just_queued_is_left_alone(simulation):
    assert lost_pieces(queue_is_empty=True) == []


def test_every_waiting_piece_is_queued_again_after_the_queue_was_emptied(simulation):
    let_pass(seconds=10)
    assert len(lost_pieces(queue_is_empty=True)) == 3


def test_what_the_sweeper_queued_it_does_not_queue_at_once_again(simulation):
    let_pass(seconds=10)
    lost_pieces(queue_is_empty=True)
    assert lost_pieces(queue_is_empty=True) == []


def test_pieces_wait_their_turn_while_the_queue_is_long(simulation):
    let_pass(minutes=5)
    assert lost_pieces(queue_is_empty=False) == []


def test_the_piece_of_a_lost_worker_is_queued_again_however_long_the_queue(simulation):
    key = simulation.pieces.first().pk
    claim(key)
    let_pass(minutes=1)
    assert lost_pieces(queue_is_empty=False) == [key]


def test_after_losses_the_numbers_are_the_same_as_without(simulation):
    lost = claim(simulation.pieces.last().pk)
    let_pass(minutes=1)
    for key in lost_pieces(queue_is_empty=True):
        work_on(key)
    assert not finish(lost, compute(lost))
    undisturbed = make_simulation(simulation.decision)
    for key in undisturbed.pieces.values_list("pk", flat=True):
        work_on(key)
    results = Simulation.objects.filter(status=SimulationStatus.DONE).values_list("result", flat=True)
    assert len(results) == 2
    assert results[0] == results[1]


def test_a_run_whose_last_worker_was_lost_before_concluding_is_concluded(simulation):
    for piece in simulation.pieces.all():
        claimed = claim(piece.pk)
        finish(claimed, compute(claimed))
    assert conclude_finished() == 1
    simulation.refresh_from_db()
    assert simulation.status == SimulationStatus.DONE


def test_a_piece_lost_again_and_again_fails_its_run_in_words(simulation):
    key = simulation.pieces.first().pk
    for _ in range(MOST_ATTEMPTS):
        claim(key)
        let_pass(minutes=1)
    assert lost_pieces(queue_is_empty=True) == []
    simulation.refresh_from_db()
    assert simulation.status == SimulationStatus.FAILED
    assert "fewer replications" in simulation.error


def test_a_cancelled_run_is_not_taken_up_again(simulation):
    cancel_simulation(simulation)
    let_pass(hours=1)
    assert lost_pieces(queue_is_empty=True) == []


def test_a_lease_outlasts_what_a_piece_is_meant_to_take(simulation):
    piece = claim(simulation.pieces.first().pk)
    assert piece.status == PieceStatus.RUNNING
    assert piece.lease_until - timezone.now() > timedelta(seconds=10)
    assert timedelta(seconds=60) > pieces.LEASE
