"""Profiles as stations of designs."""

import numpy as np

from advisor.simulation.profiles.stations import stations
from advisor.stations import BatchRun, Gate, ServerPool, Transit
from tests.advisor.simulation.profiles.examples import micro_batch, per_event


def test_a_micro_batch_engine_becomes_a_run_with_its_costs() -> None:
    (run,) = stations(micro_batch(per_event_s=2e-6), "engine")
    assert isinstance(run, BatchRun)
    assert (run.headway_s[0], run.startup_s[0], run.fixed_s[0], run.per_event_s[0]) == (3.0, 0.0, 0.5, 2e-6)


def test_a_per_event_engine_becomes_transit_buffers_a_server_and_a_flush() -> None:
    profile = per_event(transit_s=0.05, buffers=2.0, buffer_timeout_s=0.1, capacity_per_s=50_000.0)
    path = stations(profile, "engine")
    assert [type(station) for station in path] == [Transit, Gate, Gate, ServerPool, Gate]
    server = path[3]
    assert isinstance(server, ServerPool)
    assert np.isclose(server.service_s[0], 20e-6)


def test_an_engine_whose_capacity_nobody_reached_has_no_queue() -> None:
    assert not [one for one in stations(per_event(), "engine") if isinstance(one, ServerPool)]
