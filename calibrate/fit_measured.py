"""Fits the pace of a consumer to runs of it: service and its spread per event, or a + b n per run."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from advisor.cases import Array
from calibrate.setting import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPace:
    """Every event takes `transit_s`, and waits in line for a service that takes one of `services_s`."""

    transit_s: float
    services_s: Array

    @property
    def service_s(self) -> float:
        """Mean service."""
        return float(self.services_s.mean())

    @property
    def cv2(self) -> float:
        """Squared coefficient of variation of the services."""
        return float(self.services_s.var()) / self.service_s**2


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchPace:
    """A run of n events takes `fixed_s` + `per_event_s` * n."""

    fixed_s: float
    per_event_s: float


def event_pace(runs: Sequence[Run]) -> EventPace:
    """A service is a read and the work on an event: of one that waited, from the event before it seen to its
    own; of another its work and the usual read. What one that found the consumer idle usually takes beyond is
    transit.

    All events count, not only those that waited: a disturbance makes events wait, and would count too much.
    """
    work_s = np.concatenate([(run.seen_s - run.began_s)[1:] for run in runs])
    cycle_s = np.concatenate([np.diff(run.seen_s) for run in runs])
    waited = np.concatenate([run.sent_s[1:] < run.seen_s[:-1] for run in runs])
    sojourn_s = np.concatenate([run.latency_s[1:] for run in runs])
    read_s = _median((cycle_s - work_s)[waited])
    services_s = np.where(waited, cycle_s, work_s + read_s)
    transit_s = _median(sojourn_s[~waited]) - _median(services_s[~waited])
    return EventPace(transit_s=max(transit_s, 0.0), services_s=services_s)


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


def _median(found: Array) -> float:
    return float(np.median(found)) if found.size else 0.0


def _batches(run: Run) -> tuple[Array, Array]:
    """Events and seconds of each run of the consumer."""
    began_s, first, size = np.unique(run.began_s, return_index=True, return_counts=True)
    return size.astype(np.float64), run.seen_s[first] - began_s
