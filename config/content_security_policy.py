"""Tells browsers to run only scripts that come from here, so that nothing somebody typed can act as one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

RULES = {
    "default-src": "'self'",
    "script-src": "'self'",
    # Charts and drawings set styles on their own elements.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "form-action": "'self'",
}
# The API's viewer, a page of drf-spectacular's, holds its starting script in itself.
VIEWER_PATH = "/api/v1/docs/"


def content_security_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Add the policy to each answer."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        extra = {"script-src": "'self' 'unsafe-inline'"} if request.path == VIEWER_PATH else {}
        rules = (f"{name} {sources}" for name, sources in (RULES | extra).items())
        response.headers.setdefault("Content-Security-Policy", "; ".join(rules))
        return response

    return middleware
