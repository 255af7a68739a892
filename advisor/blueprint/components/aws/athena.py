"""Small results for people: Athena asks the files when somebody looks; nothing is loaded or awake."""

from dataclasses import replace

import numpy as np

from advisor.blueprint.components.show import reads_per_s
from advisor.blueprint.latencies import ATHENA_QUERY
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_S, Flags, Plan
from advisor.blueprint.retention import served_s
from advisor.cases import Array
from advisor.cost.sizing.store_limits import ATHENA_LEAST, COMPRESSED
from advisor.design import Setting
from advisor.quantity import show_bytes, show_duration
from advisor.stations import Transit
from advisor.vocabulary import Platform, Stage

KEY = "serving"
DAY_S = 86400.0


def suffices(plan: Plan) -> Flags:
    """Where results are so small that a warehouse would wake for seconds of work, and the team runs none."""
    return np.asarray(plan.is_tiny & (not plan.runs(Platform.WAREHOUSE)), dtype=np.bool_)


def athena_of_stream(plan: Plan) -> Part:
    """Queries over the table that Firehose keeps, each of which takes its time."""
    asked = Transit(component=KEY, label="query", seconds=plan.full(ATHENA_QUERY.value))
    return replace(athena(plan), stations=(asked,))


def athena(plan: Plan) -> Part:
    """Queries over the files of results, by partition: a look reads a day, or what came since the last."""
    looked_s = np.maximum(DAY_S, plan.cases.viewing_interval_s)
    stored = plan.stored_rate * plan.result_bytes * COMPRESSED.value
    scanned = np.maximum(stored * np.minimum(looked_s, served_s(plan.cases)), ATHENA_LEAST.value)
    tb = scanned * reads_per_s(plan) * MONTH_S / 1e12
    return make_part(
        KEY,
        "Athena",
        Stage.SERVE,
        "athena",
        facts=("actor", "rate_per_s", "event_bytes", "viewing_interval_s", "platforms"),
        words=_words(plan, scanned) if plan.describe else Words(),
        usages=(
            usage("aws.athena.tb_scanned", tb, "partitions read at each look"),
            usage("aws.s3.gb_month", stored * served_s(plan.cases) / 1e9, "results on show"),
        ),
    )


def _words(plan: Plan, scanned: Array) -> Words:
    looks = show_duration(plan.cases.viewing_interval_s[0])
    return Words(
        why=(
            f"Less than 1 GB a day, looked at every {looks}: a warehouse would be paid for waking up. A "
            f"query over columns takes about {show_duration(ATHENA_QUERY.value)}."
        ),
        size=f"{show_bytes(scanned[0])} read at a look",
        settings=(
            Setting(
                name="TableType",
                value="ICEBERG",
                because="a run replaces partitions, Firehose rows; readers see all of it or nothing",
            ),
            Setting(
                name="BytesScannedCutoffPerQuery",
                value="10000000000",
                because="10 GB: a mistake costs 5 cents",
            ),
        ),
        failure="A failed query is asked again; results stay in S3 as they were written last.",
    )
