"""An autoscaled pool follows its load as its rules say: by hand, in both regimes, and with its lag."""

from dataclasses import replace

import numpy as np
import pytest

from advisor.simulation import plan as planning
from advisor.simulation.kernels.autoscale import ScaledPoolStation
from advisor.simulation.kernels.block import Block
from advisor.simulation.kernels.pool import Outage
from advisor.simulation.load import RateCurve
from advisor.simulation.scaling import Timeline, timeline_of
from advisor.simulation.scenario import Scenario
from advisor.stations import Scaling, ServerPool
from tests.advisor.simulation.networks import make_design, one, pool, simulated

MINUTE, NEVER = 60.0, (np.inf, np.inf)


def scaled(servers: int, service_s: float, most: int = 64, restart_s: float = 60.0) -> ServerPool:
    """As Managed Flink scales: up at 75 % for 15 min, down under 10 % for 6 h."""
    rules = Scaling(
        most=one(most),
        every_s=MINUTE,
        up_at=0.75,
        up_after_s=15 * MINUTE,
        down_at=0.1,
        down_after_s=360 * MINUTE,
        restart_s=restart_s,
    )
    return replace(pool(servers, service_s), scaling=rules)


def steps(*stretches: tuple[float, float]) -> RateCurve:
    """A rate (minutes, events/s) after the other."""
    minutes, rates = zip(*stretches, strict=True)
    return RateCurve(edges_s=np.cumsum((0.0, *minutes)) * MINUTE, per_s=np.array(rates))


def found(
    station: ServerPool, curve: RateCurve, still: tuple[float, float] = NEVER
) -> list[tuple[float, int]]:
    """Minute of each decision and the servers from then on."""
    line = timeline_of(station, int(station.servers[0]), curve, still)
    assert line is not None
    return [(float(at) / MINUTE, int(count)) for at, count in zip(line.from_s, line.servers, strict=True)]


def test_below_the_threshold_nothing_is_ever_scaled() -> None:
    assert found(scaled(4, 1.0), steps((600, 2.99))) == [(0, 4)]


def test_a_step_of_the_load_is_followed_after_fifteen_measurements() -> None:
    # 1 event/s on 4 servers is 25 %; 3.5 are 87.5 % from minute 20 on; 8 servers are at 44 %.
    assert found(scaled(4, 1.0), steps((20, 1.0), (100, 3.5))) == [(0, 4), (35, 8)]


def test_a_load_of_ten_times_is_reached_by_doubling_with_a_pause_each_time() -> None:
    # At 30/s 4, 8, 16 and 32 servers are full (15 min to see it, 1 min to restart); 64 are at 47 % once the
    # backlog is gone. It holds 26 x 16, 22 x 16, 14 x 16 min of events when 32 servers come at minute 48.
    assert found(scaled(4, 1.0), steps((70, 30.0))) == [(0, 4), (15, 8), (31, 16), (47, 32), (63, 64)]


def test_no_more_servers_than_the_most_and_no_fewer_than_it_was_sized_for() -> None:
    line = found(scaled(4, 1.0, most=10), steps((60, 30.0), (4000, 0.01)))
    assert [count for _, count in line] == [4, 8, 10, 5, 4]


def test_servers_halve_after_six_quiet_hours() -> None:
    # Eight servers from minute 15 on; at minute 16 + 44 the load stops, so that at 60 + 360 four are left.
    assert found(scaled(4, 1.0), steps((60, 3.9), (800, 0.1))) == [(0, 4), (15, 8), (420, 4)]


def test_nothing_oscillates_within_the_time_it_takes_to_look() -> None:
    rates = [(13.0, 4.0), (2.0, 0.1)] * 200
    assert found(scaled(4, 1.0), steps(*rates)) == [(0, 4)]
    line = found(scaled(4, 1.0), steps(*[(16.0, 40.0), (361.0, 0.01)] * 20))
    apart = np.diff([at for at, _ in line])
    assert (apart >= 15).all()


def test_an_outage_s_backlog_is_a_load_too() -> None:
    # 2/s on 4 servers is half. Of the 7,200 events that 60 min of standing still leave, 5,400 are left when
    # it doubles at minute 135 and 5,520 after the restart; eight servers clear 360 a minute and stay full
    # for the 15 measurements up to minute 151.
    line = found(scaled(4, 1.0), steps((300, 2.0)), (60 * MINUTE, 120 * MINUTE))
    assert line == [(0, 4), (135, 8), (151, 16)]


