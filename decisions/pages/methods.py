"""How Headway decides, in short; the project's documentation holds every formula with its source."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from advisor.options import OPTIONS
from decisions.shown.headway import show_headway


@require_safe
def methods(request: HttpRequest) -> HttpResponse:
    """The three layers of a verdict and the eight options."""
    options = [(option, show_headways(option.headways_s)) for option in OPTIONS]
    return render(request, "methods.html", {"options": options})


def show_headways(headways_s: tuple[float, ...]) -> str:
    """ "every 1 min to 30 min", or the only one."""
    if len(headways_s) == 1:
        return show_headway(headways_s[0])
    first, last = (show_headway(end).removeprefix("every ") for end in (min(headways_s), max(headways_s)))
    return f"every {first} to {last}"
