"""Fits the pace of a consumer to runs of it: service and its spread per event, or a + b n per run."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from advisor.cases import Array
from calibrate.setting import Run

NORMAL_99 = 2.326348
"""99 % point of the standard normal law."""
LEAST_S = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPace:
    """Every event takes `transit_s`, is held up by a time of its own, and waits in line for `service_s`.

    The hold-up has the mean `held_s` and the squared coefficient of variation `held_cv2`.
    """

    transit_s: float
    held_s: float
    held_cv2: float
    service_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchPace:
    """A run of n events takes `fixed_s` + `per_event_s` * n."""

    fixed_s: float
    per_event_s: float


def event_pace(runs: Sequence[Run]) -> EventPace:
    """A service is the usual read and the usual work on an event. What events take beyond it that found the
    consumer idle is transit at the least, and a hold-up: the computer wakes a process late, or stops it.

    The hold-up is lognormal through its median and 99th percentile; moments would follow a few standstills.
    """
    work_s = np.concatenate([(run.seen_s - run.began_s)[1:] for run in runs])
    between_s = np.concatenate([run.began_s[1:] - run.seen_s[:-1] for run in runs])
    waited = np.concatenate([run.sent_s[1:] < run.seen_s[:-1] for run in runs])
    sojourn_s = np.concatenate([run.latency_s[1:] for run in runs])
    service_s = float(np.median(work_s)) + (float(np.median(between_s[waited])) if waited.any() else 0.0)
    beyond_s = np.maximum(sojourn_s[~waited] - service_s, 0.0)
    transit_s = float(np.quantile(beyond_s, 0.01))
    held_s, held_cv2 = _lognormal(beyond_s - transit_s)
    return EventPace(transit_s=transit_s, held_s=held_s, held_cv2=held_cv2, service_s=service_s)


def _lognormal(times_s: Array) -> tuple[float, float]:
    """Mean and squared coefficient of variation of the law through the median and the 99th percentile."""
    median_s, high_s = np.maximum(np.quantile(times_s, (0.5, 0.99)), LEAST_S).tolist()
    spread2 = (math.log(high_s / median_s) / NORMAL_99) ** 2
    return median_s * math.exp(spread2 / 2.0), math.expm1(spread2)


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


def _batches(run: Run) -> tuple[Array, Array]:
    """Events and seconds of each run of the consumer."""
    began_s, first, size = np.unique(run.began_s, return_index=True, return_counts=True)
    return size.astype(np.float64), run.seen_s[first] - began_s
