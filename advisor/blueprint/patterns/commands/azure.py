"""Azure: Databricks for backfills, the registry of Event Hubs, a second event hub, a second Flink job."""

from advisor.blueprint.patterns.chosen import Chosen, log_setting
from advisor.blueprint.patterns.commands.commands import Commands, Lines

ITEM = "next(table.query_items(BY_ID, named(key), partition_key=key), None)"


def _backfill(_chosen: Chosen, workers: str) -> Lines:
    return (
        "    DatabricksSubmitRunOperator(",
        '        task_id="recompute", pool="backfill",',
        '        new_cluster={"spark_version": RUNTIME, "node_type_id": "Standard_D4s_v5",',
        f'                     "num_workers": {workers}, "spark_conf": {{',
        '                         "spark.sql.sources.partitionOverwriteMode": "dynamic"}},',
        "        spark_python_task={",
        '            "python_file": "abfss://.../recompute.py",',
        '            "parameters": ["{{ params.start_date }}", "{{ params.end_date }}"]},',
        "    )",
    )


def _register(chosen: Chosen, mode: str) -> Lines:
    if chosen.log_is_kafka:
        return (
            "curl -X PUT $REGISTRY/config/events-value -H 'Content-Type: application/json' \\",
            f'    --data \'{{"compatibility": "{mode}"}}\'',
        )
    kind = "Forward" if mode.startswith("FORWARD") else "Backward"
    return (
        f"# the registry of Event Hubs knows Backward and Forward: the build tests {mode}",
        "az eventhubs namespace schema-registry create --resource-group data --namespace-name events \\",
        f"    --name events --schema-type Avro --schema-compatibility {kind}",
    )


def _second_log(chosen: Chosen) -> Lines:
    if chosen.log == "event_hubs":
        hours = round(chosen.plan.log_retention_s / 3600)
        return (
            "az eventhubs eventhub create --resource-group data --namespace-name events --name events-v2 \\",
            f"    --partition-count {log_setting(chosen, 'partitionCount')} \\",
            f"    --cleanup-policy Delete --retention-time-in-hours {hours}",
        )
    return ("az storage fs directory create --account-name lake --file-system bronze --name events_v2",)


def _replay(_chosen: Chosen, units: str) -> Lines:
    return (
        "# a second FlinkDeployment: same image, scan.startup.mode earliest-offset, writes results_v2",
        "kubectl apply -f results-v2.yaml",
        "kubectl patch flinkdeployment results-v2 --type merge \\",
        f'    --patch \'{{"spec": {{"job": {{"parallelism": {units}, "state": "running"}}}}}}\'',
    )


AZURE_COMMANDS = Commands(
    backfill=_backfill,
    register=_register,
    second_log=_second_log,
    replay=_replay,
    switch='settings.set_configuration_setting(ConfigurationSetting(key="results-table", value=version))',
    read_item=ITEM,
    read_amount=f'(item := {ITEM}) and item["amount"]',
)
