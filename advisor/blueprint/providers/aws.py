"""AWS by role: Kinesis or MSK, Glue or EMR, Managed Flink, S3, DynamoDB, TimescaleDB on EC2, Redshift."""

from advisor.blueprint.components.aws.capture import ON_EC2
from advisor.blueprint.components.aws.cloudwatch import CLOUDWATCH
from advisor.blueprint.components.aws.dynamodb import (
    dynamodb,
    dynamodb_in_bulk,
    dynamodb_step,
    remembered_ids,
)
from advisor.blueprint.components.aws.firehose import archive_delivery, landing_delivery
from advisor.blueprint.components.aws.flink import flink
from advisor.blueprint.components.aws.flink_replay import ON_KPUS
from advisor.blueprint.components.aws.gateway import gateway
from advisor.blueprint.components.aws.glue import EMR_SERVERLESS, batch_engine
from advisor.blueprint.components.aws.kinesis import kinesis
from advisor.blueprint.components.aws.loader import loader
from advisor.blueprint.components.aws.msk import msk
from advisor.blueprint.components.aws.orchestrator import orchestrator, step_functions
from advisor.blueprint.components.aws.poller import ON_LAMBDA as POLLER
from advisor.blueprint.components.aws.pull import ON_GLUE
from advisor.blueprint.components.aws.reader import ON_LAMBDA as READER
from advisor.blueprint.components.aws.redis import ELASTICACHE
from advisor.blueprint.components.aws.redshift import stream_load_s
from advisor.blueprint.components.aws.s3 import S3
from advisor.blueprint.components.aws.small_results import results_by_runs, results_step, results_streamed
from advisor.blueprint.components.aws.timescale import timescale
from advisor.blueprint.components.stream_log import fitting
from advisor.blueprint.landing import FIREHOSE
from advisor.blueprint.part import Part
from advisor.blueprint.plan import Plan
from advisor.blueprint.providers.services import KeyStore, Services, Warehouse
from advisor.cases import Array
from advisor.vocabulary import Provider


def _history_log(plan: Plan, consumers: int) -> Part:
    return msk(plan, consumers, keeps_history=True)


def _landing_from_log(plan: Plan, headway_s: Array) -> Part:
    return landing_delivery(plan, headway_s, from_log=True)


AWS = Services(
    provider=Provider.AWS,
    regions=("us-east-1",),
    gateway=gateway,
    capture=ON_EC2.part,
    poller=POLLER.part,
    reader=READER.part,
    pull=ON_GLUE.pull,
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
    spark=EMR_SERVERLESS,
    cache=ELASTICACHE.part,
    log_replay=ON_KPUS,
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
    monitoring=CLOUDWATCH.part,
)
