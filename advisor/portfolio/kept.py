"""What is known of a use case as text, so that it need not be found again: read back, it is the same."""

import json
from dataclasses import asdict, replace

from pydantic import TypeAdapter

from advisor.portfolio.assess import Assessed

FORM = "1"
"""Counts the forms that the text has had; whoever keeps it keeps this beside it."""
ASSESSED = TypeAdapter(Assessed)


def kept_text(known: Assessed) -> str:
    """All that a portfolio's answer needs; of the options the recommended one alone."""
    verdict = replace(known.verdict, ranking=known.verdict.ranking[:1])
    # Python's JSON has words for what has no end.
    return json.dumps(asdict(replace(known, verdict=verdict)), separators=(",", ":"))


def assessed_of(text: str) -> Assessed:
    """What `kept_text` kept."""
    return ASSESSED.validate_python(json.loads(text))
