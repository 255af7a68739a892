"""Documents of a decision, to download: by their owner, or by whoever holds a link."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from decisions.forms.request import PersonsRequest
from decisions.models.decision import Decision
from decisions.pages.refusal import refused
from decisions.selectors.decisions import owned_decision, shared_decision
from decisions.services.documents import KIND_BY_NAME, DocumentFailed, render


@login_required
@require_safe
def document(request: PersonsRequest, public_id: str, name: str) -> HttpResponse:
    """One document of one's own decision."""
    return _download(request, owned_decision(request.user, public_id), name)


@require_safe
def shared_document(request: HttpRequest, token: str, name: str) -> HttpResponse:
    """The same for the holder of a link."""
    return _download(request, shared_decision(token), name)


def _download(request: HttpRequest, decision: Decision, name: str) -> HttpResponse:
    kind = KIND_BY_NAME.get(name)
    if kind is None:
        raise Http404("There is no such document.")
    try:
        rendered = render(decision, kind)
    except DocumentFailed as failure:
        return refused(request, failure, status=503)
    response = HttpResponse(rendered.content, content_type=rendered.content_type)
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=rendered.filename
    )
    response["Cache-Control"] = "private, no-store"
    return response
