"""Machines of one's own by role: Kafka, Flink, Spark on Kubernetes, PostgreSQL, Valkey, Ceph."""

from advisor.blueprint.components.self_hosted.airflow import cron_job, orchestrator
from advisor.blueprint.components.self_hosted.ceph import CEPH
from advisor.blueprint.components.self_hosted.connect import ON_CONNECT, archive_delivery, landing_from_log
from advisor.blueprint.components.self_hosted.flink import flink
from advisor.blueprint.components.self_hosted.flink_replay import ON_SLOTS
from advisor.blueprint.components.self_hosted.kafka import kafka, kafka_with_history
from advisor.blueprint.components.self_hosted.machines import on_machines
from advisor.blueprint.components.self_hosted.pods import POLLER, PULLING, READER
from advisor.blueprint.components.self_hosted.postgresql import (
    copy_step,
    dashboard_store,
    key_store,
    key_store_in_bulk,
    remembered_ids,
    update_s,
    warehouse,
    warehouse_by_runs,
)
from advisor.blueprint.components.self_hosted.prometheus import PROMETHEUS
from advisor.blueprint.components.self_hosted.spark import SPARK, batch_engine
from advisor.blueprint.components.self_hosted.valkey import VALKEY
from advisor.blueprint.components.self_hosted.vector import FILES, gateway, landing
from advisor.blueprint.providers.services import KeyStore, Services, Warehouse
from advisor.vocabulary import Provider

SELF_HOSTED = Services(
    provider=Provider.SELF_HOSTED,
    regions=("virtual-machines",),
    gateway=gateway,
    capture=ON_CONNECT.part,
    poller=POLLER.part,
    reader=READER.part,
    pull=PULLING.pull,
    log=kafka,
    history_log=kafka_with_history,
    capture_log=kafka,
    landing=landing,
    landing_from_log=landing_from_log,
    archive_delivery=archive_delivery,
    file_buffer=FILES,
    object_store=CEPH,
    batch_engine=batch_engine,
    stream_engine=flink,
    spark=SPARK,
    cache=VALKEY.part,
    log_replay=ON_SLOTS,
    key_store=KeyStore(
        title="PostgreSQL",
        streamed=key_store,
        in_bulk=key_store_in_bulk,
        bulk_step=copy_step,
        remembered=remembered_ids,
    ),
    dashboard_store=dashboard_store,
    warehouse=Warehouse(
        streamed=warehouse,
        by_runs=warehouse_by_runs,
        load_step=copy_step,
        update_s=update_s,
        counts_once="rows are upserted by their key",
    ),
    orchestrator=orchestrator,
    one_job_schedule=cron_job,
    monitoring=PROMETHEUS.part,
    beneath=on_machines,
)
