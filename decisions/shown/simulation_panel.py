"""A simulation as the page shows it: how far it is, what came out beside the prediction, or why it failed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from advisor.documents.deadline_words import TITLE, deadline_words
from advisor.options import OPTION_BY_KEY
from advisor.quantity import digits, show_busy, show_count, show_quantity
from advisor.simulation.scenario import SCENARIO_BY_KEY, Scenario
from advisor.simulation.trace import parse_trace
from advisor.vocabulary import OptionKey
from decisions.charts.backlog import backlog_chart
from decisions.charts.figure import Chart
from decisions.models.simulation import ACTIVE, Simulation, SimulationStatus
from decisions.services.interim import Interim
from decisions.shown.accrual import AccrualShown, accrual_shown
from decisions.shown.branches import branch_rows
from decisions.shown.headway import show_headway

PERCENTILES = (("p50", "Half of the events"), ("p95", "95 %"), ("p99", "99 %"), ("p999", "99.9 %"))
STATUS_WORDS: Mapping[str, str] = {
    SimulationStatus.QUEUED: "Waiting for a worker",
    SimulationStatus.RUNNING: "Running",
    SimulationStatus.DONE: "Done",
    SimulationStatus.FAILED: "Failed",
    SimulationStatus.CANCELLED: "Cancelled",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PercentileRow:
    """One percentile: simulated with its interval, predicted, or the reason why it is withheld."""

    words: str
    simulated: str
    interval: str
    predicted: str
    withheld: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulationPanel:
    """A run in words. `is_stale` when the facts were changed since it was asked for."""

    simulation: Simulation
    scenario: str
    changes: str
    option: str
    status: str
    is_active: bool
    percent: int
    is_stale: bool
    percentiles: tuple[PercentileRow, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()
    stations: tuple[Mapping[str, Any], ...] = ()
    notes: tuple[str, ...] = ()
    backlog: Chart | None = None
    so_far: tuple[PercentileRow, ...] = ()
    """While it goes on: percentiles of the replications that are whole, blank until one is."""
    pace: str = ""
    branches: tuple[Mapping[str, Any], ...] = ()
    """When events are archived or corrected, beside the live path."""
    accrual: AccrualShown | None = None
    wishes: tuple[str, ...] = ()
    """What was asked for beside scenario and option: a trace, an engine, a precision."""


def panel(
    simulation: Simulation, facts: Mapping[str, Any], interim: Interim | None = None
) -> SimulationPanel:
    """The panel of one run; `facts` are the decision's present ones, `interim` is how far the run is."""
    scenario, changes = scenario_words(simulation)
    title = OPTION_BY_KEY[OptionKey(simulation.option)].title
    result = simulation.result or {}
    return SimulationPanel(
        simulation=simulation,
        scenario=scenario,
        changes=changes,
        option=f"{title}, {show_headway(simulation.headway_s)}",
        status=STATUS_WORDS[simulation.status],
        wishes=tuple(_wishes(simulation)),
        is_active=simulation.status in ACTIVE,
        percent=int(100 * simulation.progress),
        is_stale=simulation.facts != facts,
        percentiles=tuple(_percentiles(result)) if result else (),
        figures=tuple(_figures(result)) if result else (),
        stations=tuple(_stations(result)),
        notes=tuple(result.get("notes") or ()),
        backlog=backlog_chart(result) if result else None,
        so_far=tuple(_so_far(interim)) if interim else (),
        pace=_pace(interim) if interim else "",
        branches=tuple(branch_rows(result)),
        accrual=accrual_shown(result),
    )


def scenario_words(simulation: Simulation) -> tuple[str, str]:
    """A scenario's title and what it changes; an ordinary day of a trace is none of the facts' profile."""
    scenario = SCENARIO_BY_KEY[Scenario(simulation.scenario)]
    if simulation.trace is None:
        return scenario.title, scenario.changes
    if scenario.key is Scenario.BASE:
        return "A recorded trace", "The trace takes the place of the facts' profile."
    return f"{scenario.title}, on a recorded trace", scenario.changes


