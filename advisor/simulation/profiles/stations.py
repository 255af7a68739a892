"""A profile as stations of a design, so that the engine that simulates designs can use a measured pace."""

from collections.abc import Iterator

import numpy as np

from advisor.simulation.profiles.profile import EngineProfile, MicroBatchPace, PerEventPace
from advisor.stations import BatchRun, Gate, ServerPool, Station, Transit


def stations(profile: EngineProfile, component: str) -> tuple[Station, ...]:
    """The path of an event through the engine: a batch run; or transit, buffers, one server and a flush.

    What happens only at the start of a load, to late batches or to stragglers is left out.
    """
    if isinstance(profile.pace, MicroBatchPace):
        return (_run(profile.pace, component),)
    return tuple(_per_event(profile.pace, profile, component))


def _run(pace: MicroBatchPace, component: str) -> BatchRun:
    return BatchRun(
        component=component,
        label="micro-batch",
        headway_s=np.array([pace.trigger_s]),
        startup_s=np.array([0.0]),
        fixed_s=np.array([pace.fixed_s]),
        per_event_s=np.array([pace.per_event_s]),
    )


def _per_event(pace: PerEventPace, profile: EngineProfile, component: str) -> Iterator[Station]:
    yield Transit(component=component, label="transit", seconds=np.array([pace.transit_s]))
    for number in range(round(pace.buffers)):
        yield Gate(
            component=component,
            label=f"buffer {number + 1}",
            period_s=np.array([pace.buffer_timeout_s]),
            is_shared=False,
        )
    if pace.capacity_per_s is not None:
        yield ServerPool(
            component=component,
            label="processing",
            servers=np.array([1.0]),
            service_s=np.array([1.0 / pace.capacity_per_s]),
            service_cv2=np.array([0.0]),
        )
    if profile.flush is not None:
        yield Gate(
            component=component, label="flush", period_s=np.array([profile.flush.sleep_s]), is_shared=False
        )
