"""The flip map's page: which option wins over two facts that somebody chooses; its picture alone for htmx."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from advisor.verdict.flip_map import InvalidAxes
from decisions.charts.flip_map import flip_map_chart
from decisions.forms.request import AnybodysRequest, PersonsRequest
from decisions.models.decision import Decision
from decisions.selectors.choice_flips import flips_of_choices
from decisions.selectors.decisions import owned_decision, shared_decision
from decisions.selectors.flip_map import flip_map_of
from decisions.shown.flip_map_form import flip_map_form
from decisions.shown.flips import flip_line


@login_required
@vary_on_headers("HX-Request")
@require_safe
def flip_map(request: PersonsRequest, public_id: str) -> HttpResponse:
    """The map over the query's `x` and `y`; facts that cannot be drawn come back with what would be right."""
    return _map(request, owned_decision(request.user, public_id))


@vary_on_headers("HX-Request")
@require_safe
def shared_flip_map(request: AnybodysRequest, token: str) -> HttpResponse:
    """The same of a decision that somebody shares, for whoever holds the link."""
    response = _map(request, shared_decision(token), token)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "private, no-store"
    return response


def _map(request: AnybodysRequest, decision: Decision, token: str = "") -> HttpResponse:
    x, y = request.GET.get("x", ""), request.GET.get("y", "")
    context = {"decision": decision, "token": token, "form": flip_map_form(decision, x, y), "faults": {}}
    try:
        context["chart"] = flip_map_chart(flip_map_of(decision, x, y))
    except InvalidAxes as invalid:
        context["faults"] = invalid.faults
    htmx = request.htmx
    if htmx and not htmx.boosted and not htmx.history_restore_request:
        return render(request, "decision/_flip_map.html", context)
    context["choices"] = tuple(flip_line(flip) for flip in flips_of_choices(decision))
    return render(request, "decision/flip_map.html", context)
