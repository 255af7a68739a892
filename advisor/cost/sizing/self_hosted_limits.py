"""Limits of machines that a team rents and runs itself, and of the systems on them, each with its source."""

from advisor.cost.sizing.constant import default, official, third_party

AGENT_TOOLKIT = "aws/agent-toolkit-for-aws d6ad2e4 (2026-08-20), table of MSK brokers"
VECTOR_SIZING = "https://vector.dev/docs/setup/going-to-prod/sizing"
CEPH_HARDWARE = (
    "https://www.ibm.com/docs/en/storage-ceph/7?topic=recommendations-minimum-hardware-considerations"
)
CEPH_NEARFULL = "https://docs.redhat.com/ja/documentation/red_hat_ceph_storage/5/html/troubleshooting_guide/near-full-osds_diag"

XLARGE_NETWORK = official(
    "self_hosted.m7g_xlarge_network", 245.4, "MB/s", "network of m7g.xlarge (234 MiB/s)", AGENT_TOOLKIT
)
XLARGE_DISK = official(
    "self_hosted.m7g_xlarge_disk",
    163.8,
    "MB/s",
    "disk throughput of m7g.xlarge (156.25 MiB/s)",
    AGENT_TOOLKIT,
)
XXLARGE_NETWORK = official(
    "self_hosted.m7g_2xlarge_network", 491.8, "MB/s", "network of m7g.2xlarge (469 MiB/s)", AGENT_TOOLKIT
)
XXLARGE_DISK = official(
    "self_hosted.m7g_2xlarge_disk",
    327.7,
    "MB/s",
    "disk throughput of m7g.2xlarge (312.5 MiB/s)",
    AGENT_TOOLKIT,
)
X4LARGE_NETWORK = official(
    "self_hosted.m7g_4xlarge_network", 982.5, "MB/s", "network of m7g.4xlarge (937 MiB/s)", AGENT_TOOLKIT
)
X4LARGE_DISK = official(
    "self_hosted.m7g_4xlarge_disk", 655.4, "MB/s", "disk throughput of m7g.4xlarge (625 MiB/s)", AGENT_TOOLKIT
)
BROKER_REPLICAS_OWN = third_party(
    "self_hosted.broker_replicas", 2000.0, "partitions", "most partition replicas of a broker",
    "Alibaba Cloud, suggestions for estimating cluster resources (ApsaraMQ for Confluent)",
)  # fmt: skip
LARGER_FROM = default(
    "self_hosted.larger_from", 12.0, "machines", "machines of one kind above which larger ones are taken"
)
DISK_INCLUDED = default(
    "self_hosted.gp3_throughput", 131.0, "MB/s", "throughput that a gp3 volume's price includes (125 MiB/s)",
    "recalled from the Amazon EBS documentation",
)  # fmt: skip
BROKER_DISK_MIN = default("self_hosted.broker_disk_min", 100.0, "GB", "smallest volume of a broker")
CONTROLLERS = default(
    "self_hosted.kraft_controllers",
    3.0,
    "vCPU",
    "controllers of Kafka, one vCPU each: a quorum bears one loss",
)

SHARED_VCPUS = default(
    "self_hosted.shared_vcpus", 4.0, "vCPU", "cores of a shared machine (m7g.xlarge) unless many are needed"
)
SHARED_FILL = default(
    "self_hosted.shared_fill",
    0.8,
    "share",
    "of a shared machine that pods ask for; its own daemons take the rest",
)
SHARED_MIN = default(
    "self_hosted.shared_min", 6.0, "machines", "fewest shared machines: one for each chunk of an object"
)
SHARED_SPARE = default(
    "self_hosted.shared_spare", 1.0, "machines", "shared machines beyond the need, so that one may die"
)
CONTROL_PLANE = default(
    "self_hosted.control_plane", 3.0, "machines", "m7g.large for the control plane of Kubernetes, a quorum"
)

