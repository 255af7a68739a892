"""Two states of a decision beside each other, as page and PDF; for its owner and for holders of a link."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header, urlencode
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from decisions.forms.request import PersonsRequest
from decisions.models.decision import Decision
from decisions.pages.refusal import refused
from decisions.pages.unlisted import unlisted
from decisions.selectors.decisions import owned_decision, shared_decision
from decisions.selectors.revisions import revisions_of
from decisions.services.documents import DocumentFailed
from decisions.services.refusals import Refused
from decisions.services.revision_comparison import NOW, compare_revisions, comparison_pdf
from decisions.shown.revisions import shown_comparison


@login_required
@vary_on_headers("HX-Request")
@require_safe
def compare(request: PersonsRequest, public_id: str) -> HttpResponse:
    """What differs between the states that the query names."""
    decision = owned_decision(request.user, public_id)
    return _page(request, decision, reverse("decision", args=[public_id]))


@vary_on_headers("HX-Request")
@require_safe
def shared_compare(request: HttpRequest, token: str) -> HttpResponse:
    """The same for the holder of a link."""
    return unlisted(_page(request, shared_decision(token), reverse("shared", args=[token])))


@login_required
@require_safe
def compare_pdf(request: PersonsRequest, public_id: str) -> HttpResponse:
    """The same as a document."""
    return _pdf(request, owned_decision(request.user, public_id))


@require_safe
def shared_compare_pdf(request: HttpRequest, token: str) -> HttpResponse:
    """The document for the holder of a link."""
    return unlisted(_pdf(request, shared_decision(token)))


def _asked(request: HttpRequest) -> dict[str, str]:
    return {"before": request.GET.get("from", ""), "after": request.GET.get("to", NOW)}


def _page(request: HttpRequest, decision: Decision, root: str) -> HttpResponse:
    asked, kept = _asked(request), tuple(revisions_of(decision))
    if not asked["before"] and kept:
        asked["before"] = str(kept[0].number)
    context: dict[str, Any] = {"decision": decision, "root": root, "kept": kept, "asked": asked}
    if kept:
        try:
            context["shown"] = shown_comparison(compare_revisions(decision, **asked))
        except Refused as refusal:
            context["faults"] = {"before": refusal.faults.get("from"), "after": refusal.faults.get("to")}
    context["query"] = urlencode({"from": asked["before"], "to": asked["after"]})
    htmx = getattr(request, "htmx", None)
    is_fragment = htmx and not htmx.history_restore_request
    return render(request, f"revisions/{'_comparison' if is_fragment else 'comparison'}.html", context)


def _pdf(request: HttpRequest, decision: Decision) -> HttpResponse:
    try:
        made = comparison_pdf(compare_revisions(decision, **_asked(request)))
    except Refused as refusal:
        return refused(request, refusal, status=400)
    except DocumentFailed as failure:
        return refused(request, failure, status=503)
    response = HttpResponse(made.content, content_type=made.content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=made.filename)
    response["Cache-Control"] = "private, no-store"
    return response
