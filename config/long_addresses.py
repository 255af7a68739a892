"""Answers an address longer than any of ours with a page, before the web server cuts it off without one."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from decisions.api.problems import problem

LONGEST = 2000
"""Signs of path and query. Signing in carries the address along, with up to three signs for each of them."""


def long_addresses(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Refuse a longer one with 414: as a page, in the API as problem details."""

    def middleware(request: HttpRequest) -> HttpResponse:
        is_too_long = len(request.get_full_path()) > LONGEST and not request.path.startswith("/sign-in/")
        return _refusal(request) if is_too_long else get_response(request)

    return middleware


def _refusal(request: HttpRequest) -> HttpResponse:
    code = HTTPStatus.REQUEST_URI_TOO_LONG
    if request.path.startswith("/api/"):
        return problem(
            code, f"Path and query have {len(request.get_full_path())} signs; give at most {LONGEST}."
        )
    return render(request, "414.html", status=code)
