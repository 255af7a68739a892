"""Machines of one's own: Spark and Flink as Kubernetes resources, a schema registry that speaks "
"Confluent's API."""

from advisor.blueprint.patterns.chosen import Chosen
from advisor.blueprint.patterns.commands.commands import Commands, Lines


def _backfill(_chosen: Chosen, workers: str) -> Lines:
    return (
        "    SparkKubernetesOperator(",
        '        task_id="recompute", pool="backfill", namespace="spark",',
        '        application_file="recompute.yaml",   # mainApplicationFile: local:///opt/recompute.py',
        '        params={"arguments": ["{{ params.start_date }}", "{{ params.end_date }}"],',
        '                "spark.sql.sources.partitionOverwriteMode": "dynamic",',
        f'                "spark.dynamicAllocation.maxExecutors": "{workers}"}},',
        "    )",
    )


def _register(_chosen: Chosen, mode: str) -> Lines:
    return (
        "curl -X PUT $REGISTRY/config/events-value -H 'Content-Type: application/json' \\",
        f'    --data \'{{"compatibility": "{mode}"}}\'',
    )


def _second_log(_chosen: Chosen) -> Lines:
    return ("rclone mkdir ceph:lake/bronze/events_v2",)


def _replay(_chosen: Chosen, units: str) -> Lines:
    return (
        "# a second FlinkDeployment: same image, scan.startup.mode earliest-offset, writes results_v2",
        "kubectl apply -f results-v2.yaml",
        "kubectl patch flinkdeployment results-v2 --type merge \\",
        f'    --patch \'{{"spec": {{"job": {{"parallelism": {units}, "state": "running"}}}}}}\'',
    )


SELF_HOSTED_COMMANDS = Commands(
    backfill=_backfill,
    register=_register,
    second_log=_second_log,
    replay=_replay,
    switch='core.patch_namespaced_config_map("results", "prod", {"data": {"table": version}})',
    read_item='connection.execute(f"SELECT * FROM {table} WHERE key = %s", (key,)).fetchone()',
    read_amount='connection.execute(f"SELECT amount FROM {table} WHERE key = %s", (key,)).fetchone()',
)
