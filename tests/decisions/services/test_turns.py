"""Fairness: workers are shared out by person, however many runs and pieces each of them has waiting."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from decisions.models.piece import Piece, PieceStatus
from decisions.models.simulation import Simulation
from decisions.services.pieces import claim, compute, finish, work
from decisions.services.refusals import LimitReached
from decisions.services.simulations import cancel_simulation
from tests.decisions.make_rows import make_decision, make_simulation

SWEEP = 40


@pytest.fixture
def sweep(owner) -> Simulation:
    """Somebody's many pieces, waiting before anybody else came."""
    return make_simulation(make_decision(owner), horizon_s=60, replications=SWEEP)


@pytest.fixture
def single(sweep, stranger) -> Simulation:
    """Somebody else's one run of three pieces, asked for later."""
    return make_simulation(make_decision(stranger))


def served(times: int) -> list[int]:
    """The runs that one worker serves, one after the other."""
    found = []
    for _ in range(times):
        piece = claim()
        finish(piece, compute(piece))
        found.append(piece.simulation_id)
    return found


def test_one_worker_serves_two_people_in_turn(sweep, single):
    first = served(6)
    assert sorted(first) == sorted([sweep.pk, single.pk] * 3)
    assert first[::2] == [first[0]] * 3


def test_a_newcomer_is_served_before_whoever_was_served_already(sweep, stranger):
    served(5)
    newcomers = make_simulation(make_decision(stranger))
    assert served(1) == [newcomers.pk]


def test_of_several_workers_the_next_goes_to_whoever_has_fewer(sweep, single):
    held = [claim() for _ in range(6)]
    assert sorted(piece.simulation_id for piece in held) == sorted([sweep.pk, single.pk] * 3)
    assert {claim().simulation_id for _ in range(4)} == {sweep.pk}


def test_many_runs_weigh_no_more_than_one(sweep, single):
    for _ in range(3):
        make_simulation(sweep.decision)
    assert served(6).count(single.pk) == 3


def test_a_row_of_small_runs_does_not_pass_for_a_row_of_newcomers(sweep, stranger):
    decision = make_decision(stranger)
    smalls = [make_simulation(decision, replications=1).pk for _ in range(3)]
    found = served(6)
    assert found.count(sweep.pk) == 3
    assert [key for key in found if key != sweep.pk] == smalls


def test_ones_own_runs_are_served_in_the_order_they_were_asked_for(owner):
    decision = make_decision(owner)
    runs = [make_simulation(decision, replications=2).pk for _ in range(2)]
    assert served(4) == [runs[0], runs[0], runs[1], runs[1]]


def test_workers_that_were_lost_do_not_count_against_their_person(sweep, single):
    held = [claim() for _ in range(4)]
    lost = [piece.pk for piece in held if piece.simulation_id == single.pk]
    Piece.objects.filter(pk__in=lost).update(lease_until=timezone.now() - timedelta(seconds=1))
    assert claim().simulation_id == single.pk


def test_a_worker_is_never_idle_while_anybody_waits(sweep, single):
    cancel_simulation(single)
    assert served(5) == [sweep.pk] * 5


def test_choosing_asks_as_many_questions_for_many_runs_as_for_one(sweep, django_assert_max_num_queries):
    for number in range(4):
        person = User.objects.create_user(f"person {number}")
        for _ in range(2):
            make_simulation(make_decision(person))
    claim()
    # The transaction's two ends, three to choose, the piece, its claim, its run's begin, the person's turn.
    with django_assert_max_num_queries(9):
        claim()


def test_at_the_limit_one_is_told_what_to_do_and_others_are_not_held_up(owner, stranger, settings):
    settings.LIMITS = settings.LIMITS | {"active_simulations": 2}
    decision = make_decision(owner)
    runs = [make_simulation(decision) for _ in range(2)]
    with pytest.raises(LimitReached, match=r"2 of your simulations wait or run.*cancel"):
        make_simulation(decision)
    make_simulation(make_decision(stranger))
    cancel_simulation(runs[0])
    assert make_simulation(decision).status == "queued"


def test_a_run_that_has_ended_does_not_count_against_the_limit(owner, settings):
    settings.LIMITS = settings.LIMITS | {"active_simulations": 1}
    decision = make_decision(owner)
    make_simulation(decision, replications=1)
    assert work()
    make_simulation(decision)
    assert Piece.objects.filter(status=PieceStatus.QUEUED).count() == 3
