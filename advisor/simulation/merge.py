"""The pieces of a simulation put together: whatever order they came in, the same bits come out."""

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_EVEN, Decimal

import numpy as np

from advisor.advice.ranking import AgeSummary
from advisor.parsing import parse_use_case
from advisor.quantity import show_duration, show_share
from advisor.simulation.branch_summary import branch_summaries
from advisor.simulation.deadline_met import deadline_met
from advisor.simulation.output_analysis import Interval, interval, mser5, withheld_because
from advisor.simulation.piece import PieceResult, StationTally
from advisor.simulation.replication import (
    Replication,
    by_replication,
    percentile_interval,
    replications,
    warm_up,
)
from advisor.simulation.request import Regime, SimulationRequest
from advisor.simulation.result import (
    PERCENTILES,
    Accrued,
    AgeHistogram,
    Backlog,
    BranchSummary,
    Servers,
    SimulationResult,
    StationShare,
)
from advisor.simulation.sketch import curve, histogram
from advisor.simulation.steady import STRETCHES

MONTH_S = Decimal(730 * 3600)
CURVE_SHARES = (0.001, 0.01, *(round(0.02 * step, 2) for step in range(1, 50)), 0.99, 0.995, 0.999)
UNSETTLED = 0.25
SATURATED = 0.99


def merge(
    request: SimulationRequest,
    pieces: Iterable[PieceResult],
    *,
    predicted: AgeSummary | None = None,
    monthly_usd: Decimal | None = None,
    accrued: Accrued | None = None,
) -> SimulationResult:
    """The result of the pieces done so far, at least one. `predicted` and `monthly_usd` come from the
    advice.
    """
    ordered = sorted(pieces, key=lambda piece: (piece.replication, piece.span))
    stations = _stations(ordered)
    busy = max((share.utilisation for share in stations if share.utilisation is not None), default=0.0)
    groups = replications(ordered)
    cut = warm_up(groups) if busy < SATURATED else 0
    groups = tuple(one.without(cut) for one in groups) if cut else groups
    cut_s = request.horizon_s * cut / STRETCHES
    sketch = np.sum([one.sketch for one in groups], axis=0)
    withheld = _withheld(groups, stations, ordered[0].regime)
    backlog = _backlog(request, ordered, len(groups))
    shares, branches = CURVE_SHARES if sketch.any() else (), branch_summaries(ordered, ordered[0].regime)
    edges, heights = histogram(sketch)
    return SimulationResult(
        scenario=request.scenario.value,
        option=request.option.value,
        headway_s=request.headway_s,
        horizon_s=request.horizon_s,
        events=round(sum(one.events for one in groups)),
        replications=len(groups),
        regime=ordered[0].regime.value,
        mean_s=_ratio(groups, "age_sum_s"),
        percentiles={name: _percentile(groups, name, withheld) for name in PERCENTILES},
        withheld=withheld,
        promise_kept=_ratio(groups, "within_promise"),
        deadline_met=deadline_met(ordered, parse_use_case(request.facts).likely("deadline_s")),
        utilisation=busy,
        dropped_late=sum(piece.dropped_late for piece in ordered),
        duplicates=sum(piece.duplicates for piece in ordered),
        counted_twice=sum(piece.counted_twice for piece in ordered),
        cost_usd=_cost(request, monthly_usd),
        accrued=accrued,
        backlog=backlog,
        predicted=predicted,
        stations=stations,
        by_replication=by_replication(groups),
        branches=branches,
        curve_share=shares,
        curve_age_s=curve(sketch, shares),
        histogram=AgeHistogram(edge_s=edges, share=heights),
        warm_up_s=ordered[0].run_in_s + cut_s,
        notes=(*_notes(request, ordered, busy, backlog, cut_s), *_scaled(stations), *_joined(branches)),
        seed=request.seed,
    )


def _ratio(groups: tuple[Replication, ...], name: str) -> Interval | None:
    """Sum over events, in all, with the interval of the replications."""
    live = [one for one in groups if one.events > 0]
    if not live:
        return None
    value = sum(getattr(one, name) for one in live) / sum(one.events for one in live)
    found = interval(value, [getattr(one, name) / one.events for one in live])
    if name == "within_promise" and found.low is not None and found.high is not None:
        return Interval(value=value, low=max(found.low, 0.0), high=min(found.high, 1.0))
    return found


def _percentile(groups: tuple[Replication, ...], name: str, withheld: dict[str, str]) -> Interval | None:
    return None if name in withheld else percentile_interval(groups, PERCENTILES[name])


