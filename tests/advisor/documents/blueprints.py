"""Blueprints of many shapes to draw: every option's, two layers, crowded, the smallest."""

from decimal import Decimal

from advisor.advice.blueprint import Blueprint, BlueprintComponent, BlueprintFlow
from advisor.vocabulary import Stage
from tests.advisor.documents.worked import WORKED, worked_advice
from tests.make import make_advice


def part(key, stage, *, title=None):
    return BlueprintComponent(
        key=key,
        title=title or f"The {key} component",
        stage=stage,
        service=key,
        why=f"Because of {key}, and because a reason may take more than a line.",
        facts=("rate_per_s",),
        size="4 of them, 3 min each",
        monthly_usd=Decimal("12.34"),
        latency_s=3.0,
        settings=(),
        failure="",
    )


def flow(source, target, *, is_live=True):
    return BlueprintFlow(
        source=source,
        target=target,
        format="compressed JSON",
        guarantee="idempotent overwrite",
        events_per_s=1234.5,
        mb_per_s=1.5,
        retention_s=None,
        is_live=is_live,
    )


def blueprint(components, flows):
    return Blueprint(provider="aws", region="us-east-1", components=components, flows=flows, patterns=())


TWO_LAYERS = blueprint(
    (
        part("apps", Stage.SOURCE),
        part("kinesis", Stage.BUFFER),
        part("flink", Stage.PROCESS),
        part("spark", Stage.PROCESS),
        part("timescale", Stage.STORE),
        part("s3", Stage.STORE),
        part("merge", Stage.SERVE),
        part("redshift", Stage.SERVE),
        part("dashboard", Stage.SHOW),
        part("airflow", Stage.ORCHESTRATE),
        part("cloudwatch", Stage.ORCHESTRATE),
    ),
    (
        flow("apps", "kinesis"),
        flow("kinesis", "flink"),
        flow("kinesis", "s3"),
        flow("s3", "spark"),
        flow("spark", "redshift", is_live=False),
        flow("flink", "timescale"),
        flow("timescale", "merge"),
        flow("redshift", "merge"),
        flow("merge", "dashboard"),
        flow("airflow", "spark"),
        flow("cloudwatch", "flink"),
        flow("cloudwatch", "airflow"),
    ),
)
CROWDED = blueprint(
    (*(part(f"store_{index}", Stage.STORE) for index in range(5)), part("app", Stage.SOURCE)),
    (
        *(flow("app", f"store_{index}") for index in range(5)),
        flow("store_0", "store_1"),
        flow("store_3", "store_0"),
    ),
)
SMALLEST = blueprint((part("file", Stage.SOURCE),), ())
BLUEPRINTS = {
    "hand-made": make_advice().blueprint,
    "two layers": TWO_LAYERS,
    "five in one stage": CROWDED,
    "a single part": SMALLEST,
    **{option: worked_advice(option)[1].blueprint for option in WORKED},
}
