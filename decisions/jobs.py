"""The one place that queues work for the background, always once the rows it needs are committed.

Tasks are named, not imported: the web process must not load what workers compute with.
"""

import logging
from collections.abc import Sequence
from functools import partial
from typing import Any

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

from decisions.models.decision import Decision
from decisions.models.simulation import Simulation
from decisions.services.simulations import create_simulation

RUN_PIECE = "decisions.tasks.run_piece"
logger = logging.getLogger(__name__)


def start_simulation(decision: Decision, **asked: Any) -> Simulation:
    """Make a run of the decision and queue its pieces; raises Refused, LimitReached as the service does."""
    with transaction.atomic():
        simulation = create_simulation(decision, **asked)
        keys = list(simulation.pieces.order_by("index").values_list("pk", flat=True))
        transaction.on_commit(partial(queue_pieces, keys))
    return simulation


def queue_pieces(keys: Sequence[int]) -> None:
    """Send one message a piece. Without a broker the rows wait for the sweeper, and nothing is lost."""
    try:
        with current_app.producer_or_acquire() as producer:
            for key in keys:
                current_app.send_task(RUN_PIECE, args=[key], producer=producer, retry=False)
    except OperationalError as error:
        logger.warning("The queue does not answer; %d pieces wait for the sweeper: %s", len(keys), error)
