"""Makes portfolios, works on them step by step, and puts them together; run twice, a step does no harm."""

import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone

from advisor.advise import ENGINE_VERSION
from advisor.plain_data import to_json
from advisor.portfolio.assess import Assessed
from advisor.portfolio.portfolio import put_together
from decisions.models.portfolio import (
    UNFINISHED,
    Portfolio,
    PortfolioKind,
    PortfolioRow,
    PortfolioStatus,
)
from decisions.selectors.portfolio_entries import Entry, decisions_key, entries_of
from decisions.selectors.portfolios import lists_of
from decisions.services.assessing import assess_entries, kept_of, unknown_entries
from decisions.services.failing import FailsInWords
from decisions.services.limits import check_portfolios
from decisions.services.refusals import Refused

AT_ONCE = 100
"""Use cases that are assessed in one go: a second at most."""
MOST_ATTEMPTS = 5
"""Steps begun one after the other of which none got anywhere."""
STEP_S = 5.0
"""After this long a worker lets others have their turn."""
STALLED = timedelta(seconds=60)
LISTS_KEPT = 20
QUICK = 2000
"""Rows that are put together within a request, where at most `AT_ONCE` are new."""


def portfolio_of_decisions(person: AbstractBaseUser) -> tuple[Portfolio, bool]:
    """That of the decisions as they are now, and whether it was made just now; older ones are let go."""
    key, size = decisions_key(person)
    found, is_new = Portfolio.objects.get_or_create(
        owner_id=person.pk,
        kind=PortfolioKind.DECISIONS,
        key=key,
        defaults={"size": size, "engine_version": ENGINE_VERSION},
    )
    if is_new:
        mine = Portfolio.objects.filter(owner_id=person.pk, kind=PortfolioKind.DECISIONS)
        mine.exclude(pk=found.pk).delete()
    return found, is_new


def store_list(
    person: AbstractBaseUser, kind: PortfolioKind, entries: Sequence[Entry], *, title: str = ""
) -> Portfolio:
    """A list to be worked on; of the person's others of its kind the last 19 stay. Raises LimitReached."""
    with transaction.atomic():
        check_portfolios(person)
        too_old = lists_of(person, kind).exclude(status__in=UNFINISHED)[LISTS_KEPT - 1 :]
        Portfolio.objects.filter(pk__in=list(too_old.values_list("pk", flat=True))).delete()
        return Portfolio.objects.create(
            owner_id=person.pk,
            kind=kind,
            title=title[:200],
            use_cases=[_use_case(entry) for entry in entries],
            assumptions=dict(entries[0].assumptions) if entries else {},
            engine_version=ENGINE_VERSION,
            size=len(entries),
        )


def is_quick(portfolio: Portfolio) -> bool:
    """Whether a request may wait for it."""
    return portfolio.size <= QUICK and len(unknown_entries(entries_of(portfolio))) <= AT_ONCE


def work_on(portfolio_pk: int) -> bool:
    """Assess what is not known yet, or put all together; True where it needs another step.

    An error that nobody foresaw fails the portfolio in words, and is raised.
    """
    portfolio = Portfolio.objects.filter(pk=portfolio_pk, status__in=UNFINISHED).first()
    if portfolio is None:
        return False
    fail = partial(fail_portfolio, portfolio_pk)
    if portfolio.attempts >= MOST_ATTEMPTS:
        fail(f"Its work was lost {MOST_ATTEMPTS} times: each worker stopped in the middle of it.")
        return False
    _update(portfolio_pk, attempts=F("attempts") + 1, worked_at=timezone.now())
    with FailsInWords("The triage", fail):
        return _step_or_refusal(portfolio, fail)


def fail_portfolio(portfolio_pk: int, error: str) -> bool:
    """End it with an error in words; False if it had already ended."""
    return _update(portfolio_pk, status=PortfolioStatus.FAILED, error=error, finished_at=timezone.now())


def delete_list(portfolio: Portfolio) -> None:
    """Delete it with its rows; a worker that is on it finds nothing to do."""
    portfolio.delete()


def stalled_portfolios() -> list[int]:
    """Keys of those whose message was lost, or whose worker was; each is named once a minute."""
    now = timezone.now()
    since = Coalesce("worked_at", "created_at")
    stalled = Portfolio.objects.filter(status__in=UNFINISHED).annotate(since=since)
    keys = list(stalled.filter(since__lt=now - STALLED).values_list("pk", flat=True))
    Portfolio.objects.filter(pk__in=keys).update(worked_at=now)
    return keys


def _step_or_refusal(portfolio: Portfolio, fail: Callable[[str], object]) -> bool:
    try:
        return _step(portfolio)
    except Refused as refusal:
        fail(" ".join(text for texts in refusal.faults.values() for text in texts))
        return False


def _step(portfolio: Portfolio) -> bool:
    began = time.monotonic()
    entries = entries_of(portfolio)
    unknown = unknown_entries(entries)
    while unknown:
        now, unknown = unknown[:AT_ONCE], unknown[AT_ONCE:]
        assess_entries(now)
        progress = 1.0 - len(unknown) / max(len(entries), 1)
        values = {"status": PortfolioStatus.RUNNING, "progress": progress, "worked_at": timezone.now()}
        if not _update(portfolio.pk, **values, attempts=0):
            return False
        if time.monotonic() - began > STEP_S:
            return True
    known = kept_of(entries)
    if known is None:
        return True
    _conclude(portfolio, entries, known)
    return False


def _conclude(portfolio: Portfolio, entries: Sequence[Entry], known: Sequence[Assessed]) -> None:
    """Store the rows and the sums, once; what was found meanwhile by another worker stands."""
    answer = put_together([entry.member for entry in entries], known)
    rows = [
        PortfolioRow(
            portfolio=portfolio,
            rank=rank,
            decision_id=entries[row.place - 1].decision_pk,
            owner_name=entries[row.place - 1].owner_name,
            team=row.team,
            triage=row.triage.value,
            row=to_json(row),
        )
        for rank, row in enumerate(answer.rows, start=1)
    ]
    sums = {name: to_json(getattr(answer, name)) for name in ("finding", "teams", "platforms", "total")}
    with transaction.atomic():
        done = {"status": PortfolioStatus.DONE, "progress": 1.0, "sums": sums}
        if _update(portfolio.pk, **done, finished_at=timezone.now()):
            PortfolioRow.objects.bulk_create(rows, batch_size=500)


def _update(portfolio_pk: int, **columns: Any) -> bool:
    """Whoever ends it first decides how it ended."""
    return bool(Portfolio.objects.filter(pk=portfolio_pk, status__in=UNFINISHED).update(**columns))


def _use_case(entry: Entry) -> dict[str, Any]:
    fields = ("title", "team", "facts", "current_option", "price_book_version")
    return {field: getattr(entry, field) for field in fields}
