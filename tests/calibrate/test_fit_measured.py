"""Fits to runs whose pace is known, and predictions against arithmetic."""

import math

import numpy as np
import pytest

from calibrate.comparison import compare, fitted
from calibrate.fit_measured import BatchPace, EventPace, batch_pace, event_pace
from calibrate.setting import Run, Setting
from calibrate.simulated import predicted


def make_setting(**changes: float | bool) -> Setting:
    given = {"rate_per_s": 100.0, "trigger_s": 0.0, "duration_s": 60.0, "is_for_fit": True, "seed": 1}
    return Setting(**{**given, **changes})


def batched(setting: Setting, fixed_s: float, per_event_s: float) -> Run:
    """A run whose consumer departs on time and takes a + b n."""
    stream = np.random.default_rng(setting.seed)
    sent_s = np.cumsum(
        stream.exponential(1 / setting.rate_per_s, size=round(setting.rate_per_s * setting.duration_s))
    )
    batch = np.ceil(sent_s / setting.trigger_s)
    size = np.bincount(batch.astype(int))[batch.astype(int)]
    began_s = batch * setting.trigger_s
    return Run(setting=setting, sent_s=sent_s, began_s=began_s, seen_s=began_s + fixed_s + per_event_s * size)


def one_by_one(setting: Setting, transit_s: float, read_s: float, work_s: float) -> Run:
    """A run whose consumer takes a constant time to read and to work on each event."""
    stream = np.random.default_rng(setting.seed)
    sent_s = np.cumsum(stream.exponential(1 / setting.rate_per_s, size=5000))
    began_s, seen_s = np.empty_like(sent_s), np.empty_like(sent_s)
    free_s = 0.0
    for index, at_s in enumerate(sent_s):
        began_s[index] = max(at_s + transit_s, free_s) + read_s
        free_s = seen_s[index] = began_s[index] + work_s
    return Run(setting=setting, sent_s=sent_s, began_s=began_s, seen_s=seen_s)


def test_the_costs_of_a_run_are_found_again() -> None:
    runs = [batched(make_setting(trigger_s=trigger_s), 0.05, 0.0004) for trigger_s in (0.5, 2.0)]
    found = batch_pace(runs)
    assert (found.fixed_s, found.per_event_s) == pytest.approx((0.05, 0.0004), rel=1e-6)


def test_a_cost_below_zero_is_never_fitted() -> None:
    falling = batched(make_setting(trigger_s=1.0), 0.5, -0.001)
    assert batch_pace([falling]).per_event_s == 0.0


def test_service_and_transit_are_told_apart() -> None:
    found = event_pace([one_by_one(make_setting(), 0.0004, 0.0002, 0.0018)])
    assert found.transit_s == pytest.approx(0.0004, rel=1e-6)
    assert found.service_s == pytest.approx(0.002, rel=1e-6)
    assert found.held_s < 1e-5


def test_a_few_standstills_of_the_machine_do_not_carry_the_fit_away() -> None:
    run = one_by_one(make_setting(rate_per_s=10.0), 0.0004, 0.0002, 0.0018)
    run.seen_s[::200] += 0.05
    found = event_pace([run])
    assert found.service_s == pytest.approx(0.002, rel=1e-6)
    assert found.held_s < 1e-4


def test_a_predicted_run_waits_half_a_trigger_and_then_the_run() -> None:
    found = predicted(make_setting(trigger_s=1.0), BatchPace(fixed_s=0.1, per_event_s=0.001))
    assert (found.p50_s, found.p99_s) == pytest.approx((0.5 + 0.2, 0.99 + 0.2), rel=0.02)


def test_a_predicted_queue_is_the_m_d_1_queue() -> None:
    # Half of the events find nobody before them; how long the others wait is Erlang's law of 1909.
    rate, service_s = 100.0, 0.005
    pace = EventPace(transit_s=0.001, held_s=1e-9, held_cv2=0.0, service_s=service_s)
    found = predicted(make_setting(), pace)
    assert found.p50_s == pytest.approx(0.001 + service_s, rel=0.01)
    waits_s = np.linspace(0.0, 8 * service_s, 4000)
    share = [erlangs_share(wait_s, rate, service_s) for wait_s in waits_s]
    assert found.p95_s == pytest.approx(0.001 + service_s + np.interp(0.95, share, waits_s), rel=0.03)


def erlangs_share(wait_s: float, rate: float, service_s: float) -> float:
    """P(W <= t) = (1 - rho) sum over j <= t/s of (-lambda (t - j s))^j / j! e^(lambda (t - j s))."""
    steps = [(j, rate * (wait_s - j * service_s)) for j in range(int(wait_s / service_s) + 1)]
    return (1 - rate * service_s) * sum((-x) ** j / math.factorial(j) * math.exp(x) for j, x in steps)


def test_hold_ups_differ_from_event_to_event_and_make_no_queue() -> None:
    # Exponential of mean 50 ms at 100 events/s: five are held up at a time, and none because of another.
    pace = EventPace(transit_s=0.0, held_s=0.05, held_cv2=1.0, service_s=1e-6)
    found = predicted(make_setting(), pace)
    assert (found.p50_s, found.p99_s) == pytest.approx((0.05 * np.log(2), 0.05 * np.log(100)), rel=0.03)


def test_a_pipeline_that_does_as_it_is_modelled_is_predicted_where_it_was_not_fitted() -> None:
    settings = [
        make_setting(trigger_s=trigger_s, rate_per_s=rate, is_for_fit=is_for_fit)
        for trigger_s, rate, is_for_fit in (
            (0.5, 200, True),
            (1.0, 800, True),
            (0.5, 800, False),
            (1.0, 200, False),
        )
    ]
    runs = [batched(setting, 0.05, 0.0001) for setting in settings]
    pace = fitted(runs)
    for one in compare(runs, lambda setting: predicted(setting, pace)):
        assert max(map(abs, one.errors)) < 0.03
