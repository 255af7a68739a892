"""AWS: Glue or EMR for backfills, Glue's registry, a second stream, a second Flink application."""

from advisor.blueprint.patterns.chosen import Chosen, log_setting
from advisor.blueprint.patterns.commands.commands import Commands, Lines
from advisor.vocabulary import Platform


def _backfill(chosen: Chosen, workers: str) -> Lines:
    return _emr(workers) if chosen.plan.runs(Platform.SPARK) else _glue(workers)


def _glue(workers: str) -> Lines:
    return (
        "    GlueJobOperator(",
        '        task_id="recompute", pool="backfill", job_name="recompute",',
        '        script_args={"--from": "{{ params.start_date }}", "--to": "{{ params.end_date }}",',
        '                     "--job-bookmark-option": "job-bookmark-disable"},',
        f'        run_job_kwargs={{"WorkerType": "G.1X", "NumberOfWorkers": {workers}}},',
        "    )",
    )


def _emr(workers: str) -> Lines:
    return (
        "    EmrServerlessStartJobOperator(",
        '        task_id="recompute", pool="backfill",',
        "        application_id=APPLICATION, execution_role_arn=ROLE,",
        '        job_driver={"sparkSubmit": {',
        '            "entryPoint": "s3://.../recompute.py",',
        '            "entryPointArguments": ["{{ params.start_date }}", "{{ params.end_date }}"],',
        '            "sparkSubmitParameters": "--conf spark.sql.sources.partitionOverwriteMode=dynamic"',
        f'            " --conf spark.dynamicAllocation.maxExecutors={workers}",',
        "        }},",
        "    )",
    )


def _register(_chosen: Chosen, mode: str) -> Lines:
    glue = mode.replace("_TRANSITIVE", "_ALL")
    return (
        "aws glue create-schema --registry-id RegistryName=events --schema-name events \\",
        f"    --data-format AVRO --compatibility {glue} --schema-definition file://events.avsc",
    )


def _second_log(chosen: Chosen) -> Lines:
    if chosen.log == "kinesis":
        shards = log_setting(chosen, "ShardCount")
        return (
            f"aws kinesis create-stream --stream-name events-v2 --shard-count {shards} \\",
            "    --stream-mode-details StreamMode=PROVISIONED",
        )
    return ("aws s3api put-object --bucket lake --key bronze/events_v2/",)


def _replay(_chosen: Chosen, units: str) -> Lines:
    return (
        "# a second application: same artifact, scan.startup.mode earliest-offset, writes results_v2",
        "aws kinesisanalyticsv2 create-application --cli-input-json file://results-v2.json",
        "aws kinesisanalyticsv2 update-application --application-name results-v2 \\",
        "    --current-application-version-id 1 --application-configuration-update \\",
        '    \'{"FlinkApplicationConfigurationUpdate": {"ParallelismConfigurationUpdate":',
        f'      {{"ConfigurationTypeUpdate": "CUSTOM", "ParallelismUpdate": {units}}}}}}}\'',
        "aws kinesisanalyticsv2 start-application --application-name results-v2",
    )


AWS_COMMANDS = Commands(
    backfill=_backfill,
    register=_register,
    second_log=_second_log,
    replay=_replay,
    switch='ssm.put_parameter(Name="/results/table", Type="String", Value=version, Overwrite=True)',
    read_item='table.get_item(Key=key).get("Item")',
    read_amount='table.get_item(Key=key).get("Item", {}).get("amount")',
)
