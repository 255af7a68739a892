"""AWS by role: Kinesis or MSK, Glue or EMR, Managed Flink, S3, DynamoDB, TimescaleDB on EC2, Redshift."""

from advisor.blueprint.components.aws.capture import capture
from advisor.blueprint.components.aws.cloudwatch import cloudwatch
from advisor.blueprint.components.aws.dynamodb import (
    dynamodb,
    dynamodb_in_bulk,
    dynamodb_step,
    remembered_ids,
)
from advisor.blueprint.components.aws.firehose import archive_delivery, landing_delivery
from advisor.blueprint.components.aws.flink import flink
from advisor.blueprint.components.aws.flink_replay import fastest_replay_per_s, replay_of_log
from advisor.blueprint.components.aws.gateway import gateway
from advisor.blueprint.components.aws.glue import EMR_SERVERLESS, batch_engine
from advisor.blueprint.components.aws.kinesis import kinesis
from advisor.blueprint.components.aws.loader import loader
from advisor.blueprint.components.aws.msk import msk
from advisor.blueprint.components.aws.orchestrator import orchestrator, step_functions
from advisor.blueprint.components.aws.poller import poller
from advisor.blueprint.components.aws.pull import pull
from advisor.blueprint.components.aws.reader import reader
from advisor.blueprint.components.aws.redis import redis
from advisor.blueprint.components.aws.redshift import stream_load_s
from advisor.blueprint.components.aws.s3 import S3
from advisor.blueprint.components.aws.small_results import results_by_runs, results_step, results_streamed
from advisor.blueprint.components.aws.timescale import timescale
from advisor.blueprint.components.spark_stream import spark_stream
from advisor.blueprint.components.stream_log import fitting
from advisor.blueprint.landing import FIREHOSE
from advisor.blueprint.part import Part
from advisor.blueprint.plan import Plan
from advisor.blueprint.providers.services import KeyStore, LogReplay, Services, Warehouse
from advisor.cases import Array
from advisor.cost.sizing.stream_limits import KPU_DEFAULT_QUOTA
from advisor.quantity import digits
from advisor.vocabulary import Provider


def _history_log(plan: Plan, consumers: int) -> Part:
    return msk(plan, consumers, keeps_history=True)


def _landing_from_log(plan: Plan, headway_s: Array) -> Part:
    return landing_delivery(plan, headway_s, from_log=True)


def _trigger_engine(plan: Plan) -> Part:
    return spark_stream(plan, EMR_SERVERLESS, S3)


def _table_engine(plan: Plan) -> Part:
    return spark_stream(plan, EMR_SERVERLESS, S3, writes_tables=True)


AWS = Services(
    provider=Provider.AWS,
    regions=("us-east-1",),
    gateway=gateway,
    capture=capture,
    poller=poller,
    reader=reader,
    pull=pull,
    log=fitting(msk, kinesis),
    history_log=_history_log,
    capture_log=kinesis,
    landing=landing_delivery,
    landing_from_log=_landing_from_log,
    archive_delivery=archive_delivery,
    file_buffer=FIREHOSE,
    object_store=S3,
    batch_engine=batch_engine,
    stream_engine=flink,
    stream_engine_name="Flink",
    trigger_engine=_trigger_engine,
    table_engine=_table_engine,
    trigger_engine_name="Spark",
    cache=redis,
    log_replay=LogReplay(
        replay=replay_of_log,
        fastest_per_s=fastest_replay_per_s,
        most=f"{digits(KPU_DEFAULT_QUOTA.value)} units (the default quota, or the live size)",
    ),
    key_store=KeyStore(
        title="DynamoDB",
        streamed=dynamodb,
        in_bulk=dynamodb_in_bulk,
        bulk_step=dynamodb_step,
        remembered=remembered_ids,
    ),
    dashboard_store=timescale,
    warehouse=Warehouse(
        streamed=results_streamed,
        by_runs=results_by_runs,
        load_step=results_step,
        update_s=stream_load_s,
        counts_once="loads are merged by the row's key",
        loader=loader,
    ),
    orchestrator=orchestrator,
    one_job_schedule=step_functions,
    monitoring=cloudwatch,
)
