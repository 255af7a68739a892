"""Fits the pace of a consumer to runs of it: service and its spread per event, or a + b n per run."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.cases import Array
from calibrate.setting import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPace:
    """Every event takes `transit_s`, and waits in line for a service of mean `service_s`, whose squared
    coefficient of variation is `cv2`.
    """

    transit_s: float
    service_s: float
    cv2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchPace:
    """A run of n events takes `fixed_s` + `per_event_s` * n."""

    fixed_s: float
    per_event_s: float


def event_pace(runs: Sequence[Run]) -> EventPace:
    """A service is the work on an event and the read before it, which is seen where an event waited: from the
    one before it seen to its own begin. What an event that found the consumer idle takes beyond is transit.

    All events count, not only those that waited: a disturbance makes events wait, and would count too much.
    """
    work_s = np.concatenate([run.seen_s - run.began_s for run in runs])
    read_s = _median([np.maximum(run.began_s[1:] - run.seen_s[:-1], 0.0)[_waited(run)] for run in runs])
    idle_s = _median([run.latency_s[1:][~_waited(run)] for run in runs])
    mean_s = float(work_s.mean()) + read_s
    return EventPace(
        transit_s=max(idle_s - read_s - float(np.median(work_s)), 0.0),
        service_s=mean_s,
        cv2=float(work_s.var()) / mean_s**2,
    )


def batch_pace(runs: Sequence[Run]) -> BatchPace:
    """Least squares of the runs' durations on their events, neither cost below zero."""
    sizes, takes = zip(*(_batches(run) for run in runs), strict=True)
    size, takes_s = np.concatenate(sizes), np.concatenate(takes)
    spread = size - size.mean()
    square = float((spread**2).sum())
    slope = max(float((spread * takes_s).sum()) / square, 0.0) if square else 0.0
    fixed_s = max(float(takes_s.mean() - slope * size.mean()), 0.0)
    if fixed_s == 0.0:
        slope = float((size * takes_s).sum() / (size**2).sum())
    return BatchPace(fixed_s=fixed_s, per_event_s=slope)


def _waited(run: Run) -> NDArray[np.bool_]:
    """Whether each event but the first came before the one ahead of it was seen."""
    return run.sent_s[1:] < run.seen_s[:-1]


def _median(parts: Sequence[Array]) -> float:
    found = np.concatenate(parts)
    return float(np.median(found)) if found.size else 0.0


def _batches(run: Run) -> tuple[Array, Array]:
    """Events and seconds of each run of the consumer."""
    began_s, first, size = np.unique(run.began_s, return_index=True, return_counts=True)
    return size.astype(np.float64), run.seen_s[first] - began_s
