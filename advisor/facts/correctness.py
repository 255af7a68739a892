"""How right the result must be, and how it is repaired."""

from pydantic import BaseModel

from advisor.fact import Numeric, choice, number
from advisor.vocabulary import Delivery, WizardStep

HOUR, DAY = 3600.0, 86400.0


class CorrectnessFacts(BaseModel):
    """The facts of the wizard's step `correctness`."""

    delivery: Delivery = choice(
        WizardStep.CORRECTNESS,
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
        WizardStep.CORRECTNESS,
        "How wrong may a published figure be?",
        "The share of events that may be missing or counted twice when the figure is first published.",
        unit="share", low=0, high=0.5, default=0.001, example="0.001",
    )  # fmt: skip
    lookback_s: Numeric = number(
        WizardStep.CORRECTNESS,
        "How far back are results corrected before they are published?",
        "The stretch of recent data that each publication reads again to repair it; 0 for none.",
        unit="s", low=0, high=366 * DAY, default=0, example="1 h",
    )  # fmt: skip
    history_years: Numeric = number(
        WizardStep.CORRECTNESS,
        "How many years of history are kept?",
        "The data that a recomputation would have to read.",
        unit="years", low=0, high=50, default=2, example="5",
    )  # fmt: skip
    reprocess_per_year: Numeric = number(
        WizardStep.CORRECTNESS,
        "How often is all of history recomputed?",
        "For corrected logic, new features or training.",
        unit="1/year", low=0, high=365, default=1, example="4",
    )  # fmt: skip
    repair_within_s: Numeric = number(
        WizardStep.CORRECTNESS,
        "Within what time must such a repair be done?",
        "From deciding to recompute all of history to correct results.",
        unit="s", low=HOUR, high=366 * DAY, default=7 * DAY, example="2 days",
    )  # fmt: skip
