"""How the data behaves: late, twice, in windows, by key, under changing schemas."""

from pydantic import BaseModel

from advisor.fact import Numeric, number
from advisor.vocabulary import WizardStep

HOUR, DAY = 3600.0, 86400.0


class BehaviourFacts(BaseModel):
    """The facts of the wizard's step `behaviour`."""

    late_share: Numeric = number(
        WizardStep.BEHAVIOUR,
        "Which share of events arrives late?",
        "Events that reach the source well after they happened: offline phones, retries, slow partners.",
        unit="share", low=0, high=1, default=0.01, example="0.01",
    )  # fmt: skip
    late_p99_s: Numeric = number(
        WizardStep.BEHAVIOUR,
        "How late are the latest of them?",
        "The lateness that 99 of 100 late events stay below.",
        unit="s", low=0, high=366 * DAY, default=HOUR, example="2 days for phones in aeroplane mode",
    )  # fmt: skip
    duplicate_share: Numeric = number(
        WizardStep.BEHAVIOUR,
        "Which share of events comes twice?",
        "Retries and at-least-once transports deliver some events again.",
        unit="share", low=0, high=1, default=0.001, example="0.001",
    )  # fmt: skip
    duplicate_within_s: Numeric = number(
        WizardStep.BEHAVIOUR,
        "Within what time does the second copy come?",
        "The time in which nearly all copies have arrived; deduplication must remember at least as long.",
        unit="s", low=0, high=366 * DAY, default=HOUR, example="1 h",
    )  # fmt: skip
    window_s: Numeric = number(
        WizardStep.BEHAVIOUR,
        "Over which window are results aggregated?",
        "Length of the aggregation window; 0 when each event stands alone.",
        unit="s", low=0, high=366 * DAY, default=0, example="5 min",
    )  # fmt: skip
    keys: Numeric = number(
        WizardStep.BEHAVIOUR,
        "How many distinct keys are there?",
        "Customers, devices or products that state is kept for.",
        unit="count", low=1, high=1e11, default=10_000, example="2 million customers", whole=True,
    )  # fmt: skip
    lookups: Numeric = number(
        WizardStep.BEHAVIOUR,
        "How many reference look-ups does an event need?",
        "Joins with slowly changing data, answered from a cache beside the processor.",
        unit="count", low=0, high=50, default=0, example="1 for the customer's profile", whole=True,
    )  # fmt: skip
    schema_changes_per_year: Numeric = number(
        WizardStep.BEHAVIOUR,
        "How often does the schema change?",
        "Changes of the events' structure in a year.",
        unit="1/year", low=0, high=1000, default=6, example="6",
    )  # fmt: skip
    breaking_share: Numeric = number(
        WizardStep.BEHAVIOUR,
        "Which share of those changes breaks readers?",
        "Removed or retyped fields that old readers cannot take.",
        unit="share", low=0, high=1, default=0.1, example="0.1",
    )  # fmt: skip
