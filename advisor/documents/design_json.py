"""Everything as data: the facts, the whole advice and the simulation, for tools."""

import json
import math
from typing import Any

from advisor.advice import to_json
from advisor.documents.document import DesignDocument


def design_json(document: DesignDocument) -> str:
    """JSON with sorted keys; a number that JSON cannot hold is null."""
    content = {
        "title": document.title,
        "decision_id": document.decision_id,
        "decided_on": document.decided_on,
        "status": document.status,
        "decision_makers": document.decision_makers,
        "facts": _facts(document),
        "assumed": document.facts.assumed,
        "advice": to_json(document.advice),
        "simulation": to_json(document.simulation),
    }
    return json.dumps(_finite(content), indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n"


def _facts(document: DesignDocument) -> dict[str, Any]:
    dumped = document.facts.model_dump(mode="json")
    return {key: sorted(value) if isinstance(value, list) else value for key, value in dumped.items()}


def _finite(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return value
