"""The reverse question's page: what a budget and a team can promise; its answer alone for htmx."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from decisions.charts.promises import promises_chart
from decisions.forms.promises import asked_promises
from decisions.forms.request import PersonsRequest
from decisions.selectors.decisions import owned_decision
from decisions.selectors.promises import promises_of
from decisions.shown.promises import promise_rows


@login_required
@vary_on_headers("HX-Request")
@require_safe
def promises(request: PersonsRequest, public_id: str) -> HttpResponse:
    """The price curve for the decision's budget and team, or for those of the query."""
    decision = owned_decision(request.user, public_id)
    form = asked_promises(decision, request.GET.dict())
    context = {"decision": decision, "form": form}
    if form.is_good:
        found = promises_of(decision, form.instead)
        context |= {"found": found, "chart": promises_chart(found), "lines": promise_rows(found)}
    is_part = bool(request.htmx) and not request.htmx.boosted and not request.htmx.history_restore_request
    return render(request, "decision/_promises.html" if is_part else "decision/promises.html", context)
