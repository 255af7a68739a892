from itertools import count

import pytest

from bench import measure
from bench.measure import Measure, seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that the next calls of `run` take; the last one repeats."""
    durations = [9.0, 0.4, 0.1, 0.5, 0.2, 0.3]
    now = 0.0
    calls = count()

    def tick() -> float:
        nonlocal now
        call, is_end = divmod(next(calls), 2)
        now += durations[call] if is_end else 0
        return now

    monkeypatch.setattr(measure.time, "perf_counter", tick)
    return durations


def test_a_time_is_the_median_of_five_after_a_call_that_does_not_count(clock: list[float]) -> None:
    assert seconds(Measure(title="anything", run=lambda: None)) == pytest.approx(0.3)


def test_what_is_quick_is_called_until_the_clock_can_tell(clock: list[float]) -> None:
    clock[0] = 0.001
    done: list[None] = []
    taken = seconds(Measure(title="quick", run=lambda: done.append(None)))
    assert len(done) == 1 + 5 * 100
    assert taken == pytest.approx(0.3 / 100)
