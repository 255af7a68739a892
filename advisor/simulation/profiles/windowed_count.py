"""A count per key and window, as the Yahoo Streaming Benchmark asks for it, simulated for an engine's
profile.

Every window ends at its own phase of the engine's batches or flush timers; those phases move from window to
window and decide most of the lag, so that each is followed, and none averaged.
"""

import math
from dataclasses import dataclass

import numpy as np

from advisor.cases import Array
from advisor.simulation.profiles.cold_start import delay_at
from advisor.simulation.profiles.last_event import last_visible_s
from advisor.simulation.profiles.profile import EngineProfile, FlushTimer, MicroBatchPace, PerEventPace


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowedLoad:
    """A steady load for `duration_s`, counted per key in windows of `window_s`.

    Of `rate_per_s` events a share `kept_share` passes the filter, spread evenly over `keys`. The first
    window ends `first_window_s` after the load starts.
    """

    rate_per_s: float
    duration_s: float
    window_s: float
    keys: int
    kept_share: float
    first_window_s: float

    def window_ends_s(self) -> Array:
        """Ends of the windows that end within the load, seconds since its start."""
        count = math.floor((self.duration_s - self.first_window_s) / self.window_s) + 1
        return np.asarray(self.first_window_s + self.window_s * np.arange(count))

    @property
    def key_rate_per_s(self) -> float:
        """Counted events/s of one key."""
        return self.rate_per_s * self.kept_share / self.keys


def lags_s(profile: EngineProfile, load: WindowedLoad, seed: int) -> Array:
    """Last update of each window and key after the window's end, seconds, shape (windows, keys), for one run.

    Batches depart at whole multiples of the trigger on the clock that also cuts the windows; flush timers of
    parallel tasks start at random.
    """
    stream = np.random.Generator(np.random.SFC64(np.random.SeedSequence(seed)))
    if isinstance(profile.pace, MicroBatchPace):
        return _batched(profile.pace, load, stream)
    seen_s = _seen_s(profile.pace, load, stream)
    return seen_s if profile.flush is None else _flushed(profile.flush, seen_s, load, stream)


def _seen_s(pace: PerEventPace, load: WindowedLoad, stream: np.random.Generator) -> Array:
    """When the last event of each window and key has been counted, after the window's end."""
    ends_s = load.window_ends_s()
    behind_s = delay_at(pace, load.rate_per_s, ends_s)
    shape = (ends_s.shape[0], load.keys)
    return behind_s[:, None] + last_visible_s(pace, load.key_rate_per_s, stream.random(shape))


def _flushed(flush: FlushTimer, seen_s: Array, load: WindowedLoad, stream: np.random.Generator) -> Array:
    """The first pass of a key's flush loop that starts after its last event was counted writes it.

    While keys keep changing, a pass writes all keys of its task, so that a loop takes sleep + keys * write;
    a key's place in a pass is random.
    """
    tasks = max(round(flush.tasks), 1)
    task = (
        stream.permutation(load.keys) % tasks
        if tasks <= load.keys
        else stream.integers(tasks, size=load.keys)
    )
    keys_of_task = np.bincount(task, minlength=tasks)
    period_s = (flush.sleep_s + flush.write_s * keys_of_task)[task]
    phase_s = stream.random(tasks)[task] * period_s
    counted_s = load.window_ends_s()[:, None] + seen_s
    passes = np.ceil((counted_s - phase_s) / period_s)
    place = np.ceil(stream.random(seen_s.shape) * keys_of_task[task])
    return np.asarray(seen_s + (phase_s + passes * period_s - counted_s) + flush.write_s * place)


def _batched(pace: MicroBatchPace, load: WindowedLoad, stream: np.random.Generator) -> Array:
    """A window is complete with the batch that departs at or after its end; its results are there when it
    ends.
    """
    ends_s = load.window_ends_s()
    # The clock's zero is a window's end and a departure; the load starts some whole windows later.
    starts_s = load.window_s * stream.integers(_cycle(pace, load)) - load.first_window_s
    clock_s = starts_s + ends_s
    batch = np.ceil(clock_s / pace.trigger_s - 1e-9).astype(np.int64)
    first = math.floor(starts_s / pace.trigger_s) + 1
    departures_s = np.arange(first, batch[-1] + 2) * pace.trigger_s
    done_s = _batch_ends_s(
        pace, load.rate_per_s * np.diff(departures_s, prepend=starts_s), departures_s, stream
    )
    is_at_end = np.isclose(batch * pace.trigger_s, clock_s)
    missed = (stream.random((ends_s.shape[0], load.keys)) < pace.missed_share) & is_at_end[:, None]
    return np.asarray(done_s[batch[:, None] + missed - first] - clock_s[:, None])


def _cycle(pace: MicroBatchPace, load: WindowedLoad) -> int:
    """After how many windows the phase of departures against window ends comes round again, at most 1000."""
    departures = load.window_s / pace.trigger_s * np.arange(1, 1000)
    together = np.flatnonzero(np.abs(departures - np.round(departures)) < 1e-6)
    return int(together[0]) + 1 if together.size else 1000


def _batch_ends_s(
    pace: MicroBatchPace, events: Array, departures_s: Array, stream: np.random.Generator
) -> Array:
    """When the batches of a timetable are done that take so many events each."""
    takes_s = pace.fixed_s + pace.per_event_s * events
    straggles = stream.random(takes_s.shape) < pace.straggler_share
    takes_s = np.maximum(takes_s, straggles * stream.random(takes_s.shape) * pace.straggler_s)
    takes_s[0] += pace.cold_s
    done_s, free_s = np.empty_like(takes_s), -math.inf
    for index, departure_s in enumerate(departures_s):
        late_s = pace.late_start_s if free_s > departure_s else 0.0
        free_s = max(free_s, departure_s) + takes_s[index] + late_s
        done_s[index] = free_s
    return done_s
