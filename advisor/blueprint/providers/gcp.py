"""Google Cloud by role: Pub/Sub or Kafka, Dataproc Serverless, Dataflow, Bigtable, Cloud SQL, BigQuery."""

from advisor.blueprint.components.gcp.bigquery import bigquery, bigquery_by_runs, load_step, stream_update_s
from advisor.blueprint.components.gcp.cloud_monitoring import cloud_monitoring
from advisor.blueprint.components.gcp.cloud_sql import cloud_sql
from advisor.blueprint.components.gcp.cloud_storage import CLOUD_STORAGE
from advisor.blueprint.components.gcp.composer import cloud_scheduler, orchestrator
from advisor.blueprint.components.gcp.dataflow import dataflow
from advisor.blueprint.components.gcp.dataflow_replay import MOST, fastest_replay_per_s, replay_of_log
from advisor.blueprint.components.gcp.dataproc import DATAPROC_SERVERLESS, batch_engine
from advisor.blueprint.components.gcp.debezium import capture
from advisor.blueprint.components.gcp.export import SUBSCRIPTION, archive_delivery, landing, landing_from_log
from advisor.blueprint.components.gcp.functions import gateway, poller, reader
from advisor.blueprint.components.gcp.item_store import in_bulk, item_step, remembered_ids, streamed
from advisor.blueprint.components.gcp.kafka import kafka, kafka_with_history
from advisor.blueprint.components.gcp.memorystore import memorystore
from advisor.blueprint.components.gcp.pubsub import pubsub
from advisor.blueprint.components.gcp.pull import pull
from advisor.blueprint.components.spark_stream import spark_stream
from advisor.blueprint.components.stream_log import fitting
from advisor.blueprint.part import Part
from advisor.blueprint.plan import Plan
from advisor.blueprint.providers.services import KeyStore, LogReplay, Services, Warehouse
from advisor.vocabulary import Provider


def _trigger_engine(plan: Plan) -> Part:
    return spark_stream(plan, DATAPROC_SERVERLESS, CLOUD_STORAGE)


def _table_engine(plan: Plan) -> Part:
    return spark_stream(plan, DATAPROC_SERVERLESS, CLOUD_STORAGE, writes_tables=True)


GCP = Services(
    provider=Provider.GCP,
    regions=("us-central1",),
    gateway=gateway,
    capture=capture,
    poller=poller,
    reader=reader,
    pull=pull,
    log=fitting(kafka, pubsub),
    history_log=kafka_with_history,
    capture_log=pubsub,
    landing=landing,
    landing_from_log=landing_from_log,
    archive_delivery=archive_delivery,
    file_buffer=SUBSCRIPTION,
    object_store=CLOUD_STORAGE,
    batch_engine=batch_engine,
    stream_engine=dataflow,
    stream_engine_name="Dataflow",
    trigger_engine=_trigger_engine,
    table_engine=_table_engine,
    trigger_engine_name="Spark",
    cache=memorystore,
    log_replay=LogReplay(replay=replay_of_log, fastest_per_s=fastest_replay_per_s, most=MOST),
    key_store=KeyStore(
        title="Bigtable",
        streamed=streamed,
        in_bulk=in_bulk,
        bulk_step=item_step,
        remembered=remembered_ids,
    ),
    dashboard_store=cloud_sql,
    warehouse=Warehouse(
        streamed=bigquery,
        by_runs=bigquery_by_runs,
        load_step=load_step,
        update_s=stream_update_s,
        counts_once="rows are upserted by their key through the Storage Write API",
    ),
    orchestrator=orchestrator,
    one_job_schedule=cloud_scheduler,
    monitoring=cloud_monitoring,
)
