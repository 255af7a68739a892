"""Beam in Python that patterns share: events with their times, each once, results of windows, sinks."""

import math
from collections.abc import Callable, Mapping

from advisor.blueprint.lateness import watermark_s
from advisor.blueprint.patterns.chosen import Chosen, first

SOURCES = {
    "pubsub": (
        'events = (p | ReadFromPubSub(subscription=EVENTS, timestamp_attribute="event_time")',
        "            | beam.Map(parsed))",
    ),
    "kafka": (
        'events = (p | ReadFromKafka(consumer_config=BROKERS, topics=["events"])',
        "            | beam.Map(parsed)",
        '            | beam.Map(lambda e: TimestampedValue(e, e["event_ms"] / 1000)))',
    ),
}
DAYS = 'events | beam.Map(lambda e: e | {"event_date": e["event_time"][:10]})   # never the date of today'


def source(chosen: Chosen) -> tuple[str, ...]:
    """The collection of events, each with the time that stands in it."""
    return SOURCES["kafka" if chosen.log_is_kafka else "pubsub"]


def once(ttl_s: float) -> tuple[str, ...]:
    """Each event once: ids are state that is dropped after the time to live."""
    return (
        'events_once = (events | beam.WithKeys(lambda e: e["event_id"])',
        f"                      | DeduplicatePerKey(processing_time_duration={max(1, math.ceil(ttl_s))})",
        "                      | beam.Values())   # the first to arrive is kept",
    )


def windowed(chosen: Chosen) -> tuple[str, ...]:
    """Sums of a key in its window, shown while events come; state is kept for the allowed lateness."""
    given = "events_once" if chosen.plan.removes_duplicates[0] else "events"
    window, late = first(chosen.cases.window_s), first(watermark_s(chosen.cases))
    early = max(1, math.ceil(first(chosen.plan.emit_s)))
    return (
        f'results = ({given} | beam.Map(lambda e: (e["key"], e["amount"]))',
        "    | beam.WindowInto(",
        f"        FixedWindows({math.ceil(window)}), allowed_lateness={math.ceil(late)},   # s",
        f"        trigger=AfterWatermark(early=AfterProcessingTime({early}), late=AfterCount(1)),",
        "        accumulation_mode=AccumulationMode.ACCUMULATING)   # a firing replaces the one before",
        "    | beam.CombinePerKey(sum))",
    )


def sink(chosen: Chosen, key: tuple[str, ...]) -> tuple[str, ...]:
    """How results are written into the store, by their key."""
    return SINKS[chosen.serving](key)


def _bigtable(key: tuple[str, ...]) -> tuple[str, ...]:
    name = "#".join(f"{{result['{column}']}}" for column in key)
    return (
        "def cell(result):                                  # the same key and time replace the cell",
        f'    row = DirectRow(row_key=f"{name}".encode())',
        '    row.set_cell("results", "amount", str(result["amount"]).encode(), timestamp=EPOCH)',
        "    return row",
        "",
        'results | beam.Map(cell) | WriteToBigTable(PROJECT, "results", "results_v1")',
    )


def _firestore(key: tuple[str, ...]) -> tuple[str, ...]:
    name = "#".join(f"{{result['{column}']}}" for column in key)
    return (
        "class Documents(beam.DoFn):                        # the same id replaces the document",
        "    def start_bundle(self):",
        "        self.writer = firestore.Client().bulk_writer()",
        "",
        "    def process(self, result):",
        f'        self.writer.set(RESULTS.document(f"{name}"), result)',
        "",
        "    def finish_bundle(self):",
        "        self.writer.close()                        # waits until all is acknowledged",
        "",
        "results | beam.ParDo(Documents())",
    )


def _cloud_sql(key: tuple[str, ...]) -> tuple[str, ...]:
    columns, keys = ", ".join((*key, "amount")), ", ".join(key)
    places = ", ".join("?" for _ in (*key, "amount"))
    values = f"VALUES ({places})"
    return (
        "UPSERT = (",
        f'    "INSERT INTO results_v1 ({columns}) {values}"',
        f'    " ON CONFLICT ({keys}) DO UPDATE SET amount = EXCLUDED.amount")',
        "results | WriteToJdbc(",
        '    table_name="results_v1", driver_class_name="org.postgresql.Driver",',
        "    jdbc_url=RESULTS, username=USER, password=PASSWORD, statement=UPSERT)",
    )


def _bigquery(key: tuple[str, ...]) -> tuple[str, ...]:
    columns = ", ".join(f'"{column}"' for column in key)
    return (
        "def upsert(result):                                # the newest of a key is what queries see",
        '    order = {"mutation_type": "UPSERT", "change_sequence_number": f"{result[\'updated_ms\']:x}"}',
        '    return {"row_mutation_info": order, "record": result}',
        "",
        "results | beam.Map(upsert) | WriteToBigQuery(",
        '    "results.results_v1", method=WriteToBigQuery.Method.STORAGE_WRITE_API,',
        f"    use_at_least_once=True, use_cdc_writes=True, primary_key=[{columns}])",
    )


SINKS: Mapping[str, Callable[[tuple[str, ...]], tuple[str, ...]]] = {
    "bigtable": _bigtable,
    "firestore": _firestore,
    "cloud_sql_postgres": _cloud_sql,
    "bigquery": _bigquery,
}
