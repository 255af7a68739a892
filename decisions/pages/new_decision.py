"""Starts a decision: a name, and the wizard begins."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from advisor.vocabulary import WizardStep
from decisions.forms.request import PersonsRequest
from decisions.pages.worked_examples import worked_examples
from decisions.services.decisions import create_decision
from decisions.services.refusals import LimitReached, Refused


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_decision(request: PersonsRequest) -> HttpResponse:
    """Asks for a name; posting it makes a draft, in which every answer is stored."""
    title = request.POST.get("title", "")
    context: dict[str, Any] = {"examples": worked_examples(), "title": title}
    if request.method != "POST":
        return render(request, "home/new_decision.html", context)
    try:
        decision = create_decision(request.user, title=title, facts={}, is_draft=True)
    except Refused as refusal:
        return render(request, "home/new_decision.html", context | {"faults": refusal.faults})
    except LimitReached as refusal:
        return render(request, "home/new_decision.html", context | {"faults": {"title": (str(refusal),)}})
    return redirect("wizard-step", public_id=decision.public_id, step=WizardStep.NEED)
