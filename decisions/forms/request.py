"""What a view is given: a person's request, where signing in is required, with what htmx says of it."""

from django.contrib.auth.models import User
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class PersonsRequest(HttpRequest):
    """For views behind `login_required`: there, `user` is a person."""

    user: User
    htmx: HtmxDetails
