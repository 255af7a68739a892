"""The named parts that are about many use cases at once: the list in, its triage or the way to it out."""

from advisor.data_schema import Schema, components_of
from advisor.portfolio.answer import Portfolio
from advisor.portfolio.reading import LONGEST_LABEL, MOST
from advisor.vocabulary import OptionKey
from decisions.api.components.shapes import (
    COUNT,
    SHARE,
    TEXT,
    TIME,
    array,
    closed_object,
    open_object,
    or_null,
    text,
    typed,
    words,
)
from decisions.api.data_schema import PLACE, reference
from decisions.models.portfolio import PortfolioStatus


def portfolio_parts() -> dict[str, Schema]:
    """Every one by its name."""
    # A list of more is larger than a request may be before anybody counts it.
    most = {"description": f"At most {MOST:,}."}
    use_cases = array(closed_object(_use_case(), "title")) | most
    return components_of(Portfolio, place=PLACE) | {
        "PortfolioRequest": closed_object({"use_cases": use_cases}, "use_cases"),
        "PortfolioStarted": open_object(_started()),
        "PortfolioJob": open_object(_started() | _job()),
    }


def _use_case() -> Schema:
    return {
        "title": typed(LONGEST_LABEL),
        "team": text(LONGEST_LABEL),
        "facts": reference("Facts"),
        "current_option": or_null(words(OptionKey)),
    }


def _started() -> Schema:
    return {"id": TEXT, "status": words(PortfolioStatus), "progress": SHARE, "url": TEXT}


def _job() -> Schema:
    return {
        "use_cases": COUNT,
        "created_at": TIME,
        "finished_at": or_null(TIME),
        "error": or_null(TEXT),
        "result": or_null(reference("Portfolio")),
    }
