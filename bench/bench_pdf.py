"""The documents of one decision, each made from the stored facts."""

from collections.abc import Iterator
from functools import partial

from bench.bench_advice import FACTS
from bench.measure import Measure
from bench.stage import Stage
from decisions.services.decisions import create_decision
from decisions.services.documents import KINDS


def measures(stage: Stage) -> Iterator[Measure]:
    """Each as the API hands it out."""
    decision = create_decision(stage.owner, title="Card fraud", facts=FACTS)
    for kind in KINDS:
        address = f"/api/v1/decisions/{decision.public_id}/{kind.name}"
        bound_s = 1.0 if kind.name.endswith(".pdf") else None
        yield Measure(title=kind.name, run=partial(stage.get, address), bound_s=bound_s)
