"""Lags of a windowed count, against batches and flushes counted by hand."""

import numpy as np
import pytest

from advisor.simulation.profiles.windowed_count import lags_s
from tests.advisor.simulation.profiles.examples import make_load, micro_batch, per_event


def test_batches_of_3_s_find_windows_of_10_s_at_three_phases() -> None:
    # Windows end 0, 1 or 2 s before the next multiple of 3 s; the batch takes half a second.
    lags = lags_s(micro_batch(), make_load(), seed=1)
    assert np.unique(lags.round(6)).tolist() == [0.5, 1.5, 2.5]
    assert np.diff(lags[:, 0]) % 3.0 == pytest.approx(2.0)


def test_a_window_waits_for_its_own_batch_and_not_for_the_mean_of_batches() -> None:
    lags = lags_s(micro_batch(trigger_s=5.0), make_load(), seed=1)
    assert lags == pytest.approx(0.5)


def test_batches_slower_than_their_trigger_fall_behind_by_what_they_take_too_long() -> None:
    # 3.3 s of work every 3 s: a tenth of the time.
    load = make_load(rate_per_s=1000.0)
    lags = lags_s(micro_batch(fixed_s=0.3, per_event_s=0.001), load, seed=1)
    assert np.polyfit(load.window_ends_s(), lags[:, 0], 1)[0] == pytest.approx(0.1, abs=0.005)


def test_a_late_start_keeps_an_engine_late_that_would_otherwise_keep_up() -> None:
    # 2 s a batch, and 1.2 s more once it is late: a slow first batch is never caught up.
    changes = {"fixed_s": 2.0, "cold_s": 4.0}
    caught_up = lags_s(micro_batch(**changes), make_load(), seed=1)
    stuck = lags_s(micro_batch(**changes, late_start_s=1.2), make_load(), seed=1)
    assert caught_up[-1].max() <= 2.0 + 2.0
    assert stuck[-1].min() > 15.0


def test_missed_departures_cost_a_whole_trigger_where_window_and_batch_end_together() -> None:
    lags = lags_s(micro_batch(trigger_s=5.0, missed_share=0.25), make_load(), seed=1)
    assert np.unique(lags.round(6)).tolist() == [0.5, 5.5]
    assert np.mean(lags > 1.0) == pytest.approx(0.25, abs=0.02)


def test_flushes_at_random_phases_make_the_lag_uniform_over_the_sleep() -> None:
    lags = np.concatenate(
        [lags_s(per_event(flush_tasks=100.0), make_load(), seed=seed).ravel() for seed in range(30)]
    )
    assert np.quantile(lags, (0.1, 0.5, 0.9)) == pytest.approx([0.1, 0.5, 0.9], abs=0.03)


def test_a_flush_loop_drifts_against_the_windows_by_what_its_writes_take() -> None:
    # One loop with 100 keys at 0.1 ms: a pass every 1.01 s, so that each window finds it 0.1 s later.
    lags = lags_s(per_event(flush_write_s=1e-4), make_load(keys=100), seed=1)
    assert np.median(np.diff(lags.min(axis=1)) % 1.01) == pytest.approx(0.1, abs=0.005)


def test_a_seed_gives_the_same_lags_again_and_another_seed_others() -> None:
    profile, load = per_event(flush_tasks=4.0), make_load()
    assert np.array_equal(lags_s(profile, load, seed=3), lags_s(profile, load, seed=3))
    assert not np.array_equal(lags_s(profile, load, seed=3), lags_s(profile, load, seed=4))


def test_the_first_window_ends_when_the_load_says() -> None:
    ends = make_load(first_window_s=2.5).window_ends_s()
    assert (ends[0], ends[1], len(ends)) == (2.5, 12.5, 60)
