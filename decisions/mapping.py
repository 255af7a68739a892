"""Turns the core's objects into rows, and rows back."""

from advisor.advice import Advice
from advisor.plain_data import finite
from decisions.models.decision import Decision


def fill_verdict(decision: Decision, advice: Advice) -> None:
    """Copy into the row what lists show of an advice."""
    best = next(option for option in advice.ranking if option.option == advice.recommended.option)
    decision.option = advice.recommended.option.value
    decision.option_class = advice.recommended.cls.value
    decision.headway_s = advice.recommended.headway_s
    decision.monthly_usd = best.monthly_usd.total
    decision.margin = finite(advice.margin)
    decision.is_close_call = advice.close_call
    decision.engine_version = advice.engine_version
