"""Google Cloud by role: Pub/Sub or Kafka, Dataproc Serverless, Dataflow, Bigtable, Cloud SQL, BigQuery."""

from advisor.blueprint.components.gcp.bigquery import bigquery, bigquery_by_runs, merge_step, stream_update_s
from advisor.blueprint.components.gcp.cloud_monitoring import MONITORING
from advisor.blueprint.components.gcp.cloud_sql import cloud_sql
from advisor.blueprint.components.gcp.cloud_storage import CLOUD_STORAGE
from advisor.blueprint.components.gcp.composer import cloud_scheduler, orchestrator
from advisor.blueprint.components.gcp.dataflow import dataflow
from advisor.blueprint.components.gcp.dataflow_replay import BY_DATAFLOW
from advisor.blueprint.components.gcp.dataproc import DATAPROC_SERVERLESS, batch_engine
from advisor.blueprint.components.gcp.debezium import ON_COMPUTE_ENGINE
from advisor.blueprint.components.gcp.export import SUBSCRIPTION, archive_delivery, landing, landing_from_log
from advisor.blueprint.components.gcp.functions import DOOR, POLLER, READER
from advisor.blueprint.components.gcp.item_store import in_bulk, item_step, remembered_ids, streamed
from advisor.blueprint.components.gcp.kafka import kafka, kafka_with_history
from advisor.blueprint.components.gcp.memorystore import MEMORYSTORE
from advisor.blueprint.components.gcp.pubsub import pubsub
from advisor.blueprint.components.gcp.pull import PULLING
from advisor.blueprint.components.stream_log import fitting
from advisor.blueprint.providers.services import KeyStore, Services, Warehouse
from advisor.vocabulary import Provider

GCP = Services(
    provider=Provider.GCP,
    regions=("us-central1",),
    gateway=DOOR.part,
    capture=ON_COMPUTE_ENGINE.part,
    poller=POLLER.part,
    reader=READER.part,
    pull=PULLING.pull,
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
    spark=DATAPROC_SERVERLESS,
    cache=MEMORYSTORE.part,
    log_replay=BY_DATAFLOW,
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
        load_step=merge_step,
        update_s=stream_update_s,
        counts_once="rows are upserted by their key through the Storage Write API",
    ),
    orchestrator=orchestrator,
    one_job_schedule=cloud_scheduler,
    monitoring=MONITORING.part,
)
