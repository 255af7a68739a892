"""Which settings are measured, and how: in rounds, so that a change of the machine meets all of them."""

import statistics
from collections.abc import Sequence
from functools import reduce

from calibrate.pipeline import Pipeline
from calibrate.setting import Run, Setting

WARM_UP_S = 0.5
UTILISATIONS = (0.08, 0.14, 0.2, 0.26)
PER_EVENT_S, PER_EVENT_ROUNDS = 2.5, 3
TRIGGERS_S = (0.2, 0.5, 1.0)
RUN_RATES = (400.0, 1200.0)
RUNS_S, RUNS_ROUNDS = 4.5, 1
PROBE = Setting(rate_per_s=100.0, trigger_s=0.0, duration_s=2.0, is_for_fit=True, seed=0)


def runs_per_event(ready: Pipeline) -> tuple[Run, ...]:
    """At rates at which a consumer is busy for four shares of the time that takes as long as a probe says."""
    probe = ready.run(PROBE).steady(WARM_UP_S)
    alone_s = statistics.median(probe.latency_s.tolist())
    rates = [(share / alone_s, 0.0) for share in UTILISATIONS]
    # The outer two are for fitting: a computer with little to do wakes up slowly, so that services shorten as
    # the rate grows; what lies between can be foretold, but not what lies beyond.
    return _in_rounds(ready, _settings(rates, PER_EVENT_S, for_fit=(0, 3)), PER_EVENT_ROUNDS)


def runs_in_batches(ready: Pipeline) -> tuple[Run, ...]:
    """Every trigger at every rate: a chequerboard, so that each is fitted and held out."""
    pairs = [(rate, trigger_s) for rate in RUN_RATES for trigger_s in TRIGGERS_S]
    return _in_rounds(ready, _settings(pairs, RUNS_S, for_fit=(0, 2, 4)), RUNS_ROUNDS)


def _in_rounds(ready: Pipeline, chosen: Sequence[Setting], rounds: int) -> tuple[Run, ...]:
    """One setting after the other, and again; the runs of a setting count as one."""
    done = [[ready.run(setting).steady(WARM_UP_S) for setting in chosen] for _ in range(rounds)]
    return tuple(reduce(Run.and_then, runs) for runs in zip(*done, strict=True))


def _settings(
    pairs: Sequence[tuple[float, float]], duration_s: float, *, for_fit: Sequence[int]
) -> tuple[Setting, ...]:
    return tuple(
        Setting(
            rate_per_s=rate_per_s,
            trigger_s=trigger_s,
            duration_s=duration_s,
            is_for_fit=number in for_fit,
            seed=number + 1,
        )
        for number, (rate_per_s, trigger_s) in enumerate(pairs)
    )
