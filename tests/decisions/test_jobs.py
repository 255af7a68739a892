import pytest
from celery import current_app
from kombu.exceptions import OperationalError

from config.celery import app
from decisions import tasks
from decisions.jobs import RUN_NEXT_PIECE, start_simulation
from decisions.models.simulation import Simulation, SimulationStatus
from decisions.services.refusals import LimitReached
from tests.decisions.make_rows import SMALL_RUN, make_decision, make_simulation


@pytest.fixture
def sent(monkeypatch) -> list[str]:
    """What was queued."""
    messages: list[str] = []
    monkeypatch.setattr(current_app, "send_task", lambda name, **options: messages.append(name))
    return messages


def test_nothing_is_queued_before_the_rows_are_committed(owner, sent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        start_simulation(make_decision(owner), **SMALL_RUN)
        assert sent == []
    for callback in callbacks:
        callback()
    assert sent == [RUN_NEXT_PIECE] * 3


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
    assert tasks.run_next_piece.name == RUN_NEXT_PIECE


def test_the_task_runs_a_piece(owner):
    simulation = make_simulation(make_decision(owner), replications=1)
    tasks.run_next_piece()
    simulation.refresh_from_db()
    assert simulation.status == SimulationStatus.DONE


def test_the_sweeper_queues_what_an_emptied_redis_forgot(owner, monkeypatch):
    make_simulation(make_decision(owner))
    queued: list[None] = []
    monkeypatch.setattr(tasks, "waiting_messages", lambda: 0)
    monkeypatch.setattr(tasks.run_next_piece, "delay", lambda: queued.append(None))
    tasks.sweep()
    assert len(queued) == 3


def test_the_sweeper_does_not_stand_behind_the_pieces():
    router = app.amqp.router
    priorities = {
        name: router.route({}, name).get("priority", 0) for name in (RUN_NEXT_PIECE, tasks.sweep.name)
    }
    # On Redis the smaller number is served first.
    assert priorities[tasks.sweep.name] < priorities[RUN_NEXT_PIECE]
