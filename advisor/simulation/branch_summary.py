"""How old events are at the end of each branch, over all replications: archived, corrected."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np

from advisor.simulation.output_analysis import Interval, interval, withheld_because
from advisor.simulation.piece import BranchTally, PieceResult
from advisor.simulation.replication import Replication, percentile_interval
from advisor.simulation.request import Regime
from advisor.simulation.result import BranchSummary

SHARES: Mapping[str, float] = {"p50": 0.5, "p95": 0.95, "p99": 0.99}


def branch_summaries(pieces: Iterable[PieceResult], regime: Regime) -> tuple[BranchSummary, ...]:
    """The branches of pieces in their order."""
    found: dict[str, dict[int, list[BranchTally]]] = defaultdict(lambda: defaultdict(list))
    for piece in pieces:
        for tally in piece.branches:
            found[tally.key][piece.replication].append(tally)
    are_cohorts = regime is Regime.FLUID
    return tuple(_summary(list(groups.values()), are_cohorts=are_cohorts) for groups in found.values())


def _summary(groups: list[list[BranchTally]], *, are_cohorts: bool) -> BranchSummary:
    first, sums = groups[0][0], tuple(_sums(group) for group in groups)
    live = [one for one in sums if one.events > 0]
    smallest = min(one.followed for one in sums)
    reasons = {
        name: withheld_because(share, smallest, 0.0, are_cohorts=are_cohorts)
        for name, share in SHARES.items()
    }
    withheld = {name: reason for name, reason in reasons.items() if reason is not None}
    return BranchSummary(
        key=first.key,
        title=first.title,
        mean_s=_mean(live) if live else None,
        percentiles={
            name: None if name in withheld else _not_below_nothing(percentile_interval(sums, share))
            for name, share in SHARES.items()
        },
        withheld=withheld,
        joined_share=_joined_share(groups),
    )


def _joined_share(groups: list[list[BranchTally]]) -> float:
    events = sum(tally.events for group in groups for tally in group)
    return sum(tally.joined for group in groups for tally in group) / events if events else 0.0


def _not_below_nothing(found: Interval) -> Interval:
    """No event arrives before it was born, however few replications say so."""
    return found if found.low is None else replace(found, low=max(found.low, 0.0))


def _mean(live: list[Replication]) -> Interval:
    mean_s = sum(one.age_sum_s for one in live) / sum(one.events for one in live)
    return interval(mean_s, [one.age_sum_s / one.events for one in live])


def _sums(group: list[BranchTally]) -> Replication:
    return Replication(
        sketch=np.sum([tally.sketch() for tally in group], axis=0),
        events=sum(tally.events for tally in group),
        followed=sum(tally.followed for tally in group),
        age_sum_s=sum(tally.age_sum_s for tally in group),
        within_promise=0.0,
    )
