"""Infrastructure as a simulation used it: each usage of the design priced by what happened in the span.

A usage's pace in the span, as against its pace in the bill's month, is that of its driver: events that came
over those expected, time that runs worked over what they take at the mean load, servers there over those
sized. It is priced at that pace for a month, tiers included, and the span pays its part of the month.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from advisor.cases import Cases
from advisor.cost.drivers import DRIVER_WORDS, MONTH_S, Driver, driver_of, runs_of
from advisor.cost.price_book import PriceBook
from advisor.design import Component, Design
from advisor.freshness.predict import run_time_s
from advisor.simulation.output_analysis import interval
from advisor.simulation.piece import PieceResult
from advisor.simulation.result import Accrued, ComponentAccrual
from advisor.stations import BatchRun, ServerPool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast each driver went in one replication, as a share of what the bill expects."""

    events: float
    runs: Mapping[str, float]
    servers: Mapping[str, float]

    def of(self, driver: Driver, component: str) -> float:
        """The pace of a component's usage."""
        if driver is Driver.EVENTS:
            return self.events
        if driver is Driver.RUNS:
            return self.runs.get(component, 1.0)
        return self.servers.get(component, 1.0) if driver is Driver.SERVERS else 1.0


def accrue(design: Design, book: PriceBook, cases: Cases, pieces: Iterable[PieceResult]) -> Accrued:
    """What the first case's infrastructure cost in the span of `pieces`, beside the bill's part for it.

    Recomputing history is not part of it, nor are people. Raises UnknownSku as the bill does.
    """
    paces, span_s = _paces(design, cases, pieces)
    found = [
        _component(design, book, component, paces, span_s)
        for component in design.components
        if component.usages
    ]
    totals = np.sum([usd for usd, _ in found], axis=0) if found else np.zeros(len(paces))
    return Accrued(
        usd=interval(float(np.mean(totals)), totals.tolist()),
        predicted_usd=sum(one.predicted_usd for _, one in found),
        components=tuple(one for _, one in found),
    )


def _component(
    design: Design, book: PriceBook, component: Component, paces: Sequence[Pace], span_s: float
) -> tuple[np.ndarray, ComponentAccrual]:
    """USD in each replication, and their mean beside the prediction."""
    share = span_s / MONTH_S
    usd, predicted, drivers = np.zeros(len(paces)), 0.0, []
    for usage in component.usages:
        monthly, price = float(usage.quantity[0]), book.price(usage.sku)
        if monthly <= 0:
            continue
        driver = driver_of(design, component, price, monthly)
        drivers.append(driver)
        pace = np.array([one.of(driver, component.key) for one in paces])
        usd += price.usd(monthly * pace) * share
        predicted += float(price.usd(np.array([monthly]))[0]) * share
    words = [DRIVER_WORDS[driver] for driver in Driver if driver in drivers]
    return usd, ComponentAccrual(
        component=component.key,
        title=component.title,
        usd=float(np.mean(usd)),
        predicted_usd=predicted,
        drivers=tuple(words),
    )


def _paces(design: Design, cases: Cases, pieces: Iterable[PieceResult]) -> tuple[tuple[Pace, ...], float]:
    groups: dict[int, list[PieceResult]] = defaultdict(list)
    for piece in sorted(pieces, key=lambda piece: (piece.replication, piece.span)):
        groups[piece.replication].append(piece)
    span_s = sum(piece.seconds for piece in next(iter(groups.values())))
    return tuple(_pace(design, cases, group, span_s) for group in groups.values()), span_s


def _pace(design: Design, cases: Cases, group: list[PieceResult], span_s: float) -> Pace:
    expected = float(cases.rate_per_s[0]) * span_s
    return Pace(
        events=sum(piece.events for piece in group) / expected,
        runs={
            component.key: _runs_pace(design, cases, component.key, group, span_s)
            for component in design.components
            if runs_of(design, component.key)
        },
        servers={
            station.component: _servers_pace(station, group)
            for station in design.stations
            if isinstance(station, ServerPool)
        },
    )


def _runs_pace(
    design: Design, cases: Cases, component: str, group: list[PieceResult], span_s: float
) -> float:
    """Time that the runs of a component worked, over what they take at the mean load."""
    expected_s = sum(_busy_share(run, cases) for run in runs_of(design, component)) * span_s
    worked_s = 0.0
    for run in runs_of(design, component):
        for piece in group:
            worked_s += sum(one.busy_s for one in piece.stations if one.component == run.component)
            worked_s += sum(
                tally.busy_s
                for branch, tally in zip(design.branches, piece.branches, strict=True)
                if run in branch.stations
            )
    return worked_s / expected_s


def _busy_share(run: BatchRun, cases: Cases) -> float:
    return min(float(run_time_s(run, cases.rate_per_s)[0] / run.headway_s[0]), 1.0)


def _servers_pace(pool: ServerPool, group: list[PieceResult]) -> float:
    """Server-seconds that there were, over those of the servers the pool is sized for."""
    tallies = [
        (one, piece.seconds)
        for piece in group
        for one in piece.stations
        if (one.component, one.label) == (pool.component, pool.label)
    ]
    there_s = sum(one.server_s or one.servers * seconds for one, seconds in tallies)
    sized_s = sum(one.servers * seconds for one, seconds in tallies)
    return there_s / sized_s if sized_s else 1.0
