"""Copies (Q20): how long event ids are remembered, what that holds, and what leaks through."""

import math

import numpy as np

from advisor.advice.blueprint import AppliedPattern, TradeOff
from advisor.blueprint.dialects import spark_duration
from advisor.blueprint.duplicates import allowed_leak, copy_mean_s, leak_share, ttl_s
from advisor.blueprint.horizon import spark_watermark_s
from advisor.blueprint.lateness import look_back_s
from advisor.blueprint.partition import partition_s
from advisor.blueprint.patterns import beam
from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.blueprint.patterns.flink_sql import state_ttl_s
from advisor.blueprint.patterns.pattern import Parameter, Pattern, listing, waits_with
from advisor.blueprint.patterns.trading import line, trade_off
from advisor.cases import Array
from advisor.cost.sizing.store_limits import STATE_PER_ID
from advisor.quantity import digits, show_bytes, show_count, show_duration, show_limit, show_share, show_usd
from advisor.vocabulary import OptionKey

TITLE = "Deduplicate by event id"


def apply(chosen: Chosen) -> AppliedPattern:
    """The TTL at which no more than the allowed share counts twice."""
    cases = chosen.cases
    ttl = _ttl_s(chosen)
    store = first(chosen.plan.rate) * ttl * STATE_PER_ID.value
    leak = first(leak_share(cases, np.array([ttl])))
    table = first(_tables_usd(chosen, np.array([store])))
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
            f"event ids seen twice in the result above {show_limit(first(allowed_leak(cases)))}",
            f"copies that come more than {show_duration(ttl)} apart above {show_limit(leak)}",
            f"remembered ids above {show_bytes(2 * store + 1e6)}",
        ),
        fails_when=(
            f"Copies come later than {show_duration(ttl)}, or a sender makes a new id for each retry: the "
            "id must be given where the event happens."
        ),
        trade_off=_trade_off(chosen, ttl) if applies else None,
    )


def _shared(chosen: Chosen, ttl: float) -> str:
    if ttl <= first(ttl_s(chosen.cases)):
        return ""
    return f", and late events (Q14) make Spark's one watermark {show_duration(ttl)}"


def _ttl_s(chosen: Chosen) -> float:
    """What copies ask for; on Spark the one watermark that late events share, unless tables hold the ids."""
    if chosen.streams_on_spark and chosen.key is not OptionKey.UNIFIED:
        return max(first(ttl_s(chosen.cases)), first(spark_watermark_s(chosen.plan)))
    return first(ttl_s(chosen.cases))


def _copies_per_day(chosen: Chosen) -> float:
    return first(chosen.cases.duplicate_share * chosen.plan.rate) * 86400


def _tables_usd(chosen: Chosen, store_bytes: Array) -> Array:
    """A table of ids with TTL would cost this a month: a conditional write an event, and the ids kept."""
    return chosen.usd_each(chosen.services.key_store.remembered(chosen.plan, store_bytes))


def _because(chosen: Chosen, *, applies: bool) -> str:
    share, tolerance = first(chosen.cases.duplicate_share), first(chosen.cases.error_tolerance)
    if applies:
        return (
            f"{show_share(share)} of the events come twice, {show_count(_copies_per_day(chosen))} a day; "
            f"{show_limit(first(allowed_leak(chosen.cases)))} may count twice."
        )
    allowed = f"the {digits(100 * tolerance)} % that a figure may be wrong by"
    return f"{show_share(share)} come twice, within {allowed}."


def _derivation(chosen: Chosen, ttl: float, store: float, table: float) -> str:
    cases = chosen.cases
    mean = show_duration(first(copy_mean_s(cases)))
    kind = chosen.services.key_store.title
    where = "in the engine's own state" if chosen.is_always_on else "by reading that far back"
    return (
        f"Copies follow exponentially with mean {mean} (99 of 100 within "
        f"{show_duration(first(cases.duplicate_within_s))}): {digits(first(cases.duplicate_share))} * "
        f"exp(-t / mean) falls to {show_limit(first(allowed_leak(cases)))} at "
        f"{show_duration(first(ttl_s(cases)))}{_shared(chosen, ttl)}, {show_bytes(store)} of ids. It is done "
        f"{where}; a {kind} table with TTL would cost {show_usd(table)} a month."
    )


def _code(chosen: Chosen, ttl: float) -> str:
    if chosen.uses_flink:
        return listing(
            f"SET 'table.exec.state.ttl' = '{state_ttl_s(chosen)} s';   -- the longer of windows and copies",
            "CREATE TEMPORARY VIEW events_once AS",
            "SELECT * FROM (",
            "  SELECT *, ROW_NUMBER() OVER (PARTITION BY event_id ORDER BY arrived_at ASC) AS seen",
            "  FROM events",
            ") WHERE seen = 1;   -- the first to arrive is kept, and nothing is taken back later",
        )
    if chosen.uses_beam:
        return listing(*beam.once(max(ttl, 1.0)))
    if chosen.key is OptionKey.UNIFIED:
        return listing(
            "def add_once(chunk, chunk_id):             # a copy finds its id in the table and adds nothing",
            '    chunk.dropDuplicates(["event_id"]).createOrReplaceTempView("chunk")',
            "    chunk.sparkSession.sql(MERGE)",
            "",
            'MERGE = """',
            "MERGE INTO silver.events AS kept USING chunk ON kept.event_id = chunk.event_id",
            f"  AND kept.landed_at >= current_timestamp() - INTERVAL {spark_duration(max(ttl, 1.0))}",
            "WHEN NOT MATCHED THEN INSERT *",
            '"""',
        )
    if chosen.is_always_on:
        return listing(
            "# one watermark for late events and copies",
            f'(events.withWatermark("event_time", "{spark_duration(max(ttl, 1.0))}")',
            '       .dropDuplicatesWithinWatermark(["event_id"]))',
        )
    back = spark_duration(_read_back_s(chosen, ttl))
    return listing(
        "CREATE OR REPLACE TEMPORARY VIEW events_once AS   -- what the run reads, see Q7",
        "SELECT event_id, key, amount, event_time, landed_at, landed_date",
        "FROM  (SELECT *, ROW_NUMBER() OVER (PARTITION BY event_id ORDER BY landed_at) AS seen",
        f"       FROM   {chosen.raw_table}",
        f"       WHERE  landed_date >= to_date(:this_run - INTERVAL {back}))",
        "WHERE  seen = 1;",
    )


def _read_back_s(chosen: Chosen, ttl: float) -> float:
    """Far enough for copies, and for the oldest partition that a run writes."""
    grain = first(partition_s(chosen.plan, chosen.departure_s))
    return max(ttl, first(look_back_s(chosen.cases))) + grain


def _trade_off(chosen: Chosen, ttl: float) -> TradeOff:
    """Remembering longer lets fewer copies through and keeps more ids, here or in a table of their own."""
    cases = chosen.cases
    allowed = first(allowed_leak(cases))
    reach = first(copy_mean_s(cases)) * math.log(
        max(30 * first(cases.duplicate_share) / max(allowed, 1e-6), 2.0)
    )
    times = waits_with(ttl, reach)
    stores = first(chosen.plan.rate) * times * STATE_PER_ID.value
    return trade_off(
        "Time that ids are remembered",
        "s",
        times,
        ttl,
        line("Events counted twice", "share", leak_share(cases, times), limit=(allowed, "allowed")),
        line("Ids take", "B", stores),
        line(f"A {chosen.services.key_store.title} table instead", "USD/month", _tables_usd(chosen, stores)),
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
            meaning="what a table of ids with TTL would cost instead",
        ),
    ),
    apply=apply,
)
