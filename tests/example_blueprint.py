"""A hand-made blueprint of a micro-batch pipeline on AWS, its costs those of the example bill."""

from decimal import Decimal

from advisor.advice.blueprint import (
    AppliedPattern,
    Blueprint,
    BlueprintComponent,
    BlueprintFlow,
    TradeLine,
    TradeOff,
)
from advisor.vocabulary import Stage
from tests.example_bill import BILL

LATENCY_S = {"stream": 0.2, "delivery": 30.0, "landing": 0.1, "job": 615.0, "warehouse": 25.0}
"""Sums to 670.3 s, the mean age of the micro-batch option."""


def _component(key, title, stage, service, *, why, facts, size, settings=(), failure=""):
    return BlueprintComponent(
        key=key,
        title=title,
        stage=stage,
        service=service,
        why=why,
        facts=facts,
        size=size,
        monthly_usd=sum((line.monthly_usd for line in BILL if line.component == key), Decimal("0.00")),
        latency_s=LATENCY_S.get(key, 0.0),
        settings=tuple(
            {"name": name, "value": value, "because": because} for name, value, because in settings
        ),
        failure=failure,
    )


COMPONENTS = (
    _component(
        "apps",
        "Shop applications",
        Stage.SOURCE,
        "application",
        why="Events are emitted by applications.",
        facts=("source",),
        size="500 events/s, 2 k/s at the peak",
    ),
    _component(
        "stream",
        "Kinesis data stream",
        Stage.INGEST,
        "kinesis",
        why="A continuous source needs a buffer that takes the peak.",
        facts=("rate_per_s", "peak_factor"),
        size="2 shards",
        settings=(("StreamModeDetails", "PROVISIONED", ""), ("ShardCount", "2", "records/s")),
        failure="Producers retry for 24 h; nothing is lost while they can buffer.",
    ),
    _component(
        "delivery",
        "Firehose delivery",
        Stage.BUFFER,
        "firehose",
        why="Files of a good size for a scheduled run.",
        facts=("event_bytes",),
        size="buffer 60 s or 64 MiB",
        settings=(("IntervalInSeconds", "60", "a fifteenth of the headway"),),
        failure="The stream keeps 24 h; delivery resumes where it stopped.",
    ),
    _component(
        "landing",
        "Landed files",
        Stage.BUFFER,
        "s3",
        why="Every run can read its input again.",
        facts=("lookback_s",),
        size="789 GB, 30 days",
    ),
    _component(
        "job",
        "Spark job every 15 min",
        Stage.PROCESS,
        "glue",
        why="Deduplication and windows at minutes.",
        facts=("duplicate_share", "window_s", "freshness_s"),
        size="4 DPU, 3 min a run",
        settings=(
            ("--look_back_s", "7200", "late events"),
            ("NumberOfWorkers", "4", "run time at the peak"),
            ("Timeout", "14", "minutes, under the headway"),
        ),
        failure="The next run takes both intervals; a failed one is run again.",
    ),
    _component(
        "lake",
        "Clean and aggregated tables",
        Stage.STORE,
        "s3",
        why="History for recomputation.",
        facts=("history_years",),
        size="4.7 TB in Parquet",
    ),
    _component(
        "warehouse",
        "Redshift Serverless",
        Stage.SERVE,
        "redshift",
        why="People ask ad hoc.",
        facts=("actor", "platforms"),
        size="8 RPU",
        settings=(("COPY", "every 15 min", "after each run"),),
        failure="Dashboards show the last load.",
    ),
    _component(
        "dashboard",
        "Operations dashboard",
        Stage.SHOW,
        "dashboard",
        why="A person looks every 15 min.",
        facts=("actor", "viewing_interval_s"),
        size="refresh every 15 min",
    ),
    _component(
        "airflow",
        "Managed Airflow",
        Stage.ORCHESTRATE,
        "mwaa",
        why="The team already runs Airflow.",
        facts=("platforms",),
        size="1 small environment",
        settings=(
            ("schedule", "*/15 * * * *", "the headway"),
            ("catchup", "False", ""),
            ("max_active_runs", "1", ""),
        ),
        failure="Runs stop; the first run after it takes everything since.",
    ),
    _component(
        "monitoring",
        "CloudWatch",
        Stage.ORCHESTRATE,
        "cloudwatch",
        why="Someone must hear of a failed run.",
        facts=("on_call",),
        size="12 alarms",
    ),
)


