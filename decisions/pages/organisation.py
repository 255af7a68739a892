"""The organisation whose prices and assumptions one shares: founded, joined by invitation, left."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from decisions.forms.request import PersonsRequest
from decisions.pages.refusal import refused
from decisions.selectors.organisations import invitation_of, live_invitations, members_of, membership_of
from decisions.services import organisations as service
from decisions.services.refusals import LimitReached, NotAllowed, Refused


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def organisation(request: PersonsRequest) -> HttpResponse:
    """Its members; without one, a form to found it."""
    context: dict[str, Any] = {"name": request.POST.get("name", "")}
    if request.method == "POST":
        try:
            service.found(request.user, context["name"])
        except Refused as refusal:
            context["faults"] = refusal.faults
        else:
            return redirect("organisation")
    return render(request, "organisation/organisation.html", context | _context(request))


@never_cache
@login_required
@require_POST
def invite(request: PersonsRequest) -> HttpResponse:
    """A new invitation, shown this once."""
    try:
        token = service.invite(request.user)
    except NotAllowed as refusal:
        return refused(request, refusal, status=403)
    except LimitReached as refusal:
        return refused(request, refusal)
    link = request.build_absolute_uri(reverse("invitation", args=[token]))
    return render(request, "organisation/organisation.html", _context(request) | {"new_link": link})


@login_required
@require_POST
def revoke_invitation(request: PersonsRequest, pk: int) -> HttpResponse:
    """The invitation stops working at once."""
    try:
        if service.revoke_invitation(request.user, pk):
            messages.success(request, "The invitation is revoked.")
    except NotAllowed as refusal:
        return refused(request, refusal, status=403)
    return redirect("organisation")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: PersonsRequest, token: str) -> HttpResponse:
    """Says what one is invited to, and joins on POST; an invitation that ended is not found."""
    found = invitation_of(token)
    if found is None:
        raise Http404("There is no such invitation.")
    context = {"organisation": found.organisation, "membership": membership_of(request.user)}
    if request.method != "POST":
        return render(request, "organisation/invitation.html", context)
    try:
        joined = service.accept(request.user, token)
    except Refused as refusal:
        return refused(request, refusal)
    if joined is None:
        raise Http404("There is no such invitation.")
    messages.success(request, f"You are in {found.organisation.name}: its prices and assumptions are yours.")
    return redirect("organisation")


@login_required
@require_POST
def change_member(request: PersonsRequest, pk: int) -> HttpResponse:
    """Make an administrator, take that back, or take out; oneself, to leave."""
    wanted = request.POST.get("do", "")
    try:
        if wanted == "remove":
            is_done = service.remove(request.user, pk)
        elif wanted in ("promote", "demote"):
            is_done = service.set_admin(request.user, pk, is_admin=wanted == "promote")
        else:
            is_done = False
    except NotAllowed as refusal:
        return refused(request, refusal, status=403)
    except Refused as refusal:
        return refused(request, refusal)
    if not is_done:
        raise Http404("There is no such member.")
    return redirect("organisation")


def _context(request: PersonsRequest) -> dict[str, Any]:
    membership = membership_of(request.user)
    if membership is None:
        return {"membership": None}
    of_it = membership.organisation
    invitations = live_invitations(of_it) if membership.is_admin else ()
    return {"membership": membership, "members": members_of(of_it), "invitations": invitations}