def test_an_event_begins_on_new_servers_when_they_come_and_on_none_that_went() -> None:
    line = Timeline(
        from_s=np.array([0.0, 10.0, 30.0]),
        servers=np.array([1.0, 2.0, 1.0]),
        stops_s=((10.0, 12.0), (30.0, 31.0)),
    )
    station = ScaledPoolStation(
        timeline=line,
        service_s=4.0,
        cv2=0.0,
        streams=(np.random.Generator(np.random.SFC64(1)),) * 2,
        measured_s=(-np.inf, np.inf),
        outage=Outage(),
    )
    t_s = np.array([0.0, 1.0, 2.0, 8.0, 9.0, 20.0, 28.0, 29.0, 29.5])
    left = [float(t) for some in station.advance(Block(t_s, t_s.copy(), 1.0)) for t in some.t_s.copy()]
    left += [float(t) for some in station.flush() for t in some.t_s]
    # One server ends at 4, 8 and, with the stop from 10 to 12, at 14; from 12 on a second one serves those of
    # 8 and 9. At 28 and 29 both begin, and with the stop from 30 to 31 end at 33 and 34; one of them goes at
    # 30, so that the last event begins when the other is free.
    assert left[:6] == [4, 8, 14, 16, 18, 24]
    assert left[6:8] == [33, 34]
    assert left[8] in {37, 38}


def test_server_seconds_and_working_seconds_are_counted_by_hand() -> None:
    line = Timeline(from_s=np.array([0.0, 100.0]), servers=np.array([2.0, 4.0]), stops_s=((100.0, 110.0),))
    assert line.server_seconds(50.0, 150.0) == 2 * 50 + 4 * 50
    assert line.between(0.0, 100.0).tolist() == [2]
    assert line.working_seconds(np.array([50.0, 105.0, 150.0])).tolist() == [0, 100, 100 + 4 * 40]


@pytest.mark.parametrize("scenario", [Scenario.TEN_TIMES, Scenario.OUTAGE])
def test_cohorts_meet_the_same_servers_as_events(scenario: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    results = []
    for most in (planning.EXACT_EVENTS, 0.0):
        monkeypatch.setattr(planning, "EXACT_EVENTS", most)
        results.append(
            simulated(
                make_design(scaled(4, 0.05)),
                {"rate_per_s": 40.0, "profile": "consumer", "peak_factor": 1.4},
                scenario=scenario,
                horizon_s=21_600.0,
                replications=1,
            )
        )
    exact, fluid = ([r.percentiles[name].value for name in ("p50", "p95", "p99")] for r in results)
    assert fluid[0] == pytest.approx(exact[0], rel=0.02)
    assert fluid[1:] == pytest.approx(exact[1:], rel=0.05)


def test_a_scaled_pool_recovers_from_a_load_that_overwhelms_a_fixed_one() -> None:
    facts = {"rate_per_s": 2.0}
    fixed, freed = (
        simulated(
            make_design(station), facts, scenario=Scenario.TEN_TIMES, horizon_s=21_600.0, replications=2
        )
        for station in (pool(4, 1.0), scaled(4, 1.0))
    )
    assert fixed.backlog.events[-1] > 16 * 20_000
    assert freed.backlog.events[-1] < 100


def test_the_result_tells_how_many_servers_there_were() -> None:
    # At 20/s on 4 servers of 1/s: 8 from minute 15 on, 16 from 31, 32 from 47, and as many in the end.
    result = simulated(
        make_design(scaled(4, 1.0, most=32)), {"rate_per_s": 20.0}, horizon_s=90 * MINUTE, replications=2
    )
    servers = result.stations[0].servers
    assert servers is not None
    assert (servers.fewest, servers.most) == (4, 32)
    assert servers.mean == pytest.approx((4 * 15 + 8 * 16 + 16 * 16 + 32 * 43) / 90, rel=0.01)
    assert result.stations[0].utilisation == pytest.approx(20.0 / servers.mean, rel=0.02)
    assert any("4 to 32 servers" in note for note in result.notes)


def test_a_pool_that_keeps_its_servers_has_no_more_to_tell() -> None:
    result = simulated(make_design(scaled(4, 0.1)), {"rate_per_s": 10.0}, replications=2)
    assert result.stations[0].servers is None
    assert not any("servers" in note for note in result.notes)


def test_spans_meet_the_servers_and_the_backlog_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """However a replication is cut, and where a span begins with the backlog that a fluid would have."""
    from advisor.simulation import entry

    found = []
    for planned, reached in ((planning.EVENTS_A_PIECE, entry.EVENTS_A_PIECE), (4e4, 1e9), (4e4, 2e4)):
        monkeypatch.setattr(planning, "EVENTS_A_PIECE", planned)
        monkeypatch.setattr(entry, "EVENTS_A_PIECE", reached)
        found.append(
            simulated(make_design(scaled(4, 0.2)), {"rate_per_s": 70.0}, horizon_s=3600.0, replications=2)
        )
    whole, cut, carried = found
    assert entry.CARRIED in carried.notes
    for other in (cut, carried):
        assert other.stations[0].servers == whole.stations[0].servers
        assert other.mean_s is not None
        assert whole.mean_s is not None
        assert other.mean_s.value == pytest.approx(whole.mean_s.value, rel=0.03)
        assert max(other.backlog.events) == pytest.approx(max(whole.backlog.events), rel=0.03)


def test_a_seed_gives_the_same_bits_whatever_was_done_before() -> None:
    first, again = (
        simulated(make_design(scaled(4, 0.2)), {"rate_per_s": 40.0}, horizon_s=3600.0, replications=2)
        for _ in range(2)
    )
    assert first == again
