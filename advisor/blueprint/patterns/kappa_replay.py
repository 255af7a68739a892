"""Kappa (Q17): how long a replay takes against a batch scan, and the history at which it breaks."""

from dataclasses import dataclass

import numpy as np

from advisor.advice.blueprint import AppliedPattern, TradeOff, WayRow, Ways
from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.blueprint.patterns.commands.catalogue import commands_of
from advisor.blueprint.patterns.pattern import Parameter, Pattern, grid_with, listing, not_applied
from advisor.blueprint.patterns.sink import swap_command
from advisor.blueprint.patterns.trading import line, trade_off
from advisor.blueprint.plan import Plan, make_plan
from advisor.blueprint.replay import history_replayed_s, scan_of_tables
from advisor.cases import Array, Cases
from advisor.quantity import show_count, show_duration, show_rate, show_usd
from advisor.vocabulary import OptionKey

TITLE = "Kappa: replay the log"
YEAR_S = 365 * 86400.0
LONGEST_YEARS = 50.0
RULE = "replay_exceeds_repair"
"""The veto that fires beyond the break (`verdict/vetoes.py`)."""
REPLAY, SCAN = "replay of the log", "batch scan of tables"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Recomputed:
    """History computed again once, in each case: by replaying the log, and by a batch scan of tables."""

    replay_s: Array
    replay_usd: Array
    scan_s: Array
    scan_usd: Array


def apply(chosen: Chosen) -> AppliedPattern:
    """Replay against a scan of tables, and the years of history that can be replayed within the promise."""
    if chosen.key is not OptionKey.KAPPA:
        return not_applied(PATTERN, "History is read from tables by a batch job; the log need not keep it.")
    cases, plan = chosen.cases, chosen.plan
    once = _recomputed(chosen, plan)
    speed = first(chosen.design.replay.events_per_s)
    breaks = breaks_at_years(chosen)
    within = show_duration(first(cases.repair_within_s))
    return AppliedPattern(
        pattern=PATTERN.key,
        question=PATTERN.question,
        title=TITLE,
        applies=True,
        headline=f"a replay takes {show_duration(first(once.replay_s))} and breaks at {_years(breaks)}",
        parameters={
            "replay_s": first(once.replay_s),
            "replay_usd": first(once.replay_usd),
            "scan_s": first(once.scan_s),
            "scan_usd": first(once.scan_usd),
            "breaks_at_years": breaks,
            "speed_up": speed / first(plan.rate),
        },
        because=_because(chosen, breaks),
        derivation=(
            f"{show_count(first(cases.history_events))} events at {show_rate(speed)} and the start take "
            f"{show_duration(first(once.replay_s))} and {show_usd(first(once.replay_usd))}; a batch scan of "
            f"tables takes {show_duration(first(once.scan_s))} and {show_usd(first(once.scan_usd))}. "
            f"{_break(chosen, breaks)}"
        ),
        code=_code(chosen),
        code_language="bash",
        monitor=(
            f"replay's consumer lag above what {within} clear",
            f"history longer than {_years(breaks)}",
        ),
        fails_when=(
            f"History grows beyond {_years(breaks)}: replaying then takes longer than {within}, and a batch "
            "scan beside the stream is needed."
        ),
        trade_off=_trade_off(chosen, breaks),
        ways=_ways(once),
    )


def breaks_at_years(chosen: Chosen) -> float:
    """Years of history at which the fastest replay, its start included, takes as long as a repair may."""
    replay = chosen.design.replay
    start = first(replay.startup_s) if replay.startup_s is not None else 0.0
    running = max(0.0, first(chosen.cases.repair_within_s) - start)
    return running * _fastest_per_s(chosen) / (first(chosen.plan.rate) * first(_live_s(chosen.cases)))


def _live_s(cases: Cases) -> Array:
    """Seconds of a year in which events come."""
    return np.asarray(YEAR_S * cases.season_share)


