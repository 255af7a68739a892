"""Backfills beside the live job (Q9): on capacity of their own or on the live job's, and what that does to
the daily promise.
"""

import numpy as np

from advisor.advice.blueprint import AppliedPattern, TradeLine, TradeOff
from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.patterns.backfill_pace import (
    Paces,
    beside,
    most_shared_per_s,
    paces_of,
)
from advisor.blueprint.patterns.backfill_ways import or_never, ways
from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.blueprint.patterns.commands.catalogue import commands_of
from advisor.blueprint.patterns.pattern import Parameter, Pattern, grid_with, listing, not_applied
from advisor.blueprint.patterns.trading import line, trade_off
from advisor.cases import Array
from advisor.quantity import digits, show_count, show_duration, show_rate, show_share, show_times, show_usd
from advisor.vocabulary import OptionKey

TITLE = "Backfill beside the live job"
X_TITLE = "Live capacity that a shared backfill takes"
HOUR_S = 3600.0


def apply(chosen: Chosen) -> AppliedPattern:
    """A pool of its own, done in a quarter of the promise to repair, against the live job's capacity."""
    if chosen.key is OptionKey.KAPPA:
        return not_applied(
            PATTERN, "History is computed again by replaying the log (Q17), not by a batch job."
        )
    if first(chosen.cases.history_events) <= 0:
        return not_applied(PATTERN, "No history is kept, so there is nothing to fill.")
    paces = paces_of(chosen)
    days_per_hour = paces.days / (paces.own_s / HOUR_S)
    within = show_duration(first(chosen.cases.freshness_s))
    return AppliedPattern(
        pattern=PATTERN.key,
        question=PATTERN.question,
        title=TITLE,
        applies=True,
        headline=f"{digits(paces.workers)} workers of its own, {digits(days_per_hour)} days an hour",
        parameters={
            "workers": paces.workers,
            "days_per_hour": days_per_hour,
            "lasts_s": paces.own_s,
            "backfill_usd": paces.own_usd,
            "throttle_per_s": paces.most_per_s,
            "throttle_share": paces.most_per_s / paces.capacity_per_s,
            "lasts_shared_s": or_never(paces.lasts_s[2]),
            "shared_usd": paces.shared_usd,
            "live_within_s": or_never(float(paces.live.within_s[0])),
            "live_beside_due_s": or_never(float(paces.live.within_s[1])),
        },
        because=_because(chosen),
        derivation=_derivation(chosen, paces),
        code=_code(chosen, paces),
        code_language="python",
        monitor=(
            f"days done an hour below {digits(days_per_hour * 0.5)}",
            f"live results older than {within} while the backfill runs",
        ),
        fails_when=_fails_when(chosen, paces),
        trade_off=_trade_off(chosen, paces),
        ways=ways(chosen, paces),
    )


def _derivation(chosen: Chosen, paces: Paces) -> str:
    return (
        f"{counted(paces.days, 'day')} of history are {show_count(paces.events)} events; "
        f"{digits(paces.workers)} workers of its own read {show_rate(paces.own_per_s)}: it ends "
        f"{show_duration(paces.own_s)} after it starts, for {show_usd(paces.own_usd)}, and live results stay "
        f"as they are. {_shared(chosen, paces)}"
    )


def _shared(chosen: Chosen, paces: Paces) -> str:
    """What sharing would do: each station's time for an event grows by 1 / (1 - what is taken)."""
    before, due, _ = (show_duration(each) for each in paces.live.within_s.tolist())
    taken = show_share(paces.due_per_s / paces.capacity_per_s)
    stretched = (
        f"On the live job's capacity ({show_rate(paces.capacity_per_s)}) a backfill for when a repair is due "
        f"takes {taken}{_half(chosen, paces)}, and an event takes 1 / (1 - that) times as long: "
        f"{_asked(chosen)} of live results come within {due} instead of {before}."
    )
    if paces.most_per_s <= 0:
        return f"{stretched} The promise has no room for any backfill there."
    return (
        f"{stretched} The promise holds up to {show_share(paces.most_per_s / paces.capacity_per_s)}, "
        f"{show_rate(paces.most_per_s)}: it ends after {show_duration(paces.lasts_s[2])}."
    )


