"""Light, dark, or as the reader's system has it: kept in a cookie, so that no page flashes."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

A_YEAR_S = 365 * 24 * 3600


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the choice and go back to where it was made."""
    target = request.POST.get("next", "/")
    is_ours = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    response = redirect(target if is_ours else "/")
    chosen = request.POST.get("theme")
    if chosen in ("light", "dark"):
        response.set_cookie(
            "theme", chosen, max_age=A_YEAR_S, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
        )
    else:
        response.delete_cookie("theme")
    return response
