"""What a view is given: anybody's request with what htmx says of it, or a person's."""

from django.contrib.auth.models import User
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class AnybodysRequest(HttpRequest):
    """For views that need no sign-in."""

    htmx: HtmxDetails


class PersonsRequest(AnybodysRequest):
    """For views behind `login_required`: there, `user` is a person."""

    user: User
