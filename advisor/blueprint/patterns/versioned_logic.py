"""New logic beside the old (Q10): both run until enough rows agree, then a view is swapped."""

import math

import numpy as np

from advisor.advice.blueprint import AppliedPattern, TradeOff
from advisor.blueprint.lateness import watermark_s
from advisor.blueprint.numerals import counted
from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.blueprint.patterns.commands.catalogue import commands_of
from advisor.blueprint.patterns.commands.commands import Commands
from advisor.blueprint.patterns.pattern import Parameter, Pattern, grid_with, listing
from advisor.blueprint.patterns.sink import upsert_key
from advisor.blueprint.patterns.trading import line, trade_off
from advisor.blueprint.plan import MONTH_S
from advisor.quantity import digits, show_duration, show_limit, show_usd

TITLE = "Versioned logic, swapped at once"
PROCESSING = ("clean", "aggregate", "job", "flink", "spark", "dataflow")
SMALLEST_TOLERANCE = 1e-6
DAY_S = 86400.0
LONGEST_S = 30 * DAY_S
"""Nobody runs two versions for longer than a month; what is not found by then is not looked for."""
RULE_OF_THREE = 3.0
"""No difference in n rows bounds the share of wrong rows by 3/n at 95 % (Hanley and Lippman-Hand 1983)."""


def apply(chosen: Chosen) -> AppliedPattern:
    """How many rows must agree, how long that takes, and what running both costs."""
    cases, plan = chosen.cases, chosen.plan
    most = first(plan.result_rate) * LONGEST_S
    rows = max(
        1, math.floor(min(RULE_OF_THREE / max(first(cases.error_tolerance), SMALLEST_TOLERANCE), most))
    )
    tolerance = min(1.0, RULE_OF_THREE / rows)
    settle = max(first(watermark_s(cases)), first(cases.lookback_s))
    beside = max(rows / first(plan.result_rate), DAY_S, chosen.departure_s) + settle
    extra = chosen.component_usd(*PROCESSING) * beside / MONTH_S
    keep = max(first(cases.viewing_interval_s), 7 * 86400.0)
    changes = first(cases.schema_changes_per_year) + first(cases.reprocess_per_year)
    return AppliedPattern(
        pattern="versioned_logic",
        question="Q10",
        title=TITLE,
        applies=changes > 0,
        headline=f"run both for {show_duration(beside)}, then swap",
        parameters={
            "changes_per_year": changes,
            "rows_to_compare": rows,
            "side_by_side_s": beside,
            "side_by_side_usd": extra,
            "keep_old_s": keep,
        },
        because=_because(chosen, changes),
        derivation=(
            f"If none of {digits(rows)} rows differs, fewer than {show_limit(tolerance)} are wrong (rule of "
            f"three, 95 %). At {digits(first(plan.result_rate))} results/s they are there after "
            f"{show_duration(rows / first(plan.result_rate))}, but both run a full day, or a departure where "
            f"that is longer{_settles(settle)}: {show_duration(beside)} for {show_usd(extra)}; the old "
            f"version stays {show_duration(keep)}."
        ),
        code=_code(chosen, tolerance, rows),
        code_language="python" if chosen.serves_items else "sql",
        monitor=(
            f"rows that differ between versions above {show_limit(tolerance)} of {digits(rows)}",
            f"old version still read after {show_duration(keep)}",
        ),
        fails_when=(
            f"A reader names the versioned table instead of the {_switch(chosen)}: the swap does not reach "
            f"it, and after {show_duration(keep)} the table is gone."
        ),
        trade_off=_trade_off(chosen, tolerance, settle) if changes > 0 else None,
    )


def _because(chosen: Chosen, changes: float) -> str:
    if changes <= 0:
        return "Neither the schema nor the logic is expected to change."
    schema, logic = first(chosen.cases.schema_changes_per_year), first(chosen.cases.reprocess_per_year)
    twice = " Both code bases change each time." if chosen.design.code_bases > 1 else ""
    return (
        f"{counted(schema, 'change')} of the schema and {digits(logic)} of the logic are expected in a "
        f"year.{twice}"
    )


def _settles(settle: float) -> str:
    return f", and {show_duration(settle)} for late events to settle" if settle > 0 else ""


def _switch(chosen: Chosen) -> str:
    return "name that the parameter holds" if chosen.serves_items else "view"


def _code(chosen: Chosen, tolerance: float, rows: int) -> str:
    if chosen.serves_items:
        return _items(commands_of(chosen), tolerance, rows)
    return listing(
        "-- v2 writes results_v2 beside results_v1, from an immutable artifact of its own",
        "SELECT COUNT(*) AS compared,",
        "       AVG(CASE WHEN a.amount = b.amount THEN 0.0 ELSE 1.0 END) AS differing",
        f"FROM   results_v1 a FULL OUTER JOIN results_v2 b USING ({', '.join(upsert_key(chosen))});",
        f"-- swap when compared >= {rows} and differing <= {tolerance:.6g}",
        "CREATE OR REPLACE VIEW results AS SELECT * FROM results_v2;",
        "-- roll back",
        "CREATE OR REPLACE VIEW results AS SELECT * FROM results_v1;",
    )


def _items(commands: Commands, tolerance: float, rows: int) -> str:
    """A table of items has no view: readers look its name up in a parameter."""
    return listing(
        "# v2 writes results_v2 beside results_v1, from an immutable artifact of its own",
        "def amount(table, key):",
        f"    return {commands.read_amount}",
        "",
        "def switch(version):                               # readers look the table's name up here",
        f"    {commands.switch}",
        "",
        f"keys = sampled_keys({rows})",
        "differing = sum(amount(v1, key) != amount(v2, key) for key in keys) / len(keys)",
        f"if differing <= {tolerance:.6g}:",
        '    switch("results_v2")                           # roll back: switch("results_v1")',
    )


def _trade_off(chosen: Chosen, tolerance: float, settle: float) -> TradeOff:
    """Rarer differences show in more rows, which take longer and are paid for twice."""
    shares = grid_with(tolerance, np.geomspace(tolerance / 10, min(1.0, tolerance * 10), 13))
    least = max(DAY_S, chosen.departure_s)
    beside = np.maximum(RULE_OF_THREE / shares / first(chosen.plan.result_rate), least) + settle
    return trade_off(
        "Share of wrong rows that is found",
        "share",
        shares,
        tolerance,
        line("Both versions run", "s", beside),
        line("Cost of the second version", "USD", chosen.component_usd(*PROCESSING) * beside / MONTH_S),
    )


PATTERN = Pattern(
    key="versioned_logic",
    question="Q10",
    title=TITLE,
    summary=(
        "A new version is deployed beside the old one, verified against it, and made live by one switch."
    ),
    parameters=(
        Parameter(name="changes_per_year", unit="1/year", meaning="changes of schema and logic"),
        Parameter(name="rows_to_compare", unit="count", meaning="rows that must agree: 3 / error tolerance"),
        Parameter(name="side_by_side_s", unit="s", meaning="how long both versions run"),
        Parameter(name="side_by_side_usd", unit="USD", meaning="what the second version costs meanwhile"),
        Parameter(name="keep_old_s", unit="s", meaning="how long the old version can be swapped back"),
    ),
    apply=apply,
)
