"""The pages that people look at most, for somebody with many decisions."""

from collections.abc import Iterator
from functools import partial

from bench.bench_advice import FACTS
from bench.measure import Measure
from bench.stage import Stage
from decisions.services.decisions import create_decision

DECISIONS = 100


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