def _withheld(
    groups: tuple[Replication, ...], stations: tuple[StationShare, ...], regime: Regime
) -> dict[str, str]:
    """Percentiles that the smallest replication cannot carry. Past saturation there is no steady state to
    miss.
    """
    busy = max((share.utilisation or 0.0 for share in stations), default=0.0)
    smallest = min(one.followed for one in groups)
    reasons = {
        name: withheld_because(
            share, smallest, busy if busy < SATURATED else 0.0, are_cohorts=regime is Regime.FLUID
        )
        for name, share in PERCENTILES.items()
    }
    return {name: reason for name, reason in reasons.items() if reason is not None}


def _stations(ordered: list[PieceResult]) -> tuple[StationShare, ...]:
    seconds = sum(piece.seconds for piece in ordered)
    found = []
    for place, first in enumerate(ordered[0].stations):
        tallies = [piece.stations[place] for piece in ordered]
        events = sum(tally.events for tally in tallies)
        busy_s = sum(tally.busy_s for tally in tallies)
        server_s = sum(tally.server_s for tally in tallies) or first.servers * seconds
        found.append(
            StationShare(
                component=first.component,
                label=first.label,
                mean_s=sum(tally.delay_s for tally in tallies) / events if events else 0.0,
                utilisation=busy_s / server_s if server_s else None,
                servers=_servers(tallies, seconds),
            )
        )
    return tuple(found)


def _servers(tallies: list[StationTally], seconds: float) -> Servers | None:
    """None where the number never changes."""
    fewest, most = min(tally.fewest for tally in tallies), max(tally.most for tally in tallies)
    if fewest == most:
        return None
    server_s = sum(tally.server_s for tally in tallies)
    return Servers(fewest=fewest, mean=server_s / seconds, most=most)


def _backlog(request: SimulationRequest, ordered: list[PieceResult], replications: int) -> Backlog:
    arrived = np.sum([piece.arrived for piece in ordered], axis=0)
    departed = np.sum([piece.departed for piece in ordered], axis=0)
    waiting = np.maximum(np.cumsum(arrived - departed), 0.0) / replications
    ends = np.arange(1, arrived.shape[0] + 1) * (request.horizon_s / arrived.shape[0])
    return Backlog(t_s=tuple(ends.tolist()), events=tuple(waiting.tolist()))


def _cost(request: SimulationRequest, monthly_usd: Decimal | None) -> Decimal | None:
    """The horizon's part of a live month of 730 hours."""
    if monthly_usd is None:
        return None
    share = monthly_usd * Decimal(str(request.horizon_s)) / MONTH_S
    return share.quantize(Decimal("0.01"), rounding=ROUND_HALF_EVEN)


def _scaled(stations: tuple[StationShare, ...]) -> Iterator[str]:
    for share in stations:
        if share.servers is not None:
            yield (
                f"Scaled with its load, “{share.label}” had {share.servers.fewest:.0f} to "
                f"{share.servers.most:.0f} servers, {share.servers.mean:.1f} in the mean."
            )


def _joined(branches: tuple[BranchSummary, ...]) -> Iterator[str]:
    for branch in branches:
        if branch.joined_share > 0:
            yield (
                f"{show_share(branch.joined_share)} of the events became usable by another way than the live "
                f"path: {branch.title.lower()}, as soon as a view of both shows it."
            )


def _notes(
    request: SimulationRequest, ordered: list[PieceResult], busy: float, backlog: Backlog, cut_s: float
) -> tuple[str, ...]:
    notes = list(dict.fromkeys(note for piece in ordered for note in piece.notes))
    if ordered[0].regime is Regime.FLUID:
        notes.append(
            "There are too many events to follow one by one: cohorts of events flow through the same "
            "stations, with the waits of single events drawn from the steady state at each minute's load."
        )
    if busy >= SATURATED:
        notes.append(
            "The busiest station cannot keep up: there is no steady state, and all ages hold for this "
            "horizon only."
        )
    if len({piece.replication for piece in ordered}) == 1:
        notes.append("A single replication gives no confidence interval.")
    if cut_s > 0:
        notes.append(
            f"By MSER-5 the first {show_duration(cut_s)} still belonged to the warm-up and are left out."
        )
    settling = mser5(np.asarray(backlog.events)) / len(backlog.events)
    if settling >= UNSETTLED and request.scenario.value == "peak":
        notes.append(
            f"By MSER-5 the backlog still settles in the first {settling:.0%} of the horizon; "
            "a longer one would tell more."
        )
    return tuple(notes)
