"""The page behind a one-time link: it signs in and moves on, so the token leaves the address bar."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from decisions.one_time_link import redeem


@never_cache
@require_GET
def one_time_sign_in(request: HttpRequest, token: str) -> HttpResponse:
    """Home when the token was good or the person is signed in already; else the sign-in page, saying why."""
    if request.user.is_authenticated:
        return redirect(settings.LOGIN_REDIRECT_URL)
    user = redeem(token)
    if user is None:
        messages.error(
            request,
            "This link was used or is too old. Running “python manage.py sign_in_link” prints a new one.",
        )
        return redirect(settings.LOGIN_URL)
    login(request, user)
    return redirect(settings.LOGIN_REDIRECT_URL)
