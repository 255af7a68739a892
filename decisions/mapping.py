"""Turns the core's objects into rows and into plain data, and rows back."""

import math
from typing import Any

from advisor.advice import Advice, to_json
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


def advice_data(advice: Advice) -> dict[str, Any]:
    """The advice as JSON takes it; what has no end, as the age where a design never catches up, is null."""
    data: dict[str, Any] = finite(to_json(advice))
    return data


def finite(value: Any) -> Any:
    """The same plain data with null in place of infinities and of what is not a number."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: finite(item) for key, item in value.items()}
    if isinstance(value, list):
        return [finite(item) for item in value]
    return value