def _half(chosen: Chosen, paces: Paces) -> str:
    """That live events get half at least, where that makes it later than due."""
    within = first(chosen.cases.repair_within_s)
    if paces.lasts_s[1] <= within * 1.001:
        return ""
    return f", the half that live events leave it, and ends after {show_duration(paces.lasts_s[1])}"


def _fails_when(chosen: Chosen, paces: Paces) -> str:
    promise = show_duration(first(chosen.cases.freshness_s))
    waits = f"live results wait for {counted(paces.days, 'day')} of history, beyond the {promise} promised"
    readers = f"or the source bears fewer readers than {digits(paces.workers)} workers"
    if paces.most_per_s <= 0:
        return f"It runs in the live job, {readers}: {waits}."
    most = show_share(paces.most_per_s / paces.capacity_per_s)
    return (
        f"It shares the live job's capacity beyond {most} of it, {show_rate(paces.most_per_s)}, {readers}: "
        f"{waits}."
    )


def _because(chosen: Chosen) -> str:
    a_year = first(chosen.cases.reprocess_per_year)
    within = show_duration(first(chosen.cases.repair_within_s))
    if a_year <= 0:
        return f"No year plans one; after a fault, history must be right within {within}."
    return f"All history is computed again {show_times(a_year)} a year and must be right within {within}."


def _code(chosen: Chosen, paces: Paces) -> str:
    """A DAG with the operator of the engine that the design runs on; partitions are written by event time."""
    operator = commands_of(chosen).backfill(chosen, whole(paces.workers))
    return listing(
        f'# {counted(paces.days, "day")} in {show_duration(paces.own_s)}, never in the pool "live"',
        "with DAG(",
        '    "backfill", schedule=None, catchup=False, max_active_runs=1,',
        '    params={"start_date": Param(type="string"), "end_date": Param(type="string")},',
        "):",
        *operator,
    )


def _trade_off(chosen: Chosen, paces: Paces) -> TradeOff:
    """A faster backfill on the live job's capacity ends sooner and lets live results wait longer."""
    marked = paces.most_per_s if paces.most_per_s > 0 else paces.due_per_s
    rates = grid_with(marked, np.linspace(0.0, most_shared_per_s(chosen), 11)[1:])
    within = beside(chosen, rates).within_s
    keeps_up = np.isfinite(within)
    if not keeps_up.any():
        return trade_off(X_TITLE, "share", *_shares(rates, marked, paces), _ends(rates, paces))
    rates, within = rates[keeps_up], within[keeps_up]
    promise = first(chosen.cases.freshness_s), "promise"
    live = line(f"{_asked(chosen)} of live results within", "s", within, limit=promise)
    return trade_off(
        X_TITLE, "share", *_shares(rates, min(marked, float(rates.max())), paces), live, _ends(rates, paces)
    )


def _shares(rates: Array, marked: float, paces: Paces) -> tuple[Array, float]:
    return rates / paces.capacity_per_s, marked / paces.capacity_per_s


def _ends(rates: Array, paces: Paces) -> TradeLine:
    return line("It ends after", "s", paces.events / rates)


def _asked(chosen: Chosen) -> str:
    return f"{digits(first(chosen.cases.freshness_percentile))} %"


PATTERN = Pattern(
    key="backfill",
    question="Q9",
    title=TITLE,
    summary=(
        "History is filled by a parameterised job in a pool of its own that writes partitions by event time."
    ),
    parameters=(
        Parameter(name="workers", unit="count", meaning="workers of the backfill's own pool"),
        Parameter(name="days_per_hour", unit="days/h", meaning="days of history filled in an hour there"),
        Parameter(name="lasts_s", unit="s", meaning="from start to end there"),
        Parameter(name="backfill_usd", unit="USD", meaning="what one costs there"),
        Parameter(
            name="throttle_per_s",
            unit="events/s",
            meaning="the fastest on the live job's capacity that keeps the promise; 0 where none does",
        ),
        Parameter(name="throttle_share", unit="share", meaning="the live capacity that it takes"),
        Parameter(name="lasts_shared_s", unit="s", meaning="from start to end at that pace"),
        Parameter(name="shared_usd", unit="USD", meaning="what one costs on the live job's capacity"),
        Parameter(
            name="live_within_s", unit="s", meaning="age that the promised share of results stays below"
        ),
        Parameter(
            name="live_beside_due_s",
            unit="s",
            meaning="the same beside a shared backfill that is done when a repair is due",
        ),
    ),
    apply=apply,
)
