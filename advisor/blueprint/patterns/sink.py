"""How results are written so that writing twice is harmless, and how readers are moved, by the store."""

from collections.abc import Callable, Mapping

from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.cost.sizing.store_limits import DYNAMODB_KEEP

DYNAMODB, TIMESCALE, REDSHIFT, ATHENA = "dynamodb", "timescaledb", "redshift", "athena"
BIGTABLE, FIRESTORE, CLOUD_SQL, BIGQUERY = "bigtable", "firestore", "cloud_sql_postgres", "bigquery"
POSTGRESQL = "postgresql"
COSMOS, AZURE_POSTGRESQL, SYNAPSE = "cosmos_db", "azure_postgresql", "synapse_serverless"
KEEP_S = round(DYNAMODB_KEEP.value)


def upsert_key(chosen: Chosen) -> tuple[str, ...]:
    """The columns that identify a result."""
    return ("key", "window_start") if first(chosen.cases.window_s) > 0 else ("event_id",)


def flink_sink(chosen: Chosen) -> tuple[str, ...]:
    """The results' table in Flink SQL, on the connector of the store."""
    return FLINK_SINKS[chosen.serving](chosen)


def spark_sink(chosen: Chosen) -> tuple[str, ...]:
    """A function `upsert(chunk, chunk_id)` in Python that writes a chunk into the store."""
    return SPARK_SINKS[chosen.serving](chosen)


def swap_command(chosen: Chosen) -> str:
    """The shell command that moves readers to the second version."""
    return SWAPS[chosen.serving]


def _columns(chosen: Chosen, start: str) -> str:
    if first(chosen.cases.window_s) > 0:
        return f"  `key` STRING, window_start {start}, amount DECIMAL(18, 4),"
    return "  event_id STRING, `key` STRING, amount DECIMAL(18, 4), event_ms BIGINT,"


def _quoted(chosen: Chosen) -> str:
    return ", ".join("`key`" if column == "key" else column for column in upsert_key(chosen))


def _flink_dynamodb(chosen: Chosen) -> tuple[str, ...]:
    key = _quoted(chosen)
    return (
        "CREATE TABLE results (",
        _columns(chosen, "STRING"),
        f"  expires_at BIGINT,   -- UNIX_TIMESTAMP() + {KEEP_S}: the table's time to live",
        f"  PRIMARY KEY ({key}) NOT ENFORCED",
        f") PARTITIONED BY ({key}) WITH (   -- a put with the same key replaces the item",
        "  'connector' = 'dynamodb', 'table-name' = 'results_v1', 'aws.region' = 'us-east-1',",
        "  'sink.flush-buffer.timeout' = '10');   -- milliseconds; 5000 unless set",
    )


def _flink_timescale(chosen: Chosen) -> tuple[str, ...]:
    return (
        "CREATE TABLE results (",
        _columns(chosen, "TIMESTAMP_LTZ(3)"),
        f"  PRIMARY KEY ({_quoted(chosen)}) NOT ENFORCED   -- makes the sink upsert",
        ") WITH ('connector' = 'jdbc', 'table-name' = 'results_v1',",
        "  'url' = 'jdbc:postgresql://.../results');",
    )


def _flink_redshift(chosen: Chosen) -> tuple[str, ...]:
    same, values = _same(chosen), f"VALUES ({_row(chosen, 's.')})"
    return (
        "-- Firehose takes inserts only: toChangelogStream() hands it each new and updated row;",
        "-- after each COPY, in Redshift, where newest_staged has one row a key:",
        f"MERGE INTO results_v1 USING newest_staged s ON {same}",
        "WHEN MATCHED THEN UPDATE SET amount = s.amount",
        f"WHEN NOT MATCHED THEN INSERT ({_row(chosen)}) {values};",
    )


def _flink_athena(chosen: Chosen) -> tuple[str, ...]:
    keys = ", ".join(f'"{column}"' for column in upsert_key(chosen))
    return (
        "-- Firehose takes inserts only: toChangelogStream() hands it each new and updated row;",
        "-- it writes them into an Iceberg table, where a row replaces the one with its key:",
        f'-- "DestinationTableConfigurationList": [{{"UniqueKeys": [{keys}]}}]',
    )


def _same(chosen: Chosen) -> str:
    return " AND ".join(f"results_v1.{column} = s.{column}" for column in upsert_key(chosen))


def _row(chosen: Chosen, prefix: str = "") -> str:
    columns = (*upsert_key(chosen), "amount")
    return ", ".join(f"{prefix}{column}" for column in columns)


