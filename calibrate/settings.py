"""Which settings are measured, and how: each a few times, of which the calmest run counts."""

import statistics
from collections.abc import Iterator

from calibrate.pipeline import Pipeline
from calibrate.setting import Run, Setting

UTILISATIONS = (0.15, 0.3, 0.45, 0.6)
PER_EVENT_S, PER_EVENT_TRIES = 3.0, 2
TRIGGERS_S = (0.2, 0.5, 1.0)
RUN_RATES = (400.0, 1200.0)
RUNS_S, RUNS_TRIES = 4.0, 1
PROBE = Setting(rate_per_s=100.0, trigger_s=0.0, duration_s=2.0, is_for_fit=True, seed=0)


def runs_per_event(ready: Pipeline) -> tuple[Run, ...]:
    """At rates that keep the consumer busy for four shares of the time, by a probe of how long it takes."""
    probe = ready.run(PROBE).after_warm_up()
    service_s = statistics.median((probe.seen_s - probe.began_s).tolist())
    rates = [(share / service_s, 0.0) for share in UTILISATIONS]
    return tuple(_calmest(ready, one, PER_EVENT_TRIES) for one in _numbered(rates, PER_EVENT_S))


def runs_in_batches(ready: Pipeline) -> tuple[Run, ...]:
    """Every trigger at every rate: a chequerboard, so that each is fitted and held out."""
    pairs = [(rate, trigger_s) for rate in RUN_RATES for trigger_s in TRIGGERS_S]
    return tuple(_calmest(ready, one, RUNS_TRIES) for one in _numbered(pairs, RUNS_S))


def _calmest(ready: Pipeline, setting: Setting, tries: int) -> Run:
    """The run during which the producer was least late: it tells a disturbed machine without looking at the
    result.
    """
    return min((ready.run(setting) for _ in range(tries)), key=lambda run: run.producer_late_s)


def _numbered(pairs: list[tuple[float, float]], duration_s: float) -> Iterator[Setting]:
    """Every other setting is for fitting."""
    for number, (rate_per_s, trigger_s) in enumerate(pairs):
        yield Setting(
            rate_per_s=rate_per_s,
            trigger_s=trigger_s,
            duration_s=duration_s,
            is_for_fit=number % 2 == 0,
            seed=number + 1,
        )
