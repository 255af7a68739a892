"""Links that let others read a decision: made here, shown once, revoked here."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from decisions.forms.request import PersonsRequest
from decisions.selectors.decisions import live_links, owned_decision
from decisions.services.refusals import LimitReached
from decisions.services.sharing import revoke, share


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def links(request: PersonsRequest, public_id: str) -> HttpResponse:
    """The links that work; posting makes one more, shown this once."""
    decision = owned_decision(request.user, public_id)
    context: dict[str, Any] = {"decision": decision}
    if request.method == "POST":
        try:
            address = reverse("shared", args=[share(decision)])
        except LimitReached as refusal:
            context["fault"] = str(refusal)
        else:
            context["new_link"] = request.build_absolute_uri(address)
    return render(request, "decision/links.html", context | {"links": live_links(decision)})


@login_required
@require_POST
def revoke_link(request: PersonsRequest, public_id: str, link: int) -> HttpResponse:
    """The link stops working at once."""
    decision = owned_decision(request.user, public_id)
    if revoke(decision, link):
        messages.success(request, "The link is revoked: whoever holds it finds nothing.")
    return redirect("links", public_id=public_id)
