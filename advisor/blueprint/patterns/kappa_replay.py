"""Kappa (Q17): how long a replay takes against a batch scan, and the history at which it breaks."""

import numpy as np

from advisor.advice.blueprint import AppliedPattern, TradeOff
from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.blueprint.patterns.commands.catalogue import commands_of
from advisor.blueprint.patterns.pattern import Parameter, Pattern, grid_with, listing
from advisor.blueprint.patterns.sink import swap_command
from advisor.blueprint.replay import scan_of_tables
from advisor.quantity import digits, show_duration, show_usd
from advisor.vocabulary import OptionKey

TITLE = "Kappa: replay the log"
YEAR_S = 365 * 86400.0
LONGEST_YEARS = 50.0


def apply(chosen: Chosen) -> AppliedPattern:
    """Replay against a scan of tables, and the years of history that can be replayed within the promise."""
    cases, plan = chosen.cases, chosen.plan
    events = first(cases.history_events)
    replay = chosen.services.log_replay.replay(plan)
    scan = scan_of_tables(plan, chosen.engine, "")
    replay_s, scan_s = events / first(replay.events_per_s), events / first(scan.events_per_s)
    replay_usd, scan_usd = chosen.usd(replay.usages), chosen.usd(scan.usages)
    breaks = breaks_at_years(chosen)
    within = first(cases.repair_within_s)
    return AppliedPattern(
        pattern="kappa_replay",
        question="Q17",
        title=TITLE,
        applies=chosen.key is OptionKey.KAPPA,
        headline=f"a replay takes {show_duration(replay_s)} and breaks at {_years(breaks)}",
        parameters={
            "replay_s": replay_s,
            "replay_usd": replay_usd,
            "scan_s": scan_s,
            "scan_usd": scan_usd,
            "breaks_at_years": breaks,
            "speed_up": first(replay.events_per_s) / first(plan.rate),
        },
        because=_because(chosen, breaks),
        derivation=(
            f"{digits(events)} events at {digits(first(replay.events_per_s))}/s take "
            f"{show_duration(replay_s)} and {show_usd(replay_usd)}; a batch scan of tables takes "
            f"{show_duration(scan_s)} and {show_usd(scan_usd)}. With "
            f"{chosen.services.log_replay.most} {digits(_fastest_per_s(chosen))}/s are possible: "
            f"{show_duration(within)} hold {_years(breaks)}."
        ),
        code=_code(chosen),
        code_language="bash",
        monitor=(
            f"replay's consumer lag above what {show_duration(within)} clear",
            f"history longer than {_years(breaks)}",
        ),
        fails_when=(
            f"History grows beyond {_years(breaks)}: replaying then takes longer than "
            f"{show_duration(within)}, and a batch scan beside the stream is needed."
        ),
        trade_off=_trade_off(chosen),
    )


def breaks_at_years(chosen: Chosen) -> float:
    """Years of history at which the fastest replay takes as long as a repair may."""
    cases = chosen.cases
    a_year = first(chosen.plan.rate) * YEAR_S * first(cases.season_share)
    return first(cases.repair_within_s) * _fastest_per_s(chosen) / a_year


def _fastest_per_s(chosen: Chosen) -> float:
    return first(chosen.services.log_replay.fastest_per_s(chosen.plan))


def _years(years: float) -> str:
    return counted(years, "year")


def _because(chosen: Chosen, breaks: float) -> str:
    if chosen.key is not OptionKey.KAPPA:
        return "History is read from tables by a batch job; the log need not keep it."
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


def _trade_off(chosen: Chosen) -> TradeOff:
    kept = first(chosen.cases.history_years)
    longest = min(LONGEST_YEARS, max(2 * kept, 1.5 * breaks_at_years(chosen), 1.0))
    years = grid_with(kept, np.linspace(0.0, longest, 11))
    a_year = first(chosen.plan.rate) * YEAR_S * first(chosen.cases.season_share)
    hours = years * a_year / _fastest_per_s(chosen) / 3600
    return TradeOff(
        x_title="History, years",
        y_title="Hours of the fastest replay",
        x=tuple(years.tolist()),
        y=tuple(hours.tolist()),
        chosen_x=kept,
    )


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
