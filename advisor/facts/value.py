"""What acting sooner is worth, and how that value falls with age."""

from pydantic import BaseModel

from advisor.fact import Numeric, choice, number
from advisor.vocabulary import ValueArises, ValueMetric, ValueShape, WizardStep

DAY = 86400.0


class ValueFacts(BaseModel):
    """The facts of the wizard's step `value`."""

    value_metric: ValueMetric = choice(
        WizardStep.VALUE,
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
        WizardStep.VALUE,
        "What would acting at once be worth in a year?",
        "The most that could be earned or saved if every result were acted on with no delay; 0 if unknown.",
        unit="USD/year", low=0, high=1e11, default=0, example="250,000",
    )  # fmt: skip
    value_shape: ValueShape = choice(
        WizardStep.VALUE,
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
        WizardStep.VALUE,
        "After what time is half of it lost?",
        "The half-life of a decay, or the deadline of a cliff, counted from the event to the action.",
        unit="s", low=0.01, high=366 * DAY, default=DAY, example="30 min",
    )  # fmt: skip
    value_arises: ValueArises = choice(
        WizardStep.VALUE,
        "When does the value arise?",
        "Mostly when somebody acts on a result; a live score or a map of cars is worth something by itself.",
        default=ValueArises.ON_ACTION,
        labels={
            ValueArises.ON_ACTION: "When somebody acts on it",
            ValueArises.WHILE_LIVE: "By being live, though nobody acts",
        },
        example="By being live, for the position of a delivery on a map",
    )
    season_weeks: Numeric = number(
        WizardStep.VALUE,
        "How many weeks of the year is the need live?",
        "Outside the season the always-on parts can be switched off and are not paid for.",
        unit="weeks", low=1, high=52, default=52, example="6 for the year-end trade", whole=True,
    )  # fmt: skip
