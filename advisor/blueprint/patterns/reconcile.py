"""Live and settled rows (Q19): when batch overwrites what the stream wrote, how wrong it was until then."""

import numpy as np

from advisor.advice.blueprint import AppliedPattern, TradeOff
from advisor.blueprint.dialects import spark_duration
from advisor.blueprint.duplicates import ttl_s
from advisor.blueprint.lateness import lateness_quantile_s, missed_share, watermark_s
from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.blueprint.patterns.pattern import Parameter, Pattern, listing, waits_with
from advisor.blueprint.patterns.rereading import reread_usd
from advisor.blueprint.patterns.sink import upsert_key
from advisor.blueprint.patterns.trading import line, trade_off
from advisor.cases import Array
from advisor.quantity import show_duration, show_limit, show_share
from advisor.vocabulary import OptionKey

TITLE = "Reconcile live and settled rows"
WHERE = frozenset({OptionKey.LAMBDA, OptionKey.UNIFIED})
DAY_S = 86400.0


def apply(chosen: Chosen) -> AppliedPattern:
    """A day is settled once lateness, copies and corrections are over; the next daily run overwrites it."""
    cases = chosen.cases
    parts = {
        "late events": first(watermark_s(cases)),
        "copies": first(ttl_s(cases)),
        "corrections": first(cases.lookback_s),
    }
    settle = max(parts.values())
    slowest = max(parts, key=lambda name: parts[name])
    overwritten = first(overwritten_s(np.array([settle])))
    before = first(missed_share(cases, np.array([0.0])))
    after = first(missed_share(cases, np.array([settle])))
    return AppliedPattern(
        pattern="reconcile",
        question="Q19",
        title=TITLE,
        applies=chosen.key in WHERE,
        headline=f"settled after {show_duration(settle)}, overwritten within {show_duration(overwritten)}",
        parameters={
            "settle_s": settle,
            "overwrite_after_s": overwritten,
            "error_before_share": before,
            "error_after_share": after,
            "waits_for": slowest,
        },
        because=_because(chosen),
        derivation=(
            f"A row is settled when late events ({show_duration(parts['late events'])}), copies "
            f"({show_duration(parts['copies'])}) and corrections ({show_duration(parts['corrections'])}) "
            f"are over: {slowest} take longest. Until then up to {show_share(before)} are missing, "
            f"after it {show_share(after)}."
        ),
        code=_code(chosen, settle),
        code_language="sql",
        monitor=(
            f"live and settled figures of one day differ by more than {show_limit(before)}",
            f"a day not overwritten after {show_duration(overwritten + DAY_S)}",
        ),
        fails_when=(
            f"Events settle later than {show_duration(settle)}: the overwrite makes final what is not."
        ),
        trade_off=_trade_off(chosen, settle) if chosen.key in WHERE else None,
    )


def _because(chosen: Chosen) -> str:
    if chosen.key not in WHERE:
        return "One writer writes every row here, so there is nothing to reconcile."
    late = show_share(first(chosen.cases.late_share))
    return f"The stream writes at once, {late} of the events come later, and a daily run knows better."


def _code(chosen: Chosen, settle: float) -> str:
    window_s = first(chosen.cases.window_s)
    settled = (
        f"-- daily: days that ended more than {show_duration(settle)} ago, after the last one done",
        "SET spark.sql.sources.partitionOverwriteMode = dynamic;",
        "INSERT OVERWRITE TABLE gold.settled_results PARTITION (event_date)",
        *_results(window_s),
        f"WHERE  event_date < to_date(:this_run - INTERVAL {spark_duration(settle)})",
        f"  AND  event_date > :settled_until{';' if window_s <= 0 else ''}",
        *(("GROUP  BY 1, 2, 4;",) if window_s > 0 else ()),
    )
    if chosen.serves_items:
        return listing(
            *settled,
            f"-- then each row is put into results by its key ({', '.join(upsert_key(chosen))}):",
            "-- the settled item replaces the one that the stream wrote, and readers need no view",
        )
    return listing(
        *settled,
        "CREATE OR REPLACE VIEW results AS",
        "SELECT * FROM settled_results",
        "UNION ALL",
        "SELECT * FROM live_results WHERE event_date > (SELECT MAX(event_date) FROM settled_results);",
    )


def _results(window_s: float) -> tuple[str, ...]:
    if window_s <= 0:
        return ("SELECT event_id, key, amount, event_time, event_date", "FROM   silver.events")
    start = f"window(event_time, '{spark_duration(window_s)}').start"
    return (
        f"SELECT key, {start} AS window_start, SUM(amount) AS amount, event_date",
        "FROM   silver.events",
    )


def _trade_off(chosen: Chosen, settle: float) -> TradeOff:
    """Waiting longer makes final figures righter, makes them final later, and reads more of them again."""
    cases = chosen.cases
    hardly_any = np.maximum(cases.error_tolerance / 30, 1e-6)
    waits = waits_with(settle, first(lateness_quantile_s(cases, hardly_any)))
    tolerated = first(cases.error_tolerance), "tolerance"
    return trade_off(
        "Settle time",
        "s",
        waits,
        settle,
        line("Events missing when final", "share", missed_share(cases, waits), limit=tolerated),
        line("Figures final after", "s", overwritten_s(waits)),
        line("Cost of reading it again daily", "USD/month", reread_usd(chosen, waits)),
    )


def overwritten_s(settle_s: Array) -> Array:
    """When the daily run has overwritten a day's rows: whole days, and the one until it runs."""
    return np.ceil(settle_s / DAY_S) * DAY_S + DAY_S


PATTERN = Pattern(
    key="reconcile",
    question="Q19",
    title=TITLE,
    summary=(
        "A view unites live and settled rows; a periodic run overwrites the live ones once they have settled."
    ),
    parameters=(
        Parameter(name="settle_s", unit="s", meaning="when lateness, copies and corrections are over"),
        Parameter(name="overwrite_after_s", unit="s", meaning="when a day's rows are final at the latest"),
        Parameter(name="error_before_share", unit="share", meaning="events missing before a row has settled"),
        Parameter(name="error_after_share", unit="share", meaning="events still missing afterwards"),
        Parameter(name="waits_for", unit="", meaning="what takes longest to settle"),
    ),
    apply=apply,
)
