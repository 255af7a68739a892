"""Price books by version, parsed once a process, and which of them holds for whom.

A version never changes, so none is forgotten. For an organisation its own newest book of a provider and
region holds, else the current list.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet

from advisor.cost.own_prices import OwnPrices
from advisor.cost.own_prices_data import own_prices_of
from advisor.cost.price import Price
from advisor.cost.price_book import PriceBook, parse_price_book
from advisor.use_case import FACT_BY_KEY
from decisions.models.organisation import Organisation
from decisions.models.own_version import OwnPriceBook
from decisions.models.price_book_row import PriceBookRow
from decisions.selectors.organisations import organisation_of

USUAL_PLACE = (str(FACT_BY_KEY["provider"].default), str(FACT_BY_KEY["region"].default))


class NoPriceBook(LookupError):
    """No price book was loaded: the fixtures are missing."""

    def __str__(self) -> str:
        return "There is no price book yet; run `python manage.py load_fixtures`."


@dataclass(frozen=True, slots=True, kw_only=True)
class BookInForce:
    """What holds for a person in a provider's region: the list, with the organisation's own rules if any.

    `number` is the own version, 0 where the list holds as it is.
    """

    provider: str
    region: str
    listed: PriceBook
    book: PriceBook
    rules: OwnPrices
    number: int

    def rule_words(self, sku: str) -> str:
        """ "own price", "12 % off", or blank where the list holds."""
        if sku in self.rules.prices:
            return "own price"
        discount = self.rules.discount_on(sku)
        return f"{discount.percent:f} % off" if discount else ""


def current_version(
    provider: str = USUAL_PLACE[0], region: str = USUAL_PLACE[1], *, person_pk: int | None = None
) -> str:
    """The version that a new decision in this place keeps, of this person's; raises NoPriceBook."""
    return version_in_force(organisation_of(person_pk) if person_pk else None, provider, region)


def version_in_force(organisation: Organisation | None, provider: str, region: str) -> str:
    """The organisation's newest version of the place's book, else that of the list; raises NoPriceBook."""
    own = own_books(organisation, provider, region).first() if organisation else None
    return own.price_book_id if own else list_row(provider, region).version


def list_row(provider: str, region: str) -> PriceBookRow:
    """The current list book of the place; raises NoPriceBook."""
    row = PriceBookRow.objects.filter(is_current=True, provider=provider, region=region).first()
    if row is None:
        raise NoPriceBook
    return row


def own_books(organisation: Organisation, provider: str, region: str) -> QuerySet[OwnPriceBook]:
    """The organisation's versions of this book, newest first."""
    found = OwnPriceBook.objects.filter(organisation=organisation, provider=provider, region=region)
    return found.order_by("-number")


def places() -> tuple[tuple[str, str], ...]:
    """Provider and region of every list book, the usual one first."""
    found = PriceBookRow.objects.filter(is_current=True).values_list("provider", "region")
    return tuple(sorted(found, key=lambda place: (place != USUAL_PLACE, place)))


def book_in_force(person: AbstractBaseUser, provider: str, region: str) -> BookInForce:
    """What holds for the person in this place; raises NoPriceBook."""
    organisation = organisation_of(person.pk)
    own = own_books(organisation, provider, region).first() if organisation else None
    listed = price_book(own.list_book_id if own else list_row(provider, region).version)
    return BookInForce(
        provider=provider,
        region=region,
        listed=listed,
        book=price_book(own.price_book_id) if own else listed,
        rules=own_prices_of(own.rules) if own else OwnPrices(),
        number=own.number if own else 0,
    )


@lru_cache(maxsize=16)
def price_book(version: str) -> PriceBook:
    """The book of this version; raises PriceBookRow.DoesNotExist."""
    return parse_price_book(PriceBookRow.objects.get(version=version).content)


def known_versions(person_pk: int, *place: str) -> tuple[str, ...]:
    """Every version that the person may use, newest first: the lists and their organisation's.

    `place` is a provider and a region, or nothing for all.
    """
    organisation = organisation_of(person_pk)
    is_theirs = Q(own=None) | Q(own__organisation=organisation) if organisation else Q(own=None)
    rows = PriceBookRow.objects.filter(is_theirs, **dict(zip(("provider", "region"), place, strict=False)))
    return tuple(rows.order_by("-loaded_at", "-version").values_list("version", flat=True))


def found_prices(book: PriceBook, *, search: str = "") -> tuple[Price, ...]:
    """Prices whose SKU, title or unit holds every word of the search."""
    return tuple(_matching(book, search.lower().split()))


def _matching(book: PriceBook, words: list[str]) -> Iterator[Price]:
    for price in book.prices.values():
        text = f"{price.sku} {price.title} {price.unit}".lower()
        if all(word in text for word in words):
            yield price