OSD_VCPUS = official("self_hosted.osd_vcpus", 1.0, "vCPU", "cores of a Ceph storage daemon", CEPH_HARDWARE)
OSD_SPACE = default(
    "self_hosted.osd_space", 16.0 * 1.0995, "TB", "largest disk of a storage daemon (sc1, 16 TiB)",
    "recalled from the Amazon EBS documentation",
)  # fmt: skip
OSD_DISK_MIN = default(
    "self_hosted.osd_disk_min", 500.0, "GB", "smallest disk of a storage daemon: a smaller one is too slow"
)
OSD_MIN = default("self_hosted.osd_min", 6.0, "daemons", "storage daemons, each on a machine of its own")
OSD_FILL = official("self_hosted.osd_fill", 0.85, "share", "of a disk from which Ceph warns", CEPH_NEARFULL)
ERASURE = default(
    "self_hosted.erasure", 1.5, "x", "disk for a byte kept: four chunks of data and two of parity"
)
STORE_DAEMONS = default(
    "self_hosted.store_daemons", 4.0, "vCPU", "three monitors, two managers and two gateways of Ceph"
)

SLOT_DISK = default("self_hosted.slot_disk", 50.0, "GB", "disk of a Flink task slot for its state")
SLOT_STATE = default(
    "self_hosted.slot_state", 35.0, "GB", "state in RocksDB in a task slot, 70 % of its disk"
)
JOB_MANAGER = default("self_hosted.job_manager", 1.0, "vCPU", "the JobManager beside the task slots")
REPLAY_SLOTS = default(
    "self_hosted.replay_slots",
    64.0,
    "vCPU",
    "most task slots that are rented for a replay, as many as a quota elsewhere",
)
SPARK_STARTUP = default(
    "self_hosted.spark_startup",
    120.0,
    "s",
    "from submitting a job to its first record: machines, images, driver",
)

VECTOR_BYTES = official(
    "self_hosted.vector_bytes", 26.2e6, "B/s", "structured events that a vCPU of Vector passes on (25 MiB/s)",
    VECTOR_SIZING,
)  # fmt: skip
VECTOR_FLUSH = default(
    "self_hosted.vector_flush", 900.0, "s", "longest batch.timeout_secs that is set (300 s unless set)"
)
FILE_BYTES = default(
    "self_hosted.file_bytes", 128e6, "B", "batch.max_bytes as set: a file that Spark reads well"
)
FILE_WRITE = default("self_hosted.file_write", 0.5, "s", "writing a gathered file into Ceph")
CONNECT_BYTES_OWN = default(
    "self_hosted.connect_bytes", 10e6, "B/s", "what a vCPU of Kafka Connect writes to files"
)
POD_VCPUS = default("self_hosted.pod_vcpus", 0.5, "vCPU", "cores of a poller or of a connection that pulls")

UPSERTS = default(
    "self_hosted.upserts", 20_000.0, "rows/s", "rows a PostgreSQL primary (m7g.xlarge) upserts in batches"
)
KEY_READS = default(
    "self_hosted.key_reads", 20_000.0, "reads/s", "reads by key that a PostgreSQL primary answers"
)
COPY_ROWS = third_party(
    "self_hosted.copy_rows", 100_000.0, "rows/s",
    "rows loaded by COPY and merged by key (COPY alone 300 k to 1 M/s, the merge takes the most)",
    "dev.to survey of insert methods; the part that merging takes is a default of this product",
)  # fmt: skip
LOAD_FIXED_OWN = default("self_hosted.load_fixed", 1.0, "s", "starting COPY and MERGE in PostgreSQL")
DATABASE_SHARED = default(
    "self_hosted.database_shared", 1.0, "vCPU", "a tiny load's PostgreSQL on shared machines"
)
DATABASE_WITNESS = default(
    "self_hosted.database_witness", 1.5, "vCPU", "three members of etcd that elect a primary"
)

CACHE_MEMORY = default(
    "self_hosted.r7g_xlarge_memory",
    32.0,
    "GB",
    "memory of r7g.xlarge",
    "recalled from the Amazon EC2 documentation",
)
CACHE_SHARED = default(
    "self_hosted.cache_shared", 3.0, "GB", "reference rows that fit a shared vCPU's memory"
)

AIRFLOW_VCPUS = default(
    "self_hosted.airflow", 6.0, "vCPU", "two schedulers, web server, DAG processor, database and its standby"
)
WATCH_VCPUS = default("self_hosted.monitoring", 3.0, "vCPU", "Prometheus, Alertmanager, Grafana and Loki")
WATCH_DISK = default("self_hosted.monitoring_disk", 100.0, "GB", "metrics and logs of a month")