def _recomputed(chosen: Chosen, plan: Plan) -> _Recomputed:
    replay = chosen.services.log_replay.replay(plan)
    scan = scan_of_tables(plan, chosen.engine, "")
    return _Recomputed(
        replay_s=history_replayed_s(replay, plan.cases),
        replay_usd=chosen.usd_each(replay.usages),
        scan_s=history_replayed_s(scan, plan.cases),
        scan_usd=chosen.usd_each(scan.usages),
    )


def _break(chosen: Chosen, breaks: float) -> str:
    """The rule that names the break, and how many years it leaves."""
    return (
        f"The rule {RULE} says where it breaks: with {chosen.services.log_replay.most} "
        f"{show_rate(_fastest_per_s(chosen))} are possible, and the "
        f"{show_duration(first(chosen.cases.repair_within_s))} that a repair may take hold {_years(breaks)} "
        "of history."
    )


def _fastest_per_s(chosen: Chosen) -> float:
    return first(chosen.services.log_replay.fastest_per_s(chosen.plan))


def _years(years: float) -> str:
    return counted(years, "year")


def _because(chosen: Chosen, breaks: float) -> str:
    kept = first(chosen.cases.history_years)
    holds = "is within" if kept <= breaks else "exceeds"
    return f"The log is the only copy of history; {_years(kept)} of it {holds} what can be replayed in time."


def _code(chosen: Chosen) -> str:
    units = whole(first(chosen.services.log_replay.replay(chosen.plan).events_per_s / chosen.plan.kpu_events))
    return listing(
        *commands_of(chosen).replay(chosen, units),
        "# when its lag is that of the live job: move the readers, then stop the old job",
        swap_command(chosen),
    )


def _ways(once: _Recomputed) -> Ways:
    return Ways(
        names=(REPLAY, SCAN),
        rows=(
            WayRow(title="Takes", unit="s", values=(first(once.replay_s), first(once.scan_s))),
            WayRow(title="Costs", unit="USD", values=(first(once.replay_usd), first(once.scan_usd))),
        ),
    )


def _trade_off(chosen: Chosen, breaks: float) -> TradeOff:
    """Both over the years of history: sized for a quarter of the promise, as far as units may be had."""
    kept = first(chosen.cases.history_years)
    longest = max(2 * kept, min(LONGEST_YEARS, 2 * breaks), 1.0)
    years = np.geomspace(min(kept or longest, breaks or longest, longest / 16) / 4, longest, 33)
    years = grid_with(kept, years)
    is_shown = 0 < breaks < longest
    years = grid_with(breaks, years) if is_shown else years
    once = _recomputed(chosen, _with_history(chosen, years))
    promise = first(chosen.cases.repair_within_s), "may take"
    return trade_off(
        "History",
        "years",
        years,
        kept,
        line("Computing history again", "s", once.replay_s, name=REPLAY, limit=promise),
        line("Computing history again", "s", once.scan_s, name=SCAN),
        line("Cost of it", "USD", once.replay_usd, name=REPLAY),
        line("Cost of it", "USD", once.scan_usd, name=SCAN),
        breaks=(breaks, f"{RULE} at {_years(breaks)}") if is_shown else None,
    )


def _with_history(chosen: Chosen, years: Array) -> Plan:
    """The same design with other histories, one a case."""
    plan = chosen.plan
    cases = plan.cases.changed(history_years=years)
    return make_plan(plan.option, cases, np.repeat(plan.headway_s, years.size), describe=False)


PATTERN = Pattern(
    key="kappa_replay",
    question="Q17",
    title=TITLE,
    summary="History is a long stream: recomputing is reading the log again with more capacity.",
    parameters=(
        Parameter(name="replay_s", unit="s", meaning="one replay of all history"),
        Parameter(name="replay_usd", unit="USD", meaning="what one replay costs"),
        Parameter(name="scan_s", unit="s", meaning="the same history as a batch scan of tables"),
        Parameter(name="scan_usd", unit="USD", meaning="what that scan costs"),
        Parameter(
            name="breaks_at_years",
            unit="years",
            meaning="history that the fastest replay does within the promise",
        ),
        Parameter(name="speed_up", unit="x", meaning="replayed events/s over events/s as they came"),
    ),
    apply=apply,
)
