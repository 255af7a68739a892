"""What matters how much: the weights of the criteria, which decide where no money value is given."""

from typing import Any

from pydantic import BaseModel

from advisor.fact import Numeric, number
from advisor.vocabulary import WizardStep

MOST = 100.0
WHAT_COUNTS = "Only the proportions of the five weights count, and only where no money value is given."


def _weight(title: str, default: float) -> Any:
    return number(
        WizardStep.VALUE,
        title,
        WHAT_COUNTS,
        unit="count", low=0, high=MOST, default=default, example=f"{default:g}",
    )  # fmt: skip


class WeightFacts(BaseModel):
    """Asked in the wizard's step `value`: a weight is a number, or a range where opinions differ."""

    weight_freshness_fit: Numeric = _weight("How much does keeping the promised freshness weigh?", 30)
    weight_cost: Numeric = _weight("How much does the cost weigh?", 25)
    weight_operability: Numeric = _weight("How much does it weigh that this team can run it?", 20)
    weight_correctness: Numeric = _weight("How much does correctness weigh?", 15)
    weight_repair_and_replay: Numeric = _weight("How much do repair and replay weigh?", 10)


WEIGHTS: tuple[str, ...] = tuple(WeightFacts.model_fields)
"""Keys of the weights, in the order of the criteria."""
