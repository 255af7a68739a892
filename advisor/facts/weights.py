"""What matters how much: the weights of the criteria, which decide where no money value is given."""

from pydantic import BaseModel

from advisor.fact import Numeric, number
from advisor.vocabulary import WizardStep

MOST = 100.0
WHAT_COUNTS = "Only the proportions of the five weights count, and only where no money value is given."


class WeightFacts(BaseModel):
    """Asked in the wizard's step `value`: a weight is a number, or a range where opinions differ."""

    weight_freshness_fit: Numeric = number(
        WizardStep.VALUE,
        "How much does keeping the promised freshness weigh?",
        WHAT_COUNTS,
        unit="count", low=0, high=MOST, default=30, example="30",
    )  # fmt: skip
    weight_cost: Numeric = number(
        WizardStep.VALUE,
        "How much does the cost weigh?",
        WHAT_COUNTS,
        unit="count", low=0, high=MOST, default=25, example="25",
    )  # fmt: skip
    weight_operability: Numeric = number(
        WizardStep.VALUE,
        "How much does it weigh that this team can run it?",
        WHAT_COUNTS,
        unit="count", low=0, high=MOST, default=20, example="20",
    )  # fmt: skip
    weight_correctness: Numeric = number(
        WizardStep.VALUE,
        "How much does correctness weigh?",
        WHAT_COUNTS,
        unit="count", low=0, high=MOST, default=15, example="15",
    )  # fmt: skip
    weight_repair_and_replay: Numeric = number(
        WizardStep.VALUE,
        "How much do repair and replay weigh?",
        WHAT_COUNTS,
        unit="count", low=0, high=MOST, default=10, example="10",
    )  # fmt: skip


WEIGHTS: tuple[str, ...] = tuple(WeightFacts.model_fields)
"""Keys of the weights, in the order of the criteria."""
