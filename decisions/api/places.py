"""A price book's place in an address: the provider and the region it is for."""

from django.contrib.auth.models import AbstractBaseUser
from django.http import Http404
from drf_spectacular.utils import OpenApiParameter

from decisions.selectors.price_books import BookInForce, book_in_force, places

NAME = {"type": "string", "pattern": "^[a-z0-9_-]+$"}
PLACE = tuple(
    OpenApiParameter(name, NAME, OpenApiParameter.PATH, description=words)
    for name, words in (("provider", "The provider's key."), ("region", "The region's name."))
)


def book_at(person: AbstractBaseUser, provider: str, region: str) -> BookInForce:
    """What holds for the person there; raises Http404 where no list is loaded."""
    if (provider, region) not in places():
        raise Http404
    return book_in_force(person, provider, region)
