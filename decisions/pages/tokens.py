"""API tokens: named, expiring, shown once."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from decisions.forms.request import PersonsRequest
from decisions.selectors.tokens import tokens_of
from decisions.services.refusals import LimitReached, Refused
from decisions.services.tokens import make_token, revoke_token

LIFETIMES = ((30, "30 days"), (90, "90 days"), (365, "1 year"))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: PersonsRequest) -> HttpResponse:
    """The tokens at hand; posting makes one, whose text is shown this once."""
    context = {"name": request.POST.get("name", ""), "lifetimes": LIFETIMES, "days": 90}
    if request.method == "POST":
        days = request.POST.get("days", "")
        context["days"] = int(days) if days.isdecimal() and len(days) < 6 else 0
        try:
            context["token"], context["text"] = make_token(
                request.user, name=str(context["name"]), days=int(str(context["days"]))
            )
        except Refused as refusal:
            context["faults"] = refusal.faults
        except LimitReached as refusal:
            context["faults"] = {"name": (str(refusal),)}
    context |= {"tokens": tokens_of(request.user), "now": timezone.now()}
    return render(request, "people/tokens.html", context)


@login_required
@require_POST
def revoke(request: PersonsRequest, key: str) -> HttpResponse:
    """The token stops working at once."""
    if revoke_token(request.user, key):
        messages.success(request, "The token is revoked.")
    return redirect("tokens")
