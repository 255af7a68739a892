"""The advice as JSON can carry it: what has no end, as the age where a design never catches up, is null."""

import math
from typing import Any

from advisor.advice import Advice, to_json


def advice_data(advice: Advice) -> dict[str, Any]:
    """The whole advice as plain data of the names and forms that API, command line and documents share."""
    data: dict[str, Any] = finite(to_json(advice))
    return data


def finite(value: Any) -> Any:
    """The same plain data with None in place of infinities and of what is not a number."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: finite(item) for key, item in value.items()}
    if isinstance(value, list):
        return [finite(item) for item in value]
    return value
