"""What today's prices and assumptions do to a decision, line by line, and the way to adopt them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from decisions.forms.own_price_form import based_on
from decisions.forms.request import PersonsRequest
from decisions.pages.refusal import refused
from decisions.selectors.adoptions import adoptions_of
from decisions.selectors.decisions import owned_decision
from decisions.selectors.newer_figures import drift_of, newer_figures
from decisions.services.adoption import adopt_newer_figures
from decisions.services.refusals import Refused, StaleVersion
from decisions.shown.drift import adoption_rows, shown_drift


@login_required
@vary_on_headers("HX-Request")
@require_http_methods(["GET", "HEAD", "POST"])
def compare_figures(request: PersonsRequest, public_id: str) -> HttpResponse:
    """The signed difference, to htmx alone; posting adopts what was shown."""
    decision = owned_decision(request.user, public_id)
    if request.method == "POST":
        try:
            adopt_newer_figures(decision, if_version=based_on(request.POST))
        except StaleVersion:
            messages.error(request, "The decision was changed meanwhile; look at it first.")
        except Refused as refusal:
            return refused(request, refusal)
        else:
            messages.success(
                request, "The decision is computed with today's figures now; what it was stays on record."
            )
        return redirect("decision", public_id=public_id)
    newer = newer_figures(decision)
    drift = shown_drift(drift_of(decision, newer)) if newer else None
    context = {"decision": decision, "drift": drift, "adoptions": adoption_rows(adoptions_of(decision))}
    is_fragment = request.htmx and not request.htmx.history_restore_request
    return render(request, f"figures/{'_drift' if is_fragment else 'figures'}.html", context)
