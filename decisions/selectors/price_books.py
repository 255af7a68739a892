"""Price books by version, parsed once a process; a version never changes, so none is forgotten."""

from collections.abc import Iterator
from functools import lru_cache

from advisor.cost.price import Price
from advisor.cost.price_book import PriceBook, parse_price_book
from decisions.models.price_book_row import PriceBookRow


class NoPriceBook(LookupError):
    """No price book was loaded: the fixtures are missing."""

    def __str__(self) -> str:
        return "There is no price book yet; run `python manage.py load_fixtures`."


def current_version() -> str:
    """The version that new decisions keep; raises NoPriceBook."""
    version = PriceBookRow.objects.filter(is_current=True).values_list("version", flat=True).first()
    if version is None:
        raise NoPriceBook
    return version


@lru_cache(maxsize=16)
def price_book(version: str) -> PriceBook:
    """The book of this version; raises PriceBookRow.DoesNotExist."""
    return parse_price_book(PriceBookRow.objects.get(version=version).content)


def known_versions() -> tuple[str, ...]:
    """Every version at hand, newest first."""
    return tuple(PriceBookRow.objects.order_by("-loaded_at", "-version").values_list("version", flat=True))


def found_prices(book: PriceBook, *, provider: str = "", search: str = "") -> tuple[Price, ...]:
    """Prices of the provider (all if blank) whose SKU or title holds every word of the search."""
    if provider and provider != book.provider:
        return ()
    words = search.lower().split()
    return tuple(_matching(book, words))


def _matching(book: PriceBook, words: list[str]) -> Iterator[Price]:
    for price in book.prices.values():
        text = f"{price.sku} {price.title} {price.unit}".lower()
        if all(word in text for word in words):
            yield price
