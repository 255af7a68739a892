"""The pages that people look at most, for somebody with many decisions."""

from collections.abc import Iterator
from functools import partial

from bench.bench_advice import FACTS
from bench.measure import Measure
from bench.stage import Stage
from decisions.models.decision import Decision
from decisions.services.decisions import create_decision
from decisions.services.portfolios import portfolio_of_decisions, work_on

DECISIONS = 100
MANY = 1000


def measures(stage: Stage) -> Iterator[Measure]:
    """Each page whole, as a browser asks for it, signed in."""
    for number in range(DECISIONS):
        decision = create_decision(stage.owner, title=f"Decision {number}", facts=FACTS)
    pages = {
        "decision page": f"/decisions/{decision.public_id}/",
        f"home page with {DECISIONS} decisions": "/",
        "wizard step": f"/decisions/{decision.public_id}/facts/need/",
        "check your answers": f"/decisions/{decision.public_id}/facts/",
    }
    for title, address in pages.items():
        bound_s = 0.100 if title == "decision page" else None
        yield Measure(title=title, run=partial(stage.page, address), bound_s=bound_s)
    _fill_portfolio(stage)
    yield Measure(
        title=f"portfolio with {MANY:,} decisions", run=partial(stage.page, "/portfolio/"), bound_s=1.0
    )


def _fill_portfolio(stage: Stage) -> None:
    """Decisions that differ in what arrives and in what runs today, triaged once."""
    made = create_decision(stage.owner, title="Decision", facts=FACTS)
    Decision.objects.bulk_create(
        Decision(
            owner=stage.owner,
            title=f"Decision {number}",
            team=f"Team {number % 20}",
            facts=FACTS | {"rate_per_s": number + 1, "current_headway_s": number % 7 * 600},
            price_book_id=made.price_book_id,
        )
        for number in range(MANY)
    )
    found, _ = portfolio_of_decisions(stage.owner)
    while work_on(found.pk):
        pass
