"""A decision's revisions: named and listed by its owner, read by whoever holds a link."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from decisions.forms.fact_list import fact_groups
from decisions.forms.own_price_form import based_on
from decisions.forms.request import PersonsRequest
from decisions.models.decision import Decision
from decisions.pages.unlisted import unlisted
from decisions.selectors.decisions import owned_decision, shared_decision
from decisions.selectors.revisions import numbered_revision, revisions_of
from decisions.services.refusals import LimitReached, Refused, StaleVersion
from decisions.services.revisions import name_revision
from decisions.shown.revisions import revision_row, whole_revision

ROWS = 25


@login_required
@vary_on_headers("HX-Request")
@require_http_methods(["GET", "HEAD", "POST"])
def revisions(request: PersonsRequest, public_id: str) -> HttpResponse:
    """The list with a form; posting names one more. To htmx the list alone."""
    decision = owned_decision(request.user, public_id)
    context = _list(request, decision) | {"can_edit": True, "root": reverse("decision", args=[public_id])}
    if request.method == "POST":
        typed = {field: request.POST.get(field, "") for field in ("name", "note")}
        faults = _name(request, decision, typed)
        if not faults:
            return redirect("revisions", public_id=public_id)
        context |= typed | {"faults": faults}
    return render(request, _template(request), context)


@vary_on_headers("HX-Request")
@require_safe
def shared_revisions(request: HttpRequest, token: str) -> HttpResponse:
    """The list for the holder of a link."""
    context = _list(request, shared_decision(token)) | {"root": reverse("shared", args=[token])}
    return unlisted(render(request, _template(request), context))


@login_required
@require_safe
def revision(request: PersonsRequest, public_id: str, number: int) -> HttpResponse:
    """One of them: the verdict and the facts as they were."""
    decision = owned_decision(request.user, public_id)
    context = _one(decision, number) | {"root": reverse("decision", args=[public_id])}
    return render(request, "revisions/revision.html", context)


@require_safe
def shared_revision(request: HttpRequest, token: str, number: int) -> HttpResponse:
    """The same for the holder of a link."""
    context = _one(shared_decision(token), number) | {"root": reverse("shared", args=[token])}
    return unlisted(render(request, "revisions/revision.html", context))


def _list(request: HttpRequest, decision: Decision) -> dict[str, Any]:
    page = Paginator(revisions_of(decision), ROWS).get_page(request.GET.get("page"))
    return {"decision": decision, "page": page, "rows": [revision_row(each) for each in page.object_list]}


def _one(decision: Decision, number: int) -> dict[str, Any]:
    found = numbered_revision(decision, number)
    return {"decision": decision, "shown": whole_revision(found), "groups": fact_groups(found.facts)}


def _name(request: PersonsRequest, decision: Decision, typed: dict[str, str]) -> dict[str, Any]:
    """Keep it; the faults if it cannot be."""
    try:
        made = name_revision(decision, request.user, **typed, if_version=based_on(request.POST))
    except Refused as refusal:
        return dict(refusal.faults)
    except LimitReached as refusal:
        return {"name": (str(refusal),)}
    except StaleVersion:
        return {"name": ("The decision was changed meanwhile; look at it, then name it.",)}
    messages.success(request, f"“{made.name}” is kept as revision {made.number}.")
    return {}


def _template(request: HttpRequest) -> str:
    htmx = getattr(request, "htmx", None)
    is_fragment = htmx and not htmx.history_restore_request
    return f"revisions/{'_revisions' if is_fragment else 'revisions'}.html"
