"""What a page says of itself that is read by a link: no cache keeps it, no other site hears of it."""

from django.http import HttpResponse


def unlisted(response: HttpResponse) -> HttpResponse:
    """The response with the headers of a page whose address is a secret."""
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "private, no-store"
    return response
