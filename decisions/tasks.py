"""What workers do: each task takes a key and calls one service, and may be run twice without harm."""

from collections.abc import Sequence
from typing import Any

from celery import Task, current_app, shared_task
from django.db import OperationalError

from decisions.models.piece import Piece
from decisions.services import sweeping
from decisions.services.idempotency import forget_old_keys
from decisions.services.pieces import work_on
from decisions.services.simulations import fail_simulation


class PieceTask(Task):  # type: ignore[misc]  # Celery has no types
    """Tells the simulation's row in words when a piece cannot be computed."""

    def on_failure(
        self, exc: Exception, task_id: str, args: Sequence[Any], kwargs: dict[str, Any], einfo: Any
    ) -> None:
        """Called by Celery for an error that retrying did not cure."""
        simulation_pk = Piece.objects.filter(pk=args[0]).values_list("simulation_id", flat=True).first()
        if simulation_pk is not None:
            fail_simulation(simulation_pk, f"The simulation broke off: {type(exc).__name__}: {exc}")


@shared_task(
    base=PieceTask,
    name="decisions.tasks.run_piece",
    autoretry_for=(OperationalError,),
    retry_backoff=True,
    max_retries=5,
)  # type: ignore[untyped-decorator]  # Celery has no types
def run_piece(piece_pk: int) -> None:
    """Run one piece of a simulation."""
    work_on(piece_pk)


@shared_task(name="decisions.tasks.sweep")  # type: ignore[untyped-decorator]  # Celery has no types
def sweep() -> None:
    """Queue again what nobody is working on, and conclude what is finished."""
    for piece_pk in sweeping.lost_pieces(queue_is_empty=waiting_messages() == 0):
        run_piece.delay(piece_pk)
    sweeping.conclude_finished()
    forget_old_keys()


def waiting_messages() -> int:
    """How many messages wait in the simulations' queue; 0 for a queue that an emptied Redis has forgotten."""
    with current_app.connection_for_read() as connection:
        declared = connection.default_channel.queue_declare(
            current_app.conf.task_default_queue, passive=False, durable=True
        )
    return int(declared.message_count)
