"""A page for a request that was understood but cannot be met, saying what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def refused(request: HttpRequest, refusal: Exception, *, status: int = 409) -> HttpResponse:
    """The refusal in its own words, with the way back; 409 where the state of things is in the way."""
    return render(request, "refused.html", {"words": str(refusal)}, status=status)
