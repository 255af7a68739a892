"""Two runs of a decision beside each other."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from decisions.forms.request import PersonsRequest
from decisions.pages.refusal import refused
from decisions.selectors.simulations import owned_simulation
from decisions.services.comparisons import FIELD, comparable_with, compare_runs
from decisions.services.refusals import Refused
from decisions.shown.comparison import comparison_shown, run_name


@never_cache
@login_required
@require_safe
def comparison(request: PersonsRequest, public_id: str) -> HttpResponse:
    """What another run of the same decision changes; without one, those to choose from."""
    base = owned_simulation(request.user, public_id)
    asked = request.GET.get(FIELD, "")
    context = {
        "decision": base.decision,
        "base": base,
        "name": run_name(base),
        "others": [(other, run_name(other)) for other in comparable_with(base)],
        "asked": asked,
    }
    if not asked:
        return render(request, "decision/comparison.html", context)
    try:
        compared = compare_runs(base, owned_simulation(request.user, asked))
    except Refused as refusal:
        return refused(request, refusal)
    return render(request, "decision/comparison.html", context | {"comparison": comparison_shown(compared)})
