"""One engine, two modes (Q18): the same code on a trigger for live data and available-now for history."""

from advisor.advice import AppliedPattern
from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.blueprint.patterns.pattern import Parameter, Pattern, listing
from advisor.blueprint.replay import scan_of_tables, scan_workers_for_history
from advisor.cost.sizing.store_limits import OBJECT_BYTES
from advisor.quantity import digits, show_duration, show_usd
from advisor.vocabulary import OptionKey

TITLE = "One engine, two modes"


def apply(chosen: Chosen) -> AppliedPattern:
    """The trigger for live data, and the available-now run over history."""
    plan, cases = chosen.plan, chosen.cases
    trigger = first(chosen.design.headway_s)
    scan = scan_of_tables(plan, "")
    lasts = first(cases.history_events) / first(scan.events_per_s)
    cost = chosen.usd(scan.usages)
    workers = first(scan_workers_for_history(plan))
    files = max(1.0, first(plan.history_gb) * 1e9 / OBJECT_BYTES.value)
    files_per_chunk = max(1.0, min(files, workers * 4 * 3))
    return AppliedPattern(
        pattern="one_engine_two_modes",
        question="Q18",
        title=TITLE,
        applies=chosen.key is OptionKey.UNIFIED,
        headline=f"live every {show_duration(trigger)}, history in {show_duration(lasts)}",
        parameters={
            "trigger_s": trigger,
            "available_now_s": lasts,
            "available_now_usd": cost,
            "workers": workers,
            "files_per_chunk": files_per_chunk,
        },
        because=_because(chosen),
        derivation=(
            f"The trigger is the headway. Available-now reads {digits(files)} files of 128 MB with "
            f"{digits(workers)} workers of 4 cores, three files a core and chunk: {show_duration(lasts)} "
            f"and {show_usd(cost)} for all history."
        ),
        code=_code(trigger, files_per_chunk),
        code_language="python",
        monitor=(
            f"live trigger longer than {show_duration(trigger)}",
            f"available-now longer than {show_duration(2 * lasts + 600)}",
            "rows that the two modes compute differently above 0",
        ),
        fails_when=(
            "The code reads the clock or state outside its input: then live and history give different rows."
        ),
    )


def _because(chosen: Chosen) -> str:
    if chosen.key is OptionKey.UNIFIED:
        often = digits(first(chosen.cases.reprocess_per_year))
        return (
            f"Live results and {often} recomputations a year share one code base, so that they cannot "
            "drift apart."
        )
    if chosen.key is OptionKey.LAMBDA:
        return "Here the two modes are two code bases (Q16)."
    return f"The {chosen.design.option.title.lower()} design runs its live logic in one mode only."


def _code(trigger_s: float, files_per_chunk: float) -> str:
    live = f'{{"processingTime": "{round(trigger_s * 1000)} milliseconds"}}'
    return listing(
        "def results(events):                     # one definition of the logic",
        '    return events.groupBy(window("event_time", ...), "key").agg(...)',
        "",
        'live    = spark.readStream.format("kinesis").load()',
        f'history = spark.readStream.option("maxFilesPerTrigger", {int(files_per_chunk)})\\',
        '                .table("bronze.events")',
        f"results(live).writeStream.trigger(**{live}).foreachBatch(merge).start()",
        "results(history).writeStream.trigger(availableNow=True).foreachBatch(merge).start()",
    )


PATTERN = Pattern(
    key="one_engine_two_modes",
    question="Q18",
    title=TITLE,
    summary="Logic is written once; a trigger runs it live, available-now runs it over history.",
    parameters=(
        Parameter(name="trigger_s", unit="s", meaning="trigger of the live mode"),
        Parameter(name="available_now_s", unit="s", meaning="one pass over all history"),
        Parameter(name="available_now_usd", unit="USD", meaning="what that pass costs"),
        Parameter(name="workers", unit="count", meaning="workers of that pass"),
        Parameter(name="files_per_chunk", unit="count", meaning="files taken at a time: three a core"),
    ),
    apply=apply,
)
