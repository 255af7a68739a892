"""The facts of a use case: the one definition behind forms, API, files, PDF and documentation."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from advisor.estimate import Estimate
from advisor.fact import Fact, Numeric, choice, choices, fact_of, number
from advisor.vocabulary import (
    Actor,
    Delivery,
    OnCall,
    Platform,
    Profile,
    Provider,
    Source,
    ValueMetric,
    ValueShape,
    WizardStep,
)

MINUTE, HOUR, DAY, YEAR = 60.0, 3600.0, 86400.0, 365 * 86400.0
NEED, VALUE, SOURCE = WizardStep.NEED, WizardStep.VALUE, WizardStep.SOURCE
BEHAVIOUR, CORRECTNESS = WizardStep.BEHAVIOUR, WizardStep.CORRECTNESS
TEAM, PLACE = WizardStep.TEAM, WizardStep.PLACE


class UseCase(BaseModel):
    """All facts; numbers are `Estimate`s in their fact's unit. Build one with `parsing.parse_use_case`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    actor: Actor = choice(
        NEED,
        "Who acts on the result?",
        "A machine acts at once, a person when they look, a report when it is due.",
        default=Actor.PERSON,
        labels={Actor.MACHINE: "A machine", Actor.PERSON: "A person", Actor.REPORT: "A report"},
        example="A card authorisation is a machine; an operations desk is a person.",
    )
    freshness_s: Numeric = number(
        NEED,
        "How fresh must the result be?",
        "The oldest an event may be when its result is usable, for the share of events named beside it.",
        unit="s", low=0.01, high=30 * DAY, default=HOUR, example="15 min",
    )  # fmt: skip
    freshness_percentile: Numeric = number(
        NEED,
        "For which share of events?",
        "The promise holds for this share of events; 95 means one event in twenty may be later.",
        unit="%", low=50, high=99.9, default=95, example="95",
    )  # fmt: skip
    reaction_s: Numeric = number(
        NEED,
        "How long from seeing the result to acting?",
        "Freshness far below this time buys nothing: the action still comes this much later.",
        unit="s", low=0, high=30 * DAY, default=5 * MINUTE, example="5 min for an operator, 0 for a machine",
    )  # fmt: skip
    viewing_interval_s: Numeric = number(
        NEED,
        "How often is the result looked at?",
        "The time between two looks of a person or two issues of a report; 0 for a machine.",
        unit="s", low=0, high=366 * DAY, default=15 * MINUTE, example="1 week for a weekly steering meeting",
    )  # fmt: skip

    value_metric: ValueMetric = choice(
        VALUE,
        "What does acting sooner earn or save?",
        "The kind of value at stake; it names the value in the documents.",
        default=ValueMetric.NONE,
        labels={
            ValueMetric.FRAUD_LOSS: "Fraud losses avoided",
            ValueMetric.INVENTORY: "Stock errors avoided",
            ValueMetric.ENGAGEMENT: "Engagement",
            ValueMetric.OPERATIONS: "Operations",
            ValueMetric.COMPLIANCE: "Compliance",
            ValueMetric.NONE: "Nothing that money measures",
        },
        example="Fraud losses avoided, for card scoring",
    )
    value_usd_per_year: Numeric = number(
        VALUE,
        "What would acting at once be worth in a year?",
        "The most that could be earned or saved if every result were acted on with no delay; 0 if unknown.",
        unit="USD/year", low=0, high=1e11, default=0, example="250,000",
    )  # fmt: skip
    value_shape: ValueShape = choice(
        VALUE,
        "How does that value fall with age?",
        "A decay halves it again and again; a cliff loses it at a deadline; constant value never falls.",
        default=ValueShape.DECAY,
        labels={
            ValueShape.DECAY: "It decays",
            ValueShape.CLIFF: "A cliff",
            ValueShape.CONSTANT: "It does not",
        },
        example="A fraud stop decays in seconds; a morning report has a cliff.",
    )
    value_half_life_s: Numeric = number(
        VALUE,
        "After what time is half of it lost?",
        "The half-life of a decay, or the deadline of a cliff, counted from the event to the action.",
        unit="s", low=0.01, high=366 * DAY, default=DAY, example="30 min",
    )  # fmt: skip
    season_weeks: Numeric = number(
        VALUE,
        "How many weeks of the year is the need live?",
        "Outside the season the always-on parts can be switched off and are not paid for.",
        unit="weeks", low=1, high=52, default=52, example="6 for the year-end trade", whole=True,
    )  # fmt: skip

    source: Source = choice(
        SOURCE,
        "Where does the data come from?",
        "It decides how data can be taken: pushed, captured, pulled or dropped.",
        default=Source.APP_EVENTS,
        labels={
            Source.APP_EVENTS: "Application events",
            Source.CDC: "Changes of a database",
            Source.API_PULL: "An API that is asked",
            Source.FILE_DROP: "Files that are dropped",
            Source.DEVICES: "Devices",
        },
        example="Changes of a database, for an order system",
    )
    arrival_interval_s: Numeric = number(
        SOURCE,
        "How often does the source deliver?",
        "Time between two deliveries; 0 for a continuous source. No pipeline is fresher than its source.",
        unit="s", low=0, high=366 * DAY, default=0, example="1 day for a nightly file",
    )  # fmt: skip
    rate_per_s: Numeric = number(
        SOURCE,
        "How many events arrive, on average?",
        "The mean over a day; the peak is asked next.",
        unit="events/s", low=1e-6, high=1e7, default=100, example="2k/s",
    )  # fmt: skip
    peak_factor: Numeric = number(
        SOURCE,
        "How much higher is the peak?",
        "The busiest minutes divided by the mean; always-on parts are sized for it.",
        unit="x", low=1, high=1000, default=4, example="4",
    )  # fmt: skip
    profile: Profile = choice(
        SOURCE,
        "How does the load run over the day?",
        "The daily shape of arrivals.",
        default=Profile.CONSUMER,
        labels={
            Profile.FLAT: "Flat",
            Profile.OFFICE: "Office hours",
            Profile.CONSUMER: "Consumers, evening peak",
            Profile.SPIKY: "Spikes",
        },
        example="Office hours, for an internal system",
    )
    event_bytes: Numeric = number(
        SOURCE,
        "How large is an event?",
        "As it travels, before compression.",
        unit="B", low=1, high=1e8, default=1000, example="1.5 KB",
    )  # fmt: skip
    growth_per_year: Numeric = number(
        SOURCE,
        "How fast does the load grow?",
        "Share a year; 0.3 means 30 % more events each year.",
        unit="share", low=-0.9, high=10, default=0.2, example="0.2",
    )  # fmt: skip

    late_share: Numeric = number(
        BEHAVIOUR,
        "Which share of events arrives late?",
        "Events that reach the source well after they happened: offline phones, retries, slow partners.",
        unit="share", low=0, high=1, default=0.01, example="0.01",
    )  # fmt: skip
    late_p99_s: Numeric = number(
        BEHAVIOUR,
        "How late are the latest of them?",
        "The lateness that 99 of 100 late events stay below.",
        unit="s", low=0, high=366 * DAY, default=HOUR, example="2 days for phones in aeroplane mode",
    )  # fmt: skip
    duplicate_share: Numeric = number(
        BEHAVIOUR,
        "Which share of events comes twice?",
        "Retries and at-least-once transports deliver some events again.",
        unit="share", low=0, high=1, default=0.001, example="0.001",
    )  # fmt: skip
    duplicate_within_s: Numeric = number(
        BEHAVIOUR,
        "Within what time does the second copy come?",
        "The time in which nearly all copies have arrived; deduplication must remember at least as long.",
        unit="s", low=0, high=366 * DAY, default=HOUR, example="1 h",
    )  # fmt: skip
    window_s: Numeric = number(
        BEHAVIOUR,
        "Over which window are results aggregated?",
        "Length of the aggregation window; 0 when each event stands alone.",
        unit="s", low=0, high=366 * DAY, default=0, example="5 min",
    )  # fmt: skip
    keys: Numeric = number(
        BEHAVIOUR,
        "How many distinct keys are there?",
        "Customers, devices or products that state is kept for.",
        unit="count", low=1, high=1e11, default=10_000, example="2 million customers", whole=True,
    )  # fmt: skip
    lookups: Numeric = number(
        BEHAVIOUR,
        "How many reference look-ups does an event need?",
        "Joins with slowly changing data, answered from a cache beside the processor.",
        unit="count", low=0, high=50, default=0, example="1 for the customer's profile", whole=True,
    )  # fmt: skip
    schema_changes_per_year: Numeric = number(
        BEHAVIOUR,
        "How often does the schema change?",
        "Changes of the events' structure in a year.",
        unit="1/year", low=0, high=1000, default=6, example="6",
    )  # fmt: skip
    breaking_share: Numeric = number(
        BEHAVIOUR,
        "Which share of those changes breaks readers?",
        "Removed or retyped fields that old readers cannot take.",
        unit="share", low=0, high=1, default=0.1, example="0.1",
    )  # fmt: skip

    delivery: Delivery = choice(
        CORRECTNESS,
        "Which guarantee does the result need?",
        "What may happen to an event on its way into the result.",
        default=Delivery.AT_LEAST_ONCE,
        labels={
            Delivery.BEST_EFFORT: "Some may be lost",
            Delivery.AT_LEAST_ONCE: "None lost, some twice",
            Delivery.EXACTLY_ONCE: "Each counts exactly once",
        },
        example="Each counts exactly once, for money",
    )
    error_tolerance: Numeric = number(
        CORRECTNESS,
        "How wrong may a published figure be?",
        "The share of events that may be missing or counted twice when the figure is first published.",
        unit="share", low=0, high=0.5, default=0.001, example="0.001",
    )  # fmt: skip
    lookback_s: Numeric = number(
        CORRECTNESS,
        "How far back are results corrected before they are published?",
        "The stretch of recent data that each publication reads again to repair it; 0 for none.",
        unit="s", low=0, high=366 * DAY, default=0, example="1 h",
    )  # fmt: skip
    history_years: Numeric = number(
        CORRECTNESS,
        "How many years of history are kept?",
        "The data that a recomputation would have to read.",
        unit="years", low=0, high=50, default=2, example="5",
    )  # fmt: skip
    reprocess_per_year: Numeric = number(
        CORRECTNESS,
        "How often is all of history recomputed?",
        "For corrected logic, new features or training.",
        unit="1/year", low=0, high=365, default=1, example="4",
    )  # fmt: skip
    repair_within_s: Numeric = number(
        CORRECTNESS,
        "Within what time must such a repair be done?",
        "From deciding to recompute all of history to correct results.",
        unit="s", low=HOUR, high=366 * DAY, default=7 * DAY, example="2 days",
    )  # fmt: skip

    engineers: Numeric = number(
        TEAM,
        "How many engineers run it?",
        "People who build and operate this pipeline and others beside it.",
        unit="count", low=0, high=10_000, default=4, example="4",
    )  # fmt: skip
    streaming_skill: Numeric = number(
        TEAM,
        "How well does the team know streaming?",
        "0 none, 1 has read about it, 2 has run it in production, 3 runs it every day.",
        unit="count", low=0, high=3, default=1, example="1", whole=True,
    )  # fmt: skip
    on_call: OnCall = choice(
        TEAM,
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
        TEAM,
        "What does an engineer cost a year?",
        "Salary and all that comes with it.",
        unit="USD/year", low=1000, high=2_000_000, default=120_000, example="120,000",
    )  # fmt: skip
    platforms: frozenset[Platform] = choices(
        TEAM,
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

    provider: Provider = choice(
        PLACE,
        "Where will it run?",
        "The provider whose services and prices are used.",
        default=Provider.AWS,
        labels={
            Provider.AWS: "AWS",
            Provider.GCP: "Google Cloud",
            Provider.AZURE: "Azure",
            Provider.SELF_HOSTED: "Own machines",
        },
        example="AWS",
    )
    region: str = choice(
        PLACE,
        "In which region?",
        "Prices differ by region; those at hand are for the regions listed.",
        default="us-east-1",  # type: ignore[arg-type]
        labels={"us-east-1": "us-east-1 (N. Virginia)"},
        example="us-east-1",
    )
    budget_usd_per_month: Numeric = number(
        PLACE,
        "What may it cost a month?",
        "Infrastructure and people together; 0 for no limit.",
        unit="USD/month", low=0, high=1e9, default=0, example="20,000",
    )  # fmt: skip
    horizon_years: Numeric = number(
        PLACE,
        "Over how many years is it judged?",
        "The horizon of net present value and payback.",
        unit="years", low=1, high=15, default=3, example="3",
    )  # fmt: skip
    discount_rate: Numeric = number(
        PLACE,
        "At which rate is later money discounted?",
        "Share a year.",
        unit="share", low=0, high=1, default=0.08, example="0.08",
    )  # fmt: skip

    def given(self) -> dict[str, Any]:
        """The facts that were given, in the form files and the API take."""
        dumped = self.model_dump(mode="json", include=self.model_fields_set)
        return {key: sorted(value) if isinstance(value, list) else value for key, value in dumped.items()}

    @property
    def assumed(self) -> tuple[str, ...]:
        """Keys of the facts left to their defaults, in the order of the definition."""
        return tuple(fact.key for fact in FACTS if fact.key not in self.model_fields_set)

    def likely(self, key: str) -> float:
        """The likely value of a numeric fact, in its unit."""
        value: Estimate = getattr(self, key)
        return value.likely


FACTS: tuple[Fact, ...] = tuple(fact_of(key, field) for key, field in UseCase.model_fields.items())
FACT_BY_KEY: dict[str, Fact] = {fact.key: fact for fact in FACTS}


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a use case's facts, as the API publishes it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Facts of a use case",
        "type": "object",
        "properties": {fact.key: fact.json_schema() for fact in FACTS},
        "additionalProperties": False,
    }
