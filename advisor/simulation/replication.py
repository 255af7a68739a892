"""One replication's sums, put together from its pieces, and the same without the stretches of its warm-up."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from advisor.cases import Array
from advisor.simulation.output_analysis import Interval, interval, pseudo_values
from advisor.simulation.piece import PieceResult, Stretch
from advisor.simulation.result import PERCENTILES
from advisor.simulation.sketch import BUCKETS, bucket_around, quantile
from advisor.simulation.steady import warm_up_stretches


@dataclass(frozen=True, slots=True, kw_only=True)
class Replication:
    """The sums of one replication's pieces; `stretches` of the horizon where the load is constant."""

    sketch: Array
    events: float
    followed: float
    age_sum_s: float
    within_promise: float
    stretches: tuple[tuple[Stretch, ...], ...] = ()

    def without(self, cut: int) -> "Replication":
        """The same without its first `cut` stretches."""
        left_out = [stretch for place in self.stretches[:cut] for stretch in place]
        events = self.events - sum(stretch.events for stretch in left_out)
        left = self.sketch - sum((_sketch(stretch) for stretch in left_out), np.zeros(BUCKETS))
        return Replication(
            sketch=np.where(left > 1e-9 * self.sketch, left, 0.0),
            events=events,
            followed=self.followed * events / self.events,
            age_sum_s=self.age_sum_s - sum(stretch.age_sum_s for stretch in left_out),
            within_promise=self.within_promise - sum(stretch.within_promise for stretch in left_out),
        )

    def stretch_means_s(self) -> tuple[float, ...]:
        """The mean age in each stretch; NaN where nothing arrived."""
        sums = [
            (sum(one.age_sum_s for one in place), sum(one.events for one in place))
            for place in self.stretches
        ]
        return tuple(age_s / events if events else float("nan") for age_s, events in sums)


def replications(pieces: Iterable[PieceResult]) -> tuple[Replication, ...]:
    """The replications of pieces in their order."""
    grouped: dict[int, list[PieceResult]] = defaultdict(list)
    for piece in pieces:
        grouped[piece.replication].append(piece)
    return tuple(_replication(group) for group in grouped.values())


def warm_up(groups: Sequence[Replication]) -> int:
    """Stretches of a steady horizon that still belong to the warm-up; 0 where the load changes or an
    overload leaves no steady state.
    """
    if not all(one.stretches for one in groups):
        return 0
    means_s = np.array([one.stretch_means_s() for one in groups])
    return warm_up_stretches(means_s) if np.isfinite(means_s).all() else 0


def by_replication(groups: Sequence[Replication]) -> dict[str, tuple[float | None, ...]]:
    """The figures of each replication by themselves, for a comparison by pairs; None without events."""
    figures: dict[str, Callable[[Replication], float]] = {
        "mean": lambda one: one.age_sum_s / one.events,
        "promise_kept": lambda one: one.within_promise / one.events,
        **{name: partial(_quantile, share=share) for name, share in PERCENTILES.items()},
    }
    return {
        name: tuple(figure(one) if one.events > 0 else None for one in groups)
        for name, figure in figures.items()
    }


def _quantile(one: Replication, share: float) -> float:
    return quantile(one.sketch, share)


def percentile_interval(groups: Sequence[Replication], share: float) -> Interval:
    """A percentile of all ages with the interval of its jackknifed replications, never narrower than the
    sketch's bucket around it.
    """
    sketches = [one.sketch for one in groups if one.events > 0]
    whole = np.sum(sketches, axis=0)
    value = quantile(whole, share)
    if len(sketches) < 2:
        return Interval(value=value, low=None, high=None)
    found = interval(value, pseudo_values(value, [quantile(whole - one, share) for one in sketches]))
    low, high = bucket_around(value)
    return Interval(value=value, low=min(found.low or low, low), high=max(found.high or high, high))


def _replication(group: list[PieceResult]) -> Replication:
    kept_apart = all(piece.stretches for piece in group)
    return Replication(
        sketch=np.sum([piece.sketch() for piece in group], axis=0),
        events=sum(piece.events for piece in group),
        followed=sum(piece.followed for piece in group),
        age_sum_s=sum(piece.age_sum_s for piece in group),
        within_promise=sum(piece.within_promise for piece in group),
        stretches=tuple(zip(*(piece.stretches for piece in group), strict=True)) if kept_apart else (),
    )


def _sketch(stretch: Stretch) -> Array:
    counts = np.zeros(BUCKETS)
    counts[list(stretch.buckets)] = stretch.counts
    return counts
