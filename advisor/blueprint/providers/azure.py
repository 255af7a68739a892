"""Azure by role: Event Hubs or Kafka, Databricks, Flink on AKS, Cosmos DB, PostgreSQL, Synapse."""

from advisor.blueprint.components.azure.azure_monitor import MONITOR
from advisor.blueprint.components.azure.capture import (
    CAPTURE,
    archive_delivery,
    landing,
    landing_from_log,
)
from advisor.blueprint.components.azure.cosmos import cosmos, cosmos_in_bulk, cosmos_step, remembered_ids
from advisor.blueprint.components.azure.data_factory import one_job, orchestrator
from advisor.blueprint.components.azure.data_lake import DATA_LAKE
from advisor.blueprint.components.azure.databricks import DATABRICKS, batch_engine
from advisor.blueprint.components.azure.debezium import ON_VMS
from advisor.blueprint.components.azure.event_hubs import event_hubs
from advisor.blueprint.components.azure.flink import ON_AKS, flink
from advisor.blueprint.components.azure.functions import DOOR, POLLER, READER
from advisor.blueprint.components.azure.kafka import kafka, kafka_with_history
from advisor.blueprint.components.azure.postgres import postgres
from advisor.blueprint.components.azure.pull import PULLING
from advisor.blueprint.components.azure.redis import MANAGED_REDIS
from advisor.blueprint.components.azure.synapse import copy_step, stream_update_s, synapse, synapse_by_runs
from advisor.blueprint.components.stream_log import fitting
from advisor.blueprint.providers.services import KeyStore, Services, Warehouse
from advisor.vocabulary import Provider

AZURE = Services(
    provider=Provider.AZURE,
    regions=("eastus",),
    gateway=DOOR.part,
    capture=ON_VMS.part,
    poller=POLLER.part,
    reader=READER.part,
    pull=PULLING.pull,
    log=fitting(kafka, event_hubs),
    history_log=kafka_with_history,
    capture_log=event_hubs,
    landing=landing,
    landing_from_log=landing_from_log,
    archive_delivery=archive_delivery,
    file_buffer=CAPTURE,
    object_store=DATA_LAKE,
    batch_engine=batch_engine,
    stream_engine=flink,
    spark=DATABRICKS,
    cache=MANAGED_REDIS.part,
    log_replay=ON_AKS,
    key_store=KeyStore(
        title="Cosmos DB",
        streamed=cosmos,
        in_bulk=cosmos_in_bulk,
        bulk_step=cosmos_step,
        remembered=remembered_ids,
    ),
    dashboard_store=postgres,
    warehouse=Warehouse(
        streamed=synapse,
        by_runs=synapse_by_runs,
        load_step=copy_step,
        update_s=stream_update_s,
        counts_once="files of results appear as offsets are saved, and a view shows the newest row of a key",
        commits_with_offsets=True,
    ),
    orchestrator=orchestrator,
    one_job_schedule=one_job,
    monitoring=MONITOR.part,
)
