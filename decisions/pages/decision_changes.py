"""Renames, copies and deletes a decision of one's own."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from decisions.forms.request import PersonsRequest
from decisions.pages.refusal import refused
from decisions.selectors.decisions import owned_decision, teams_of
from decisions.selectors.organisations import organisation_of
from decisions.services.decisions import Change, change_decision, delete_decision, duplicate_decision
from decisions.services.refusals import LimitReached, Refused


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rename(request: PersonsRequest, public_id: str) -> HttpResponse:
    """Title, summary, team, and whether the organisation's portfolio shows it."""
    decision = owned_decision(request.user, public_id)
    texts = {name: request.POST.get(name, getattr(decision, name)) for name in ("title", "summary", "team")}
    shown = "shown" in request.POST if "asks" in request.POST else decision.is_shown_to_organisation
    context: dict[str, Any] = texts | {
        "decision": decision,
        "shown": shown,
        "teams": teams_of(request.user),
        "organisation": organisation_of(request.user.pk),
    }
    if request.method != "POST":
        return render(request, "decision/rename.html", context)
    try:
        change_decision(decision, Change(**texts, is_shown_to_organisation=shown))
    except Refused as refusal:
        return render(request, "decision/rename.html", context | {"faults": refusal.faults})
    return redirect("decision", public_id=public_id)


@login_required
@require_POST
def duplicate(request: PersonsRequest, public_id: str) -> HttpResponse:
    """A copy, opened at once."""
    decision = owned_decision(request.user, public_id)
    try:
        copy = duplicate_decision(decision, request.user)
    except LimitReached as refusal:
        return refused(request, refusal)
    messages.success(request, "This is the copy.")
    return redirect("decision", public_id=copy.public_id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: PersonsRequest, public_id: str) -> HttpResponse:
    """Asks first; then it is gone, with its simulations, revisions and links."""
    decision = owned_decision(request.user, public_id)
    if request.method != "POST":
        return render(request, "decision/delete.html", {"decision": decision})
    delete_decision(decision)
    messages.success(request, f"“{decision.title}” is deleted.")
    return redirect("home")