def _flow(
    source, target, format_, guarantee="at least once", retention_s=None, *, rate=500.0, mb=0.3, is_live=True
):
    return BlueprintFlow(
        source=source,
        target=target,
        format=format_,
        guarantee=guarantee,
        events_per_s=rate,
        mb_per_s=mb,
        retention_s=retention_s,
        is_live=is_live,
    )


FLOWS = (
    _flow("apps", "stream", "JSON", retention_s=86_400.0),
    _flow("stream", "delivery", "JSON"),
    _flow("delivery", "landing", "gzip JSON", retention_s=2_592_000.0, mb=0.1),
    _flow("landing", "job", "gzip JSON", "effectively once"),
    _flow("job", "lake", "Parquet", "idempotent overwrite", mb=0.1),
    _flow("lake", "job", "Parquet", "idempotent overwrite", mb=0.1, is_live=False),
    _flow("lake", "warehouse", "Parquet", "idempotent overwrite", mb=0.01, rate=20.0),
    _flow("warehouse", "dashboard", "SQL", "as loaded", rate=0.1, mb=0.001),
    _flow("airflow", "job", "control", "at least once", rate=0.001, mb=0.0),
)

LATE_DATA = AppliedPattern(
    pattern="late_data",
    question="Q7",
    title="Late data: look back",
    applies=True,
    headline="look back 2 h",
    parameters={"look_back_s": 7200.0, "missed_share": 0.0002},
    because="2 % of the events are late, 99 of 100 of them by less than 2 h.",
    derivation="late share × share of late events beyond the look-back = 0.02 × 0.01",
    code="INSERT OVERWRITE events PARTITION (event_hour)\nSELECT * FROM landed WHERE event_hour >= :start",
    code_language="sql",
    monitor=("share of events older than the look-back above 0.1 %",),
    fails_when="Lateness grows: events older than the look-back are missed until the next recomputation.",
    trade_off=TradeOff(
        x_title="Look-back",
        x_unit="s",
        x=(900.0, 1800.0, 3600.0, 7200.0, 14400.0, 28800.0),
        chosen_x=7200.0,
        lines=(
            TradeLine(
                title="Events missed",
                unit="share",
                y=(0.0112, 0.0063, 0.002, 0.0002, 0.000002, 0.0000001),
            ),
            TradeLine(
                title="Cost of reading again",
                unit="USD/month",
                y=(12.0, 24.0, 48.0, 96.0, 192.0, 384.0),
            ),
        ),
    ),
)


def _pattern(pattern, question, title, *, headline, parameters, because):
    return AppliedPattern(
        pattern=pattern,
        question=question,
        title=title,
        applies=True,
        headline=headline,
        parameters=parameters,
        because=because,
        derivation="the partition that holds one headway",
        code="INSERT OVERWRITE …",
        code_language="sql",
        monitor=("duplicate keys in a published partition above 0",),
        fails_when="Two runs write one partition at a time.",
    )


PATTERNS = (
    LATE_DATA,
    _pattern(
        "idempotent_overwrite",
        "Q8",
        "Idempotent overwrite",
        headline="overwrite partitions of 1 h",
        parameters={"partition_s": 3600.0},
        because="A failed run is run again.",
    ),
    _pattern(
        "deduplicate",
        "Q20",
        "Deduplicate",
        headline="remember event ids for 1 h",
        parameters={"ttl_s": 3600.0, "store_bytes": 64_800_000.0, "leak_share": 0.0},
        because="2 % of the events come twice within 1 h.",
    ),
    _pattern(
        "schema_evolution",
        "Q15",
        "Schema evolution",
        headline="backward compatibility, a v2 about once in 20 months",
        parameters={"breaking_per_year": 0.6, "mode": "BACKWARD"},
        because="6 changes a year, one in ten breaks.",
    ),
)

BLUEPRINT = Blueprint(
    provider="aws", region="us-east-1", components=COMPONENTS, flows=FLOWS, patterns=PATTERNS
)
