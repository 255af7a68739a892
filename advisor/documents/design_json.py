"""Everything as data: the facts, the whole advice and the simulation, for tools."""

import json
from typing import Any

from advisor.documents.design_schema import IDENTITY
from advisor.documents.document import DesignDocument
from advisor.plain_data import advice_data, to_json


def design_json(document: DesignDocument) -> str:
    """JSON with sorted keys; a number that JSON cannot hold is null."""
    content = {
        "$schema": IDENTITY,
        "title": document.title,
        "decision_id": document.decision_id,
        "decided_on": document.decided_on,
        "status": document.status,
        "supersedes": to_json(document.supersedes),
        "superseded_by": to_json(document.superseded_by),
        "decision_makers": list(document.decision_makers),
        "facts": _facts(document),
        "assumed": list(document.facts.assumed),
        "advice": advice_data(document.advice),
        "simulation": to_json(document.simulation),
    }
    text = json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "replace").decode() + "\n"


def _facts(document: DesignDocument) -> dict[str, Any]:
    dumped = document.facts.model_dump(mode="json")
    return {key: sorted(value) if isinstance(value, list) else value for key, value in dumped.items()}
