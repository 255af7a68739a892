"""The real pipeline, for a moment: every event arrives once, in order, and is seen after it was sent."""

from collections.abc import Iterator

import numpy as np
import psycopg
import pytest

from calibrate.pipeline import Pipeline, pipeline
from calibrate.setting import Run, Setting


def setting(trigger_s: float) -> Setting:
    return Setting(rate_per_s=200.0, trigger_s=trigger_s, duration_s=1.0, is_for_fit=True, seed=1)


@pytest.fixture(scope="module")
def ready() -> Iterator[Pipeline]:
    with pipeline() as made:
        yield made


def is_in_order(run: Run) -> bool:
    return bool((np.diff(run.sent_s) > 0).all() and (np.diff(run.seen_s) >= 0).all())


def test_per_event_each_event_becomes_visible_on_its_own(ready: Pipeline) -> None:
    run = ready.run(setting(0.0))
    assert run.sent_s.shape == (200,)
    assert is_in_order(run)
    assert (run.sent_s < run.began_s).all()
    assert len(set(run.seen_s)) == 200


def test_in_batches_events_become_visible_together(ready: Pipeline) -> None:
    run = ready.run(setting(0.3))
    assert run.sent_s.shape == (200,)
    assert is_in_order(run)
    assert (run.latency_s > 0).all()
    assert len(set(run.seen_s)) == len(set(run.began_s)) < 20


@pytest.mark.postgres
def test_in_postgresql_events_become_visible_and_leave_no_table_behind(postgres: str) -> None:
    with pipeline(postgres) as ready:
        assert is_in_order(ready.run(setting(0.3)))
    with psycopg.connect(postgres) as connection:
        found = connection.execute("SELECT to_regclass('headway_calibrate_seen')").fetchone()
    assert found == (None,)
