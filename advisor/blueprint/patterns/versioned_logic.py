"""New logic beside the old (Q10): both run until enough rows agree, then a view is swapped."""

import math

import numpy as np

from advisor.advice import AppliedPattern, TradeOff
from advisor.blueprint.lateness import watermark_s
from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.blueprint.patterns.pattern import Parameter, Pattern, grid_with, listing
from advisor.blueprint.plan import MONTH_S
from advisor.quantity import digits, show_duration, show_usd

TITLE = "Versioned logic, swapped by a view"
PROCESSING = ("clean", "aggregate", "job", "flink", "spark")
SMALLEST_TOLERANCE = 1e-6
LONGEST_S = 30 * 86400.0
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
    beside = max(rows / first(plan.result_rate), chosen.departure_s if chosen.has_runs else 0.0) + settle
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
            f"If none of {digits(rows)} rows differs, fewer than {digits(tolerance * 100)} % are wrong "
            f"(rule of three, 95 %). At {digits(first(plan.result_rate))} results/s, with "
            f"{show_duration(settle)} for late events to settle, both run {show_duration(beside)} for "
            f"{show_usd(extra)}; the old table stays {show_duration(keep)}."
        ),
        code=_code(tolerance, rows),
        code_language="sql",
        monitor=(
            f"rows that differ between versions above {digits(tolerance * 100)} % of {digits(rows)}",
            f"old version still read after {show_duration(keep)}",
        ),
        fails_when=(
            "A reader names the versioned table instead of the view, so that the swap does not reach it."
        ),
        trade_off=_trade_off(chosen, tolerance, settle),
    )


def _because(chosen: Chosen, changes: float) -> str:
    if changes <= 0:
        return "Neither the schema nor the logic is expected to change."
    schema, logic = first(chosen.cases.schema_changes_per_year), first(chosen.cases.reprocess_per_year)
    twice = " Both code bases change each time." if chosen.design.code_bases > 1 else ""
    return (
        f"{digits(schema)} changes of the schema and {digits(logic)} of the logic are expected in a "
        f"year.{twice}"
    )


def _code(tolerance: float, rows: int) -> str:
    return listing(
        "-- v2 writes results_v2 beside results_v1, from an immutable artifact of its own",
        "SELECT count(*) AS compared,",
        "       avg(CASE WHEN a.value IS DISTINCT FROM b.value THEN 1.0 ELSE 0.0 END) AS differing",
        "FROM   results_v1 a FULL OUTER JOIN results_v2 b USING (key, window_start);",
        f"-- swap when compared >= {rows} and differing <= {tolerance:.6g}",
        "CREATE OR REPLACE VIEW results AS SELECT * FROM results_v2;",
        "-- roll back",
        "CREATE OR REPLACE VIEW results AS SELECT * FROM results_v1;",
    )


def _trade_off(chosen: Chosen, tolerance: float, settle: float) -> TradeOff:
    shares = grid_with(tolerance, np.geomspace(tolerance / 10, min(1.0, tolerance * 10), 10))
    hours = (RULE_OF_THREE / shares / first(chosen.plan.result_rate) + settle) / 3600
    return TradeOff(
        x_title="Wrong rows that would be found, share",
        y_title="Hours side by side",
        x=tuple(shares.tolist()),
        y=tuple(hours.tolist()),
        chosen_x=tolerance,
    )


PATTERN = Pattern(
    key="versioned_logic",
    question="Q10",
    title=TITLE,
    summary=(
        "A new version is deployed beside the old one, verified against it, and made live by swapping a view."
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
