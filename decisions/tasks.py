"""What workers do: each task calls a service, and may be run twice without harm."""

from celery import current_app, shared_task
from django.db import OperationalError

from decisions.services import sweeping
from decisions.services.assessing import forget_old_assessments
from decisions.services.idempotency import forget_old_keys
from decisions.services.pieces import work
from decisions.services.portfolios import stalled_portfolios, work_on

LAST = 9
"""The priority of what may wait; on Redis 0 comes first."""


@shared_task(
    name="decisions.tasks.run_next_piece",
    autoretry_for=(OperationalError,),
    retry_backoff=True,
    max_retries=5,
)  # type: ignore[untyped-decorator]  # Celery has no types
def run_next_piece() -> None:
    """Run one piece: not a certain one, but that of whoever's turn it is when the message arrives."""
    work()


@shared_task(
    name="decisions.tasks.work_on_portfolio",
    autoretry_for=(OperationalError,),
    retry_backoff=True,
    max_retries=5,
)  # type: ignore[untyped-decorator]  # Celery has no types
def work_on_portfolio(portfolio_pk: int) -> None:
    """Do one step of it; what is left has its turn among all that waits."""
    if work_on(portfolio_pk):
        work_on_portfolio.apply_async(args=[portfolio_pk], priority=LAST)


@shared_task(name="decisions.tasks.sweep")  # type: ignore[untyped-decorator]  # Celery has no types
def sweep() -> None:
    """Send the messages that are missing, and conclude what is finished."""
    for _ in range(sweeping.missing_messages(waiting=waiting_messages())):
        run_next_piece.delay()
    sweeping.conclude_finished()
    for portfolio_pk in stalled_portfolios():
        work_on_portfolio.apply_async(args=[portfolio_pk], priority=LAST)
    forget_old_keys()
    forget_old_assessments()


def waiting_messages() -> int:
    """How many messages wait in the simulations' queue; 0 for a queue that an emptied Redis has forgotten."""
    with current_app.connection_for_read() as connection:
        declared = connection.default_channel.queue_declare(
            current_app.conf.task_default_queue, passive=False, durable=True
        )
    return int(declared.message_count)
