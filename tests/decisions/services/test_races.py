"""What only a database with several writers can show: of many at the same time, one."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection

from decisions.models.decision import Decision
from decisions.models.simulation import SimulationStatus
from decisions.services.decisions import Change, change_decision
from decisions.services.idempotency import create_once
from decisions.services.pieces import claim, compute, finish
from decisions.services.refusals import LimitReached, StaleVersion
from tests.decisions.make_rows import make_decision, make_simulation, run_to_the_end

pytestmark = [pytest.mark.on_postgres, pytest.mark.django_db(transaction=True)]
MANY = 6


@pytest.fixture
def person(transactional_db: None) -> User:
    return User.objects.create_user("owner")


def at_once(act: Callable[[], Any]) -> list[Any]:
    """What each of many threads answers that begin together."""
    barrier = Barrier(MANY)

    def one(_: int) -> Any:
        barrier.wait()
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(MANY) as pool:
        return list(pool.map(one, range(MANY)))


def test_of_many_workers_no_two_claim_the_same_piece(person):
    make_simulation(make_decision(person), replications=MANY - 1)
    claimed = [found.pk for found in at_once(claim) if found is not None]
    assert len(claimed) == len(set(claimed)) == MANY - 1


def test_of_many_results_of_a_piece_one_counts(person):
    make_simulation(make_decision(person), replications=1)
    piece = claim()
    result = compute(piece)
    assert sum(at_once(lambda: finish(piece, result))) == 1


def test_the_same_request_at_the_same_time_makes_one_decision(person):
    made = at_once(lambda: create_once(person, "key", "same", lambda: make_decision(person)))
    assert Decision.objects.count() == 1
    assert {decision.pk for decision in made} == {Decision.objects.get().pk}


def test_of_many_changes_of_one_version_one_is_made(person):
    decision = make_decision(person)

    def change() -> bool:
        try:
            change_decision(decision, Change(title="Changed"), if_version=1)
        except StaleVersion:
            return False
        return True

    assert sum(at_once(change)) == 1
    decision.refresh_from_db()
    assert decision.version == 2


def test_many_workers_at_one_run_finish_it_once(person):
    simulation = make_simulation(make_decision(person))
    at_once(run_to_the_end)
    simulation.refresh_from_db()
    assert (simulation.status, simulation.progress) == (SimulationStatus.DONE, 1.0)


def test_of_many_requests_as_many_runs_begin_as_one_may_have(person, settings):
    settings.LIMITS = settings.LIMITS | {"active_simulations": 2}
    decision = make_decision(person)

    def start() -> bool:
        try:
            make_simulation(decision)
        except LimitReached:
            return False
        return True

    assert sum(at_once(start)) == 2
