"""The reverse question in the report: the answer in a sentence, the price curve, and the promises by name."""

from typing import Any

from advisor.advice.promises import PriceStep
from advisor.documents.chart.promises import promises_svg
from advisor.documents.document import DesignDocument
from advisor.documents.promise_lines import PromiseLine, promise_lines
from advisor.documents.wording import show_departures
from advisor.options import OPTION_BY_KEY
from advisor.quantity import digits, show_duration


def promises(document: DesignDocument) -> dict[str, Any]:
    """What the chapter says; empty where it was not worked out, without a picture where none can be kept."""
    found = document.promises
    if found is None:
        return {}
    return {
        "title": found.finding,
        "svg": promises_svg(found) if found.steps else "",
        "next_step": found.next_step,
        "lines": [_line(line) for line in promise_lines(found)],
        "steps": [_step(step) for step in found.steps],
    }


def _line(line: PromiseLine) -> list[str]:
    if line.kept is None:
        return [line.title, "–", line.missing, "–", "–", "–"]
    kept = line.kept
    against = "".join(f"; {words.lower()}" for words in line.against)
    return [
        line.title,
        show_duration(kept.promise_s),
        f"{OPTION_BY_KEY[kept.option].title}{against}",
        show_departures(kept.headway_s),
        f"{kept.monthly_usd:,.0f}",
        digits(round(kept.hours_per_month)),
    ]


def _step(step: PriceStep) -> list[str]:
    """A part of the curve: from which promise to which, and what it costs there."""
    costs = f"{step.from_usd:,.0f}"
    if step.to_usd != step.from_usd:
        costs += f" to {step.to_usd:,.0f}"
    span = f"{show_duration(step.from_s)} to {show_duration(step.to_s)}"
    return [span, OPTION_BY_KEY[step.option].title, show_departures(step.headway_s), costs]
