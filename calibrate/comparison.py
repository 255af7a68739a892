"""Fits on one half of the settings, predicts the other half, and lays both beside what was measured."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from calibrate.fit_measured import BatchPace, EventPace, batch_pace, event_pace
from calibrate.setting import Run, Setting
from calibrate.simulated import Latencies, measured, predicted

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


def compare(runs: Sequence[Run]) -> tuple[EventPace | BatchPace, tuple[Compared, ...]]:
    """The pace fitted to the runs for fitting, and every run beside its prediction."""
    steady = [run.after_warm_up() for run in runs]
    for_fit = [run for run in steady if run.setting.is_for_fit]
    pace = batch_pace(for_fit) if runs[0].setting.trigger_s else event_pace(for_fit)
    compared = (
        Compared(setting=run.setting, measured=measured(run), predicted=predicted(run.setting, pace))
        for run in steady
    )
    return pace, tuple(compared)


def typical_errors(compared: Sequence[Compared]) -> tuple[float, ...]:
    """Mean size of the error at p50, p95 and p99 over the settings that were held out."""
    held_out = [one.errors for one in compared if not one.setting.is_for_fit]
    return tuple(np.abs(held_out).mean(axis=0).tolist())
