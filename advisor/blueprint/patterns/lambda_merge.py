"""Lambda (Q16): what the second layer costs, and where the two are merged."""

import numpy as np

from advisor.advice.blueprint import AppliedPattern, TradeOff
from advisor.blueprint.components.spark_run import aggregate_run, clean_run, run_usages
from advisor.blueprint.latencies import BATCH_LAYER_HEADWAY
from advisor.blueprint.lateness import missed_share, watermark_s
from advisor.blueprint.numerals import counted
from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.blueprint.patterns.commands.catalogue import commands_of
from advisor.blueprint.patterns.pattern import Parameter, Pattern, grid_with, listing
from advisor.blueprint.patterns.trading import line, trade_off
from advisor.blueprint.plan import make_plan
from advisor.cases import Array
from advisor.quantity import show_duration, show_limit, show_share, show_times, show_usd
from advisor.vocabulary import OptionKey

TITLE = "Lambda: two layers, merged when asked"
CUT_OFF = "(SELECT MAX(valid_until) FROM batch_runs)"
BATCH_LAYER = ("clean", "silver", "aggregate", "gold", "schedule")


def apply(chosen: Chosen) -> AppliedPattern:
    """The cut-off between the layers, and the batch layer's bill."""
    cases = chosen.cases
    every = BATCH_LAYER_HEADWAY.value
    layer_usd = chosen.component_usd(*BATCH_LAYER) if chosen.key is OptionKey.LAMBDA else 0.0
    wrong = first(missed_share(cases, watermark_s(cases)))
    most = max(first(cases.error_tolerance), wrong)
    lag = every + first(watermark_s(cases))
    changes = first(cases.schema_changes_per_year) + first(cases.reprocess_per_year)
    written = counted(2 * changes, "change")
    return AppliedPattern(
        pattern="lambda_merge",
        question="Q16",
        title=TITLE,
        applies=chosen.key is OptionKey.LAMBDA,
        headline=f"second code base: {show_usd(layer_usd)} a month and {written} a year",
        parameters={
            "code_bases": float(chosen.design.code_bases),
            "second_layer_usd": layer_usd,
            "cut_off_lag_s": lag,
            "speed_error_share": wrong,
            "changes_per_year": changes * chosen.design.code_bases,
        },
        because=_because(chosen),
        derivation=(
            f"The batch layer departs every {show_duration(every)} and waits "
            f"{show_duration(first(watermark_s(cases)))} for late events: figures older than "
            f"{show_duration(lag)} come from it, newer ones from the stream, which misses "
            f"{show_share(wrong)}. Each of {counted(changes, 'change')} a year is written "
            f"{show_times(chosen.design.code_bases)}."
        ),
        code=_code(chosen, lag),
        code_language="python" if chosen.serves_items else "sql",
        monitor=(
            f"layers differ by more than {show_limit(most)} on the same window",
            f"valid_until more than {show_duration(2 * lag)} old",
        ),
        fails_when=(
            f"One of {written} a year reaches one layer only: the figure jumps where the layers meet, "
            f"{show_duration(lag)} back. Test both against one set of events."
        ),
        trade_off=_trade_off(chosen) if chosen.key is OptionKey.LAMBDA else None,
    )


def _because(chosen: Chosen) -> str:
    if chosen.key is not OptionKey.LAMBDA:
        return f"The {chosen.design.option.title.lower()} design has one code base and nothing to merge."
    freshness, repair = first(chosen.cases.freshness_s), first(chosen.cases.repair_within_s)
    return (
        f"Results are promised within {show_duration(freshness)} and history must be repaired within "
        f"{show_duration(repair)}: one layer for each."
    )


def _code(chosen: Chosen, lag: float) -> str:
    time = "window_start" if first(chosen.cases.window_s) > 0 else "event_time"
    trails = f"valid_until trails now by {show_duration(lag)} at most"
    if chosen.serves_items:
        return listing(
            f"def result(key, {time}):                   # each result from one layer; {trails}",
            f"    table = batch_results if {time} < valid_until() else speed_results",
            f"    return {commands_of(chosen).read_item}",
        )
    return listing(
        "CREATE OR REPLACE VIEW results AS",
        "SELECT * FROM batch_results",
        f"WHERE {time} < {CUT_OFF}",
        "UNION ALL",
        "SELECT * FROM speed_results",
        f"WHERE {time} >= {CUT_OFF};",
        f"-- each result from one layer; {trails}",
    )


def _trade_off(chosen: Chosen) -> TradeOff:
    """Seldom runs leave more figures to the stream; frequent ones read the look-back again each time."""
    every, plan = BATCH_LAYER_HEADWAY.value, chosen.plan
    headways = grid_with(every, np.array([1, 2, 3, 6, 12, 48, 96, 168]) * 3600.0)
    plans = make_plan(
        plan.option, plan.cases.changed(rate_per_s=_as_many(plan.rate, headways)), headways, describe=False
    )
    usages = [*run_usages(chosen.engine, clean_run(plans, chosen.engine, headways))]
    usages += run_usages(chosen.engine, aggregate_run(plans, chosen.engine, headways))
    waits = first(watermark_s(chosen.cases))
    return trade_off(
        "Batch layer departs every",
        "s",
        headways,
        every,
        line("Figures that are still the stream's", "events", (headways + waits) * first(plan.rate)),
        line("Cost of the batch layer's runs", "USD/month", chosen.usd_each(tuple(usages))),
    )


def _as_many(column: Array, others: Array) -> Array:
    return np.full(others.size, first(column))


PATTERN = Pattern(
    key="lambda_merge",
    question="Q16",
    title=TITLE,
    summary="A fast layer and an exact layer answer together, each written and changed by itself.",
    parameters=(
        Parameter(name="code_bases", unit="count", meaning="how often the logic is written"),
        Parameter(name="second_layer_usd", unit="USD/month", meaning="infrastructure of the batch layer"),
        Parameter(
            name="cut_off_lag_s", unit="s", meaning="how old figures are when the batch layer takes over"
        ),
        Parameter(name="speed_error_share", unit="share", meaning="what the speed layer misses until then"),
        Parameter(
            name="changes_per_year", unit="1/year", meaning="changes to write, all code bases together"
        ),
    ),
    apply=apply,
)
