"""The advice itself, and as a tool gets it: facts in, advice out, nothing stored."""

from collections.abc import Iterator

from bench.measure import Measure
from bench.stage import Stage

FACTS = {
    "actor": "machine",
    "freshness_s": 2,
    "reaction_s": 0,
    "viewing_interval_s": 0,
    "value_metric": "fraud_loss",
    "value_usd_per_year": {"low": 2_000_000, "likely": 4_000_000, "high": 7_000_000},
    "value_half_life_s": 30,
    "rate_per_s": 2000,
    "late_share": 0.01,
    "late_p99_s": 60,
    "engineers": 6,
    "streaming_skill": 2,
    "on_call": "around_the_clock",
}


def measures(stage: Stage) -> Iterator[Measure]:
    """One request at a time, on one core; with all facts given as numbers, and with their uncertainty."""
    yield Measure(
        title="stateless advice, POST /api/v1/advice/",
        run=lambda: stage.post("/api/v1/advice/", {"facts": FACTS}),
        bound_s=0.060,
    )
    yield Measure(
        title="stateless advice, every fact left to its default",
        run=lambda: stage.post("/api/v1/advice/", {"facts": {}}),
        bound_s=0.060,
    )
