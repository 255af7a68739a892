"""Documents of a decision, to download: by their owner, or by whoever holds a link."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from decisions.models.decision import Decision
from decisions.selectors.decisions import owned_decision, shared_decision


@login_required
@require_safe
def document(request: HttpRequest, public_id: str, name: str) -> HttpResponse:
    """One document of one's own decision."""
    return _download(owned_decision(request.user, public_id), name)


@require_safe
def shared_document(request: HttpRequest, token: str, name: str) -> HttpResponse:
    """The same for the holder of a link."""
    return _download(shared_decision(token), name)


def _download(decision: Decision, name: str) -> HttpResponse:
    raise Http404("There is no such document.")
