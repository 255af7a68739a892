"""Google Cloud: Dataproc Serverless for backfills, Pub/Sub's schemas, a second topic and job."""

from advisor.blueprint.patterns.chosen import Chosen
from advisor.blueprint.patterns.commands.commands import Commands, Lines
from advisor.cost.sizing.gcp_limits import DATAFLOW_VCPUS


def _backfill(chosen: Chosen, workers: str) -> Lines:
    return (
        "    DataprocCreateBatchOperator(",
        f'        task_id="recompute", pool="backfill", region="{chosen.plan.facts.region}",',
        '        batch_id="recompute-{{ ts_nodash | lower }}",',
        '        batch={"pyspark_batch": {',
        '            "main_python_file_uri": "gs://.../recompute.py",',
        '            "args": ["{{ params.start_date }}", "{{ params.end_date }}"]},',
        '            "runtime_config": {"properties": {',
        '                "spark.sql.sources.partitionOverwriteMode": "dynamic",',
        f'                "spark.dynamicAllocation.maxExecutors": "{workers}"}}}}}},',
        "    )",
    )


def _register(chosen: Chosen, mode: str) -> Lines:
    if chosen.log_is_kafka:
        return (
            "curl -X PUT $REGISTRY/config/events-value -H 'Content-Type: application/json' \\",
            f'    --data \'{{"compatibility": "{mode}"}}\'',
        )
    return (
        f"# Pub/Sub checks no mode: the build tests {mode} before it commits a revision",
        "gcloud pubsub schemas commit events --type avro --definition-file events.avsc",
    )


def _second_log(chosen: Chosen) -> Lines:
    if chosen.log == "pubsub":
        return (
            "gcloud pubsub topics create events-v2 --schema events-v2 --message-encoding binary \\",
            f"    --message-retention-duration {round(chosen.plan.log_retention_s)}s",
        )
    return ("gcloud storage managed-folders create gs://lake/bronze/events_v2/",)


def _replay(chosen: Chosen, units: str) -> Lines:
    workers = max(1, round(int(units) / DATAFLOW_VCPUS.value))
    return (
        "# a second job: same template, from the earliest offset, writes results_v2",
        f"gcloud dataflow flex-template run results-v2 --region {chosen.plan.facts.region} \\",
        "    --template-file-gcs-location gs://.../results.json --enable-streaming-engine \\",
        f"    --num-workers {workers} --max-workers {workers} \\",
        "    --parameters autoOffsetReset=earliest,output=results_v2",
    )


GCP_COMMANDS = Commands(
    backfill=_backfill,
    register=_register,
    second_log=_second_log,
    replay=_replay,
    switch='secrets.add_secret_version(parent=TABLE_NAME, payload={"data": version.encode()})',
    read_item="table.read_row(key)",
    read_amount='(row := table.read_row(key)) and row.cell_value("results", b"amount")',
)
