"""One engine, two modes (Q18): the same code on a trigger for live data and available-now for history."""

from advisor.advice.blueprint import AppliedPattern
from advisor.blueprint.dialects import spark_duration
from advisor.blueprint.horizon import spark_watermark_s
from advisor.blueprint.numerals import counted
from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.blueprint.patterns.pattern import Parameter, Pattern, listing
from advisor.blueprint.patterns.sink import upsert_key
from advisor.blueprint.replay import scan_of_tables, scan_workers_for_history
from advisor.cost.sizing.store_limits import OBJECT_BYTES
from advisor.quantity import digits, show_duration, show_usd
from advisor.vocabulary import OptionKey, Provider

TITLE = "One engine, two modes"
LIVE = {
    "aws-kinesis": (
        'live    = parsed(spark.readStream.format("aws-kinesis")',
        '           .option("kinesis.streamName", "events").option("kinesis.region", REGION)',
        '           .option("kinesis.endpointUrl", ENDPOINT).load())',
    ),
    "event_hubs": (
        'live    = parsed(spark.readStream.format("kafka")           # the namespace at its port 9093',
        '           .option("kafka.bootstrap.servers", NAMESPACE).options(**SASL)',
        '           .option("subscribe", "events").load())',
    ),
    "kafka": (
        'live    = parsed(spark.readStream.format("kafka")',
        '           .option("kafka.bootstrap.servers", BROKERS).option("subscribe", "events").load())',
    ),
}
"""The log's connector; `parsed` reads the event's columns from its bytes."""


def apply(chosen: Chosen) -> AppliedPattern:
    """The trigger for live data, and the available-now run over history."""
    plan, cases = chosen.plan, chosen.cases
    trigger = first(chosen.design.headway_s)
    scan = scan_of_tables(plan, chosen.engine, "")
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
        code=_code(chosen, trigger, files_per_chunk),
        code_language="python",
        monitor=(
            f"live trigger longer than {show_duration(trigger)}",
            f"available-now longer than {show_duration(2 * lasts + 600)}",
            "rows that the two modes compute differently above 0",
        ),
        fails_when=(
            "The code reads the clock or state outside its input: live and history then give different rows, "
            f"and a repair changes {counted(first(cases.history_years), 'year')} of figures that were right."
        ),
    )


def _source(chosen: Chosen) -> str:
    if chosen.log_is_kafka:
        return "kafka"
    return "event_hubs" if chosen.services.provider is Provider.AZURE else "aws-kinesis"


def _because(chosen: Chosen) -> str:
    if chosen.key is OptionKey.UNIFIED:
        often = first(chosen.cases.reprocess_per_year)
        again = f"{counted(often, 'recomputation')} a year" if often > 0 else "corrections"
        return f"Live results and {again} share one code base, so that they cannot drift apart."
    if chosen.key is OptionKey.LAMBDA:
        return "Here the two modes are two code bases (Q16)."
    return f"The {chosen.design.option.title.lower()} design runs its live logic in one mode only."


def _code(chosen: Chosen, trigger_s: float, files_per_chunk: float) -> str:
    """Both modes merge into the same Iceberg table; only their sources and triggers differ."""
    lake = chosen.services.object_store.scheme
    same = " AND ".join(f"t.{column} = s.{column}" for column in upsert_key(chosen))
    return listing(
        "def results(events):                               # one definition of the logic",
        *_logic(chosen),
        "",
        "def merge(chunk, chunk_id):",
        '    chunk.createOrReplaceTempView("chunk")',
        '    chunk.sparkSession.sql("""',
        f"        MERGE INTO gold.results t USING chunk s ON {same}",
        "        WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *",
        '    """)',
        "",
        *LIVE[_source(chosen)],
        'landed  = (spark.readStream.format("iceberg")',
        f'           .option("streaming-max-files-per-micro-batch", {int(files_per_chunk)})',
        '           .load("bronze.events"))',
        '(results(live).writeStream.outputMode("update").foreachBatch(merge)',
        f'    .trigger(processingTime="{round(trigger_s * 1000)} milliseconds")',
        f'    .option("checkpointLocation", "{lake}://.../live/").start())',
        "# a repair of what bronze still has",
        '(results(landed).writeStream.outputMode("update").foreachBatch(merge)',
        f'    .trigger(availableNow=True).option("checkpointLocation", "{lake}://.../repair/").start())',
        "# older history is in silver, which corrections overwrite and no stream can read: a batch",
        'merge(results(spark.read.table("silver.events")), 0)',
    )


def _logic(chosen: Chosen) -> tuple[str, ...]:
    window_s = first(chosen.cases.window_s)
    if window_s <= 0:
        return ('    return events.select("event_id", "key", "amount", "event_time")',)
    late = spark_duration(first(spark_watermark_s(chosen.plan)))
    return (
        f'    return (events.withWatermark("event_time", "{late}")',
        f'            .groupBy(window("event_time", "{spark_duration(window_s)}"), "key")',
        '            .agg(sum("amount").alias("amount"))',
        '            .select("key", col("window.start").alias("window_start"), "amount"))',
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
