"""Who builds and runs it, and what they run already."""

from pydantic import BaseModel

from advisor.fact import Numeric, choice, choices, number
from advisor.vocabulary import OnCall, Platform, WizardStep


class TeamFacts(BaseModel):
    """The facts of the wizard's step `team`."""

    engineers: Numeric = number(
        WizardStep.TEAM,
        "How many engineers run it?",
        "People who build and operate this pipeline and others beside it.",
        unit="count", low=0, high=10_000, default=4, example="4",
    )  # fmt: skip
    streaming_skill: Numeric = number(
        WizardStep.TEAM,
        "How well does the team know streaming?",
        "0 none, 1 has read about it, 2 has run it in production, 3 runs it every day.",
        unit="count", low=0, high=3, default=1, example="1", whole=True,
    )  # fmt: skip
    on_call: OnCall = choice(
        WizardStep.TEAM,
        "Who answers a pager?",
        "An always-on design fails at night too.",
        default=OnCall.OFFICE,
        labels={
            OnCall.NONE: "Nobody",
            OnCall.OFFICE: "In office hours",
            OnCall.AROUND_THE_CLOCK: "Around the clock",
        },
        example="In office hours",
    )
    engineer_usd_per_year: Numeric = number(
        WizardStep.TEAM,
        "What does an engineer cost a year?",
        "Salary and all that comes with it.",
        unit="USD/year", low=1000, high=2_000_000, default=120_000, example="120,000",
    )  # fmt: skip
    platforms: frozenset[Platform] = choices(
        WizardStep.TEAM,
        "What does the team already run?",
        "A second pipeline on a platform costs less than the first.",
        default=frozenset(),
        labels={
            Platform.AIRFLOW: "Airflow",
            Platform.SPARK: "Spark",
            Platform.KAFKA: "Kafka",
            Platform.FLINK: "Flink",
            Platform.KINESIS: "Kinesis",
            Platform.WAREHOUSE: "A warehouse",
            Platform.LAKEHOUSE: "A lakehouse",
        },
        example="Airflow and a warehouse",
    )