def _spark_dynamodb(chosen: Chosen) -> tuple[str, ...]:
    keys = ", ".join(f'"{column}"' for column in upsert_key(chosen))
    return (
        "def put(rows):                                     # a put with the same key replaces the item",
        '    table = boto3.resource("dynamodb").Table("results_v1")',
        f"    with table.batch_writer(overwrite_by_pkeys=[{keys}]) as batch:",
        "        for text in rows:",
        "            item = json.loads(text.value, parse_float=Decimal)",
        f'            batch.put_item(Item=item | {{"expires_at": int(time.time()) + {KEEP_S}}})',
        "",
        "def upsert(chunk, chunk_id):",
        '    chunk.select(to_json(struct("*")).alias("value")).foreachPartition(put)',
    )


def _spark_timescale(chosen: Chosen) -> tuple[str, ...]:
    places = ", ".join(["%s"] * (len(upsert_key(chosen)) + 1))
    values = f"VALUES ({places})"
    return (
        'UPSERT = """',
        f"INSERT INTO results_v1 ({_row(chosen)}) {values}",
        f"ON CONFLICT ({', '.join(upsert_key(chosen))}) DO UPDATE SET amount = EXCLUDED.amount",
        '"""',
        "",
        "def put(rows):",
        "    with psycopg.connect(RESULTS) as connection:      # one transaction a partition of the chunk",
        "        connection.cursor().executemany(UPSERT, [tuple(row) for row in rows])",
        "",
        "def upsert(chunk, chunk_id):",
        f"    chunk.select({_listed(chosen)}).foreachPartition(put)",
    )


def _listed(chosen: Chosen) -> str:
    return ", ".join(f'"{column}"' for column in (*upsert_key(chosen), "amount"))


def _spark_redshift(_chosen: Chosen) -> tuple[str, ...]:
    return _spark_firehose("stages them and starts COPY", "MERGE from staging keeps the newest of a key")


def _spark_firehose(does: str, upserts: str) -> tuple[str, ...]:
    return (
        f"def put(rows):                                     # Firehose {does}",
        '    firehose = boto3.client("firehose")',
        '    records = [{"Data": (text.value + "\\n").encode()} for text in rows]',
        "    for start in range(0, len(records), 500):",
        "        firehose.put_record_batch(",
        '            DeliveryStreamName="results", Records=records[start:start + 500])',
        "",
        f"def upsert(chunk, chunk_id):                       # {upserts}",
        '    chunk.select(to_json(struct("*")).alias("value")).foreachPartition(put)',
    )


def _spark_athena(chosen: Chosen) -> tuple[str, ...]:
    if chosen.streams_on_spark:
        return _spark_firehose("writes them into an Iceberg table", "its UniqueKeys replace a row by its key")
    return _merged(chosen)


def _merged(chosen: Chosen) -> tuple[str, ...]:
    values = f"VALUES ({_row(chosen, 's.')})"
    return (
        'MERGE = """',
        f"MERGE INTO results_v1 USING chunk s ON {_same(chosen)}",
        "WHEN MATCHED THEN UPDATE SET amount = s.amount",
        f"WHEN NOT MATCHED THEN INSERT ({_row(chosen)}) {values}",
        '"""',
        "",
        "def upsert(chunk, chunk_id):                       # an Iceberg table that Athena reads",
        '    chunk.createOrReplaceTempView("chunk")',
        "    chunk.sparkSession.sql(MERGE)",
    )


def _spark_bigtable(chosen: Chosen) -> tuple[str, ...]:
    key = ", ".join(f'"{column}"' for column in upsert_key(chosen))
    return (
        "def upsert(chunk, chunk_id):                       # the same row key replaces the cell",
        f'    rows = chunk.withColumn("row_key", concat_ws("#", {key}))',
        '    rows.write.format("bigtable").option("catalog", CATALOG).save()',
    )


def _spark_firestore(chosen: Chosen) -> tuple[str, ...]:
    name = "#".join(f"{{row['{column}']}}" for column in upsert_key(chosen))
    return (
        "def write(rows):                                   # the same id replaces the document",
        "    with firestore.Client().bulk_writer() as writer:",
        "        for row in rows:",
        f'            writer.set(RESULTS.document(f"{name}"), row.asDict())',
        "",
        "def upsert(chunk, chunk_id):",
        "    chunk.foreachPartition(write)",
    )


def _spark_bigquery(chosen: Chosen) -> tuple[str, ...]:
    values = f"VALUES ({_row(chosen, 's.')})"
    return (
        'MERGE = """',
        f"MERGE INTO results.results_v1 USING results.staged s ON {_same(chosen)}",
        "WHEN MATCHED THEN UPDATE SET amount = s.amount",
        f"WHEN NOT MATCHED THEN INSERT ({_row(chosen)}) {values}",
        '"""',
        "",
        "def upsert(chunk, chunk_id):                       # the chunk is staged, then merged by key",
        '    staged = chunk.write.format("bigquery").option("writeMethod", "direct")',
        '    staged.mode("overwrite").save("results.staged")',
        "    bigquery.Client().query(MERGE).result()",
    )


