"""How far a decision has come: its status set, and the decision superseded by a new one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from decisions.forms.own_price_form import based_on
from decisions.forms.request import PersonsRequest
from decisions.models.status import Status
from decisions.pages.refusal import refused
from decisions.selectors.decisions import owned_decision
from decisions.selectors.design import decided_on, decision_makers
from decisions.services.decisions import Change, change_decision
from decisions.services.refusals import LimitReached, Refused, StaleVersion
from decisions.services.status import SETTABLE
from decisions.services.superseding import supersede_decision

STALE = "The decision was changed meanwhile; look at it first."


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: PersonsRequest, public_id: str) -> HttpResponse:
    """Status, date and who decided."""
    decision = owned_decision(request.user, public_id)
    context: dict[str, Any] = {
        "decision": decision,
        "choices": [(each, each.label) for each in Status if each in SETTABLE or each == decision.status],
        "status": request.POST.get("status", decision.status),
        "status_on": request.POST.get("status_on", decided_on(decision)),
        "makers": request.POST.get("decision_makers", "\n".join(decision_makers(decision))),
    }
    if request.method != "POST":
        return render(request, "status/status.html", context)
    names = [line.strip() for line in context["makers"].splitlines() if line.strip()]
    change = Change(status=context["status"], status_on=context["status_on"], decision_makers=names)
    try:
        changed = change_decision(decision, change, if_version=based_on(request.POST))
    except Refused as refusal:
        return render(request, "status/status.html", context | {"faults": refusal.faults})
    except StaleVersion:
        messages.error(request, STALE)
        return redirect("decision", public_id=public_id)
    messages.success(request, f"The decision is {changed.get_status_display().lower()}.")
    return redirect("decision", public_id=public_id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def supersede(request: PersonsRequest, public_id: str) -> HttpResponse:
    """A new decision in the place of this one, opened at once to change its facts."""
    decision = owned_decision(request.user, public_id)
    title = request.POST.get("title", decision.title)
    context = {"decision": decision, "title": title, "successors": tuple(decision.successors.order_by("pk"))}
    if request.method != "POST":
        return render(request, "status/supersede.html", context)
    again = request.POST.get("again") == "on"
    try:
        made = supersede_decision(decision, title=title, again=again, if_version=based_on(request.POST))
    except Refused as refusal:
        return render(request, "status/supersede.html", context | {"faults": refusal.faults, "again": again})
    except LimitReached as refusal:
        return refused(request, refusal)
    except StaleVersion:
        messages.error(request, STALE)
        return redirect("decision", public_id=public_id)
    messages.success(request, "This decision supersedes the other one; change its facts here.")
    return redirect("check-answers", public_id=made.public_id)
