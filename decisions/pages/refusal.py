"""A page for a request that was understood but cannot be met, saying what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from advisor.documents.fact_sheet import fact_title
from decisions.services.refusals import Refused


def refused(request: HttpRequest, refusal: Exception, *, status: int = 409) -> HttpResponse:
    """The refusal in its own words, with the way back; 409 where the state of things is in the way."""
    return render(request, "refused.html", {"lines": fault_lines(refusal)}, status=status)


def fault_lines(refusal: Exception) -> tuple[str, ...]:
    """The refusal line by line: a sentence, or one for each fault with its field."""
    if not isinstance(refusal, Refused):
        return (str(refusal),)
    return tuple(f"{_named(field)} {text}" for field, texts in refusal.faults.items() for text in texts)


def _named(field: str) -> str:
    """A field as a person is asked for it; a place within a file as the file names it."""
    key = field.removeprefix("facts.")
    words = key if "." in key else fact_title(key).capitalize()
    return words if words.endswith("?") else f"{words}:"
