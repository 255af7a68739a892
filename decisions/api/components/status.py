"""The fields that say where a decision stands, who made it and what it supersedes."""

from advisor.data_schema import Schema
from decisions.api.components.shapes import DATE, TEXT, array, open_object, or_null, typed, words
from decisions.models.status import Status
from decisions.services.status import LONGEST_MAKER, MOST_MAKERS, SETTABLE


def settable_status_fields() -> dict[str, Schema]:
    """What a change of a decision may say of its status."""
    names = array(typed(LONGEST_MAKER)) | {"maxItems": MOST_MAKERS}
    return {"status": words(SETTABLE), "status_on": DATE, "decision_makers": names}


def shown_status_fields() -> dict[str, Schema]:
    """What a decision says of it."""
    other = open_object({"id": TEXT, "url": TEXT})
    return {
        "status": words(Status),
        "status_on": or_null(DATE),
        "decision_makers": array(TEXT),
        "supersedes": or_null(other),
        "superseded_by": array(other),
    }
