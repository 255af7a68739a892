"""Copies (Q20): how long event ids are remembered, what that holds, and what leaks through."""

import math

import numpy as np

from advisor.advice import AppliedPattern, TradeOff
from advisor.blueprint.duplicates import allowed_leak, copy_mean_s, leak_share, ttl_s
from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.blueprint.patterns.pattern import Parameter, Pattern, grid_with, listing
from advisor.blueprint.plan import MONTH_S
from advisor.cost.sizing.store_limits import STATE_PER_ID
from advisor.design import Usage
from advisor.quantity import digits, show_bytes, show_duration, show_usd

TITLE = "Deduplicate by event id"


def apply(chosen: Chosen) -> AppliedPattern:
    """The TTL at which no more than the allowed share counts twice."""
    cases = chosen.cases
    ttl = first(ttl_s(cases))
    store = first(chosen.plan.rate) * ttl * STATE_PER_ID.value
    leak = first(leak_share(cases, np.array([ttl])))
    table = _table_usd(chosen, store)
    applies = bool(chosen.plan.removes_duplicates[0])
    return AppliedPattern(
        pattern="deduplicate",
        question="Q20",
        title=TITLE,
        applies=applies,
        headline=f"remember event ids for {show_duration(ttl)}",
        parameters={
            "ttl_s": ttl,
            "store_bytes": store,
            "leak_share": leak,
            "copies_per_day": _copies_per_day(chosen),
            "key_value_table_usd": table,
        },
        because=_because(chosen, applies=applies),
        derivation=_derivation(chosen, ttl, store, table),
        code=_code(chosen, ttl),
        code_language="python" if chosen.is_always_on and not chosen.uses_flink else "sql",
        monitor=(
            f"event ids seen twice in the result above {_percent(first(allowed_leak(cases)))}",
            f"copies that come more than {show_duration(ttl)} apart above {_percent(leak)}",
            f"remembered ids above {show_bytes(2 * store + 1e6)}",
        ),
        fails_when=(
            f"Copies come later than {show_duration(ttl)}, or a sender makes a new id for each retry: the "
            "id must be given where the event happens."
        ),
        trade_off=_trade_off(chosen, ttl),
    )


def _percent(share: float) -> str:
    """A threshold; one in a million at least, since nothing can be watched at 0."""
    return f"{digits(max(share, 1e-6) * 100)} %"


def _copies_per_day(chosen: Chosen) -> float:
    return first(chosen.cases.duplicate_share * chosen.plan.rate) * 86400


def _table_usd(chosen: Chosen, store_bytes: float) -> float:
    """A DynamoDB table with TTL would cost this a month: a conditional write an event, and the ids kept."""
    writes = first(chosen.plan.rate) * MONTH_S / 1e6
    return chosen.usd(
        (
            Usage(sku="aws.dynamodb.million_writes", quantity=np.array([writes]), bound_by="one an event"),
            Usage(
                sku="aws.dynamodb.storage_gb_month",
                quantity=np.array([store_bytes / 1e9]),
                bound_by="ids kept",
            ),
        )
    )


def _because(chosen: Chosen, *, applies: bool) -> str:
    share, tolerance = first(chosen.cases.duplicate_share), first(chosen.cases.error_tolerance)
    if applies:
        return (
            f"{digits(share * 100)} % of the events come twice, {digits(_copies_per_day(chosen))} a day; "
            f"{digits(first(allowed_leak(chosen.cases)) * 100)} % may count twice."
        )
    return (
        f"{digits(share * 100)} % come twice, within the {digits(tolerance * 100)} % that a figure may be "
        "wrong by."
    )


def _derivation(chosen: Chosen, ttl: float, store: float, table: float) -> str:
    cases = chosen.cases
    mean = show_duration(first(copy_mean_s(cases)))
    where = "in the engine's own state" if chosen.is_always_on else "by reading that far back"
    return (
        f"Copies follow exponentially with mean {mean} (99 of 100 within "
        f"{show_duration(first(cases.duplicate_within_s))}): {digits(first(cases.duplicate_share))} * "
        f"exp(-t / mean) falls to {digits(first(allowed_leak(cases)))} at {show_duration(ttl)}, "
        f"{show_bytes(store)} of ids. It is done {where}; a DynamoDB table with TTL would cost "
        f"{show_usd(table)} a month."
    )


def _code(chosen: Chosen, ttl: float) -> str:
    seconds = max(1, math.ceil(ttl))
    if chosen.uses_flink:
        return listing(
            f"SET 'table.exec.state.ttl' = '{seconds} s';",
            "SELECT event_id, key, value, event_time FROM (",
            "  SELECT *, ROW_NUMBER() OVER (PARTITION BY event_id ORDER BY event_time) AS copy FROM events",
            ") WHERE copy = 1;",
        )
    if chosen.is_always_on:
        return (
            f'events.withWatermark("event_time", "{seconds} seconds")\\\n'
            '      .dropDuplicatesWithinWatermark(["event_id"])'
        )
    return listing(
        "MERGE INTO silver.events t",
        "USING (SELECT * FROM landed QUALIFY ROW_NUMBER() OVER (PARTITION BY event_id ORDER BY event_time) "
        "= 1) s",
        f"ON t.event_id = s.event_id AND t.event_time >= :this_run - INTERVAL '{seconds}' SECOND",
        "WHEN NOT MATCHED THEN INSERT *;",
    )


def _trade_off(chosen: Chosen, ttl: float) -> TradeOff:
    widest = max(2 * ttl, 1.5 * first(chosen.cases.duplicate_within_s), 60.0)
    times = grid_with(ttl, np.linspace(0.0, widest, 13))
    return TradeOff(
        x_title="Ids remembered, min",
        y_title="Events counted twice, share",
        x=tuple((times / 60).tolist()),
        y=tuple(leak_share(chosen.cases, times).tolist()),
        chosen_x=ttl / 60,
    )


PATTERN = Pattern(
    key="deduplicate",
    question="Q20",
    title=TITLE,
    summary="Every event carries an id from its source; ids are remembered for a time and copies dropped.",
    parameters=(
        Parameter(name="ttl_s", unit="s", meaning="how long ids are remembered"),
        Parameter(name="store_bytes", unit="B", meaning="what remembered ids take"),
        Parameter(name="leak_share", unit="share", meaning="events that still count twice"),
        Parameter(name="copies_per_day", unit="events/day", meaning="copies that come in a day"),
        Parameter(
            name="key_value_table_usd",
            unit="USD/month",
            meaning="what a DynamoDB table with TTL would cost instead",
        ),
    ),
    apply=apply,
)
