"""The one place that queues work for the background, always once the rows it needs are committed.

Tasks are named, not imported: the web process must not load what workers compute with.
"""

import logging
from functools import partial
from typing import Any

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

from decisions.models.decision import Decision
from decisions.models.simulation import Simulation
from decisions.services.simulations import create_simulation

RUN_NEXT_PIECE = "decisions.tasks.run_next_piece"
logger = logging.getLogger(__name__)


def start_simulation(decision: Decision, **asked: Any) -> Simulation:
    """Make a run of the decision and queue its pieces; raises Refused, LimitReached as the service does."""
    simulation = create_simulation(decision, **asked)
    transaction.on_commit(partial(queue_pieces, simulation.pieces.count()))
    return simulation


def queue_pieces(count: int) -> None:
    """Send one message a piece. Without a broker the rows wait for the sweeper, and nothing is lost."""
    try:
        with current_app.producer_or_acquire() as producer:
            for _ in range(count):
                current_app.send_task(RUN_NEXT_PIECE, producer=producer, retry=False)
    except OperationalError as error:
        logger.warning("The queue does not answer; %d pieces wait for the sweeper: %s", count, error)
