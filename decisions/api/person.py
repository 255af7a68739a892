"""Who is asking."""

from django.contrib.auth.models import AbstractBaseUser
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request


def person(request: Request) -> AbstractBaseUser:
    """The signed-in person; raises NotAuthenticated."""
    if not isinstance(request.user, AbstractBaseUser):
        raise NotAuthenticated
    return request.user