def _flink_cosmos(chosen: Chosen) -> tuple[str, ...]:
    name = "|".join(upsert_key(chosen))
    return (
        "-- no SQL connector writes to Cosmos DB: toChangelogStream() hands each new and updated row to an",
        f"-- async sink, which calls upsert_item with id = {name}: the same id replaces the item",
    )


def _flink_synapse(chosen: Chosen) -> tuple[str, ...]:
    return (
        "CREATE TABLE updates (   -- toChangelogStream() hands it each new and updated row",
        _columns(chosen, "TIMESTAMP_LTZ(3)"),
        "  updated_ms BIGINT, event_date STRING",
        ") PARTITIONED BY (event_date) WITH (",
        "  'connector' = 'filesystem', 'format' = 'parquet',",
        "  'path' = 'abfss://lake@....dfs.core.windows.net/gold/results_v1');",
        "-- in Synapse the view shows, of OPENROWSET's rows, the first of",
        f"-- ROW_NUMBER() OVER (PARTITION BY {', '.join(upsert_key(chosen))} ORDER BY updated_ms DESC)",
    )


def _spark_cosmos(chosen: Chosen) -> tuple[str, ...]:
    key = ", ".join(f'"{column}"' for column in upsert_key(chosen))
    return (
        "def upsert(chunk, chunk_id):                       # the same id replaces the item",
        f'    items = chunk.withColumn("id", concat_ws("|", {key}))',
        '    items.write.format("cosmos.oltp").options(**ACCOUNT).mode("append").save()',
    )


def _spark_synapse(chosen: Chosen) -> tuple[str, ...]:
    return tuple(
        line.replace("an Iceberg table that Athena", "a Delta table that Synapse") for line in _merged(chosen)
    )


Sink = Callable[[Chosen], tuple[str, ...]]
FLINK_SINKS: Mapping[str, Sink] = {
    DYNAMODB: _flink_dynamodb,
    TIMESCALE: _flink_timescale,
    POSTGRESQL: _flink_timescale,
    COSMOS: _flink_cosmos,
    AZURE_POSTGRESQL: _flink_timescale,
    SYNAPSE: _flink_synapse,
    REDSHIFT: _flink_redshift,
    ATHENA: _flink_athena,
}
SPARK_SINKS: Mapping[str, Sink] = {
    DYNAMODB: _spark_dynamodb,
    TIMESCALE: _spark_timescale,
    REDSHIFT: _spark_redshift,
    ATHENA: _spark_athena,
    BIGTABLE: _spark_bigtable,
    FIRESTORE: _spark_firestore,
    CLOUD_SQL: _spark_timescale,
    POSTGRESQL: _spark_timescale,
    COSMOS: _spark_cosmos,
    AZURE_POSTGRESQL: _spark_timescale,
    SYNAPSE: _spark_synapse,
    BIGQUERY: _spark_bigquery,
}
NAMED_IN_SECRETS = "printf results_v2 | gcloud secrets versions add results-table --data-file=-"
VIEW = "CREATE OR REPLACE VIEW results AS SELECT * FROM results_v2"
SWAPS: Mapping[str, str] = {
    ATHENA: f'aws athena start-query-execution --work-group results --query-string "{VIEW}"',
    DYNAMODB: "aws ssm put-parameter --name /results/table --type String --value results_v2 --overwrite",
    BIGTABLE: NAMED_IN_SECRETS,
    FIRESTORE: NAMED_IN_SECRETS,
    CLOUD_SQL: f'psql "$RESULTS" -c "{VIEW}"',
    BIGQUERY: f"bq query --use_legacy_sql=false '{VIEW}'",
    COSMOS: ("az appconfig kv set --name settings --key results-table --value results_v2 --yes"),
    AZURE_POSTGRESQL: f'psql "$RESULTS" -c "{VIEW}"',
    SYNAPSE: (
        'sqlcmd -S "$SYNAPSE" -d results \\\n'
        '    -Q "CREATE OR ALTER VIEW results AS SELECT * FROM results_v2"'
    ),
    POSTGRESQL: f'psql "$RESULTS" -c "{VIEW}"',
    TIMESCALE: f'psql "$RESULTS" -c "{VIEW}"',
    REDSHIFT: (
        f'aws redshift-data execute-statement --workgroup-name results --database prod \\\n    --sql "{VIEW}"'
    ),
}
"""A view where the store has views; a name that readers look up where it has none."""
