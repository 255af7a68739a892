"""Fits on one half of the settings, predicts the other half, and lays both beside what was measured."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from calibrate.fit_measured import BatchPace, EventPace, batch_pace, event_pace
from calibrate.setting import Run, Setting
from calibrate.simulated import Latencies, measured

AIM = {"p50": 0.10, "p99": 0.20}


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A setting, as measured and as predicted."""

    setting: Setting
    measured: Latencies
    predicted: Latencies

    @property
    def errors(self) -> tuple[float, float, float]:
        """Predicted over measured less one, at p50, p95 and p99."""
        real, guess = self.measured, self.predicted
        return (
            guess.p50_s / real.p50_s - 1.0,
            guess.p95_s / real.p95_s - 1.0,
            guess.p99_s / real.p99_s - 1.0,
        )


def fitted(runs: Sequence[Run]) -> EventPace | BatchPace:
    """The pace that fits the runs for fitting; all of them per event, or none."""
    for_fit = [run for run in runs if run.setting.is_for_fit]
    return batch_pace(for_fit) if runs[0].setting.trigger_s else event_pace(for_fit)


def compare(runs: Sequence[Run], predict: Callable[[Setting], Latencies]) -> tuple[Compared, ...]:
    """Every run beside its prediction."""
    return tuple(
        Compared(setting=run.setting, measured=measured(run), predicted=predict(run.setting)) for run in runs
    )


def typical_errors(compared: Sequence[Compared]) -> tuple[float, ...]:
    """Mean size of the error at p50, p95 and p99 over the settings that were held out."""
    held_out = [one.errors for one in compared if not one.setting.is_for_fit]
    return tuple(np.abs(held_out).mean(axis=0).tolist())
