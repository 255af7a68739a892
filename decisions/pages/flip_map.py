"""The flip map's page: which option wins over two facts that somebody chooses; its picture alone for htmx."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from advisor.verdict.flip_map import InvalidAxes
from decisions.charts.flip_map import flip_map_chart
from decisions.forms.request import PersonsRequest
from decisions.selectors.decisions import owned_decision
from decisions.selectors.flip_map import flip_map_of
from decisions.shown.flip_map_form import flip_map_form


@login_required
@vary_on_headers("HX-Request")
@require_safe
def flip_map(request: PersonsRequest, public_id: str) -> HttpResponse:
    """The map over the query's `x` and `y`; facts that cannot be drawn come back with what would be right."""
    decision = owned_decision(request.user, public_id)
    x, y = request.GET.get("x", ""), request.GET.get("y", "")
    context = {"decision": decision, "form": flip_map_form(decision, x, y), "faults": {}}
    try:
        context["chart"] = flip_map_chart(flip_map_of(decision, x, y))
    except InvalidAxes as invalid:
        context["faults"] = invalid.faults
    is_part = bool(request.htmx) and not request.htmx.boosted and not request.htmx.history_restore_request
    return render(request, "decision/_flip_map.html" if is_part else "decision/flip_map.html", context)
