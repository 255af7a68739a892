import pytest
from celery import current_app
from kombu.exceptions import OperationalError

from decisions import tasks
from decisions.jobs import RUN_PIECE, start_simulation
from decisions.models.simulation import Simulation, SimulationStatus
from decisions.services import pieces
from decisions.services.refusals import LimitReached
from tests.decisions.make_rows import SMALL_RUN, make_decision, make_simulation


@pytest.fixture
def sent(monkeypatch) -> list[tuple[str, list[int]]]:
    """What was queued."""
    messages: list[tuple[str, list[int]]] = []
    monkeypatch.setattr(current_app, "send_task", lambda name, args, **options: messages.append((name, args)))
    return messages


def test_nothing_is_queued_before_the_rows_are_committed(owner, sent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        simulation = start_simulation(make_decision(owner), **SMALL_RUN)
        assert sent == []
    for callback in callbacks:
        callback()
    assert sent == [(RUN_PIECE, [key]) for key in simulation.pieces.values_list("pk", flat=True)]


def test_a_run_that_is_refused_queues_nothing(owner, sent, settings, django_capture_on_commit_callbacks):
    settings.LIMITS = settings.LIMITS | {"active_simulations": 0}
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(LimitReached):
        start_simulation(make_decision(owner), **SMALL_RUN)
    assert sent == []


def test_without_a_broker_the_run_waits_for_the_sweeper(
    owner, monkeypatch, django_capture_on_commit_callbacks
):
    def refuse(*args, **options):
        raise OperationalError("no broker")

    monkeypatch.setattr(current_app, "send_task", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        simulation = start_simulation(make_decision(owner), **SMALL_RUN)
    assert Simulation.objects.get(pk=simulation.pk).status == SimulationStatus.QUEUED


def test_the_queued_name_is_the_tasks_name():
    assert tasks.run_piece.name == RUN_PIECE


def test_the_task_runs_a_piece(owner):
    simulation = make_simulation(make_decision(owner), replications=1)
    tasks.run_piece(simulation.pieces.get().pk)
    simulation.refresh_from_db()
    assert simulation.status == SimulationStatus.DONE


def test_an_error_nobody_foresaw_ends_the_run_in_words(owner, monkeypatch):
    def break_off(piece):
        raise MemoryError("too large")

    simulation = make_simulation(make_decision(owner), replications=1)
    monkeypatch.setattr(pieces, "compute", break_off)
    tasks.run_piece.apply([simulation.pieces.get().pk])
    simulation.refresh_from_db()
    assert simulation.status == SimulationStatus.FAILED
    assert "MemoryError: too large" in simulation.error


def test_the_sweeper_queues_what_an_emptied_redis_forgot(owner, monkeypatch):
    simulation = make_simulation(make_decision(owner))
    queued: list[int] = []
    monkeypatch.setattr(tasks, "waiting_messages", lambda: 0)
    monkeypatch.setattr(tasks.sweeping, "WAIT_AT_EMPTY_QUEUE", -tasks.sweeping.WAIT_AT_EMPTY_QUEUE)
    monkeypatch.setattr(tasks.run_piece, "delay", queued.append)
    tasks.sweep()
    assert queued == list(simulation.pieces.values_list("pk", flat=True))