def _wishes(simulation: Simulation) -> Iterator[str]:
    if simulation.trace is not None:
        trace = parse_trace(simulation.trace)
        scaled = ", scaled to the facts' mean rate" if trace.is_scaled else ""
        length = show_quantity(trace.length_s, "s")
        yield f"Replays a recorded trace: {digits(trace.events, 4)} events in {length}{scaled}."
    if simulation.engine_profile is not None:
        yield f"Processing as measured of {simulation.engine_profile['title']}."
    if simulation.half_width is not None:
        words = dict(PERCENTILES)[simulation.percentile].lower()
        width = show_quantity(simulation.half_width, "share")
        yield (
            f"Ends once the age that {words} stay within is known to ±{width}, or after "
            f"{simulation.replications} replications."
        )


def _so_far(interim: Interim) -> Iterator[PercentileRow]:
    """The two that a small sample can carry; always two rows, so that nothing moves when they fill."""
    ages = interim.freshness_s or {}
    for key, words in PERCENTILES[:2]:
        found = ages.get(key)
        yield PercentileRow(
            words=words,
            simulated=show_quantity(found["value"], "s") if found else "–",
            interval=_interval(found, "s") or "–",
            predicted="",
            withheld="",
        )


def _pace(interim: Interim) -> str:
    """ "9 of 20 pieces, 9 whole replications, about 12 s left"."""
    whole = interim.replications_done
    parts = [f"{interim.pieces_done} of {interim.pieces} pieces"]
    parts.append(f"{whole} whole replication{'' if whole == 1 else 's'}")
    if interim.time_left_s is not None:
        parts.append(_left(interim.time_left_s))
    return ", ".join(parts)


def _left(seconds: float) -> str:
    """Whole seconds, minutes or half hours: an estimate knows no more."""
    if seconds < 1:
        return "about to end"
    step_s = 1 if seconds < 90 else 60 if seconds < 90 * 60 else 1800
    return f"about {show_quantity(step_s * round(seconds / step_s), 's')} left"


def _percentiles(result: Mapping[str, Any]) -> Iterator[PercentileRow]:
    predicted, withheld = result.get("predicted") or {}, result.get("withheld") or {}
    for key, words in PERCENTILES:
        found = result["freshness_s"].get(key)
        yield PercentileRow(
            words=words,
            simulated=show_quantity(found["value"], "s") if found else "",
            interval=_interval(found, "s"),
            predicted=_predicted(predicted, key),
            withheld="" if found else withheld.get(key, "The sample cannot carry it."),
        )


def _predicted(ages: Mapping[str, float | None], key: str) -> str:
    """An age; "never" where it has no end, which JSON carries as null; a dash where none was predicted."""
    if key not in ages:
        return "–"
    age_s = ages[key]
    return "never" if age_s is None else show_quantity(age_s, "s")


def _interval(found: Mapping[str, float] | None, unit: str) -> str:
    """ "640 s to 1,100 s"; blank where there is none."""
    if not found or found.get("low") is None or found.get("high") is None:
        return ""
    return f"{show_quantity(found['low'], unit)} to {show_quantity(found['high'], unit)}"


def _figures(result: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    kept = result.get("promise_kept")
    if kept:
        span = _interval(kept, "share")
        yield "Promise kept", f"{show_quantity(kept['value'], 'share')}{f' ({span})' if span else ''}"
    if in_time := deadline_words(result):
        yield TITLE, in_time
    yield "Busiest station busy", show_busy(result["utilisation"])
    yield "Events", f"{show_count(result['events'])} in {result['replications']} replications"
    yield "Late events dropped", show_count(result["dropped_late"])
    yield "Copies seen", show_count(result["duplicates"])
    if "counted_twice" in result:
        yield "Copies counted", show_count(result["counted_twice"])
    if result.get("cost_usd"):
        yield "Cost of the run", f"{float(result['cost_usd']):,.2f} USD"


def _stations(result: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for station in result.get("stations") or ():
        busy = station["utilisation"]
        yield {
            "component": station["component"],
            "label": station["label"],
            "mean": show_quantity(station["mean_s"], "s"),
            "busy": "–" if busy is None else show_busy(busy),
        }
