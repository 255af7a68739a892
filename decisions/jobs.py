"""The one place that queues work for the background, always once the rows it needs are committed.

Tasks are named, not imported: the web process must not load what workers compute with.
"""

import logging
from collections.abc import Sequence
from functools import partial
from typing import Any

from celery import current_app
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from kombu.exceptions import OperationalError

from decisions.models.decision import Decision
from decisions.models.portfolio import Portfolio, PortfolioKind
from decisions.models.simulation import Simulation
from decisions.selectors.portfolio_entries import Entry
from decisions.services.portfolios import is_quick, portfolio_of_decisions, store_list, work_on
from decisions.services.simulations import create_simulation

RUN_NEXT_PIECE = "decisions.tasks.run_next_piece"
WORK_ON_PORTFOLIO = "decisions.tasks.work_on_portfolio"
SOON = 6
"""A portfolio's first step comes before pieces of simulations, which are sent last of all."""
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


def decisions_portfolio(person: AbstractBaseUser) -> Portfolio:
    """That of the person's decisions as they are now: done if a request may wait for it, else on its way."""
    found, is_new = portfolio_of_decisions(person)
    return _begun(found, is_new=is_new)


def start_portfolio(
    person: AbstractBaseUser, kind: PortfolioKind, entries: Sequence[Entry], *, title: str = ""
) -> Portfolio:
    """That of a list, done or on its way as above; raises LimitReached."""
    return _begun(store_list(person, kind, entries, title=title), is_new=True)


def queue_portfolio(portfolio_pk: int) -> None:
    """Send its first step on its way. Without a broker it waits for the sweeper."""
    try:
        current_app.send_task(WORK_ON_PORTFOLIO, args=[portfolio_pk], priority=SOON, retry=False)
    except OperationalError as error:
        logger.warning("The queue does not answer; a portfolio waits for the sweeper: %s", error)


def _begun(portfolio: Portfolio, *, is_new: bool) -> Portfolio:
    is_queued = portfolio.is_unfinished and (not is_quick(portfolio) or work_on(portfolio.pk))
    if is_queued and is_new:
        transaction.on_commit(partial(queue_portfolio, portfolio.pk))
    # Another request may have let it go meanwhile, for a newer one.
    return Portfolio.objects.filter(pk=portfolio.pk).defer("use_cases").first() or portfolio
