"""Prices as rows of a table: what is paid, beside what the list says where the two differ."""

from dataclasses import dataclass

from advisor.cost.price import Price
from advisor.use_case import FACT_BY_KEY
from decisions.selectors.price_books import BookInForce


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRow:
    """`listed` is the list price where another one is paid; `rule` says why."""

    price: Price
    listed: Price | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLink:
    """A place that there is a book for."""

    provider: str
    region: str
    title: str
    is_shown: bool


def price_row(found: BookInForce, price: Price) -> PriceRow:
    """The row of a price of the book in force."""
    listed = found.listed.prices.get(price.sku)
    differs = listed is not None and listed.tiers != price.tiers
    return PriceRow(price=price, listed=listed if differs else None, rule=found.rule_words(price.sku))


def place_links(places: tuple[tuple[str, str], ...], shown: tuple[str, str]) -> tuple[PlaceLink, ...]:
    """A link for every place, the usual one first."""
    return tuple(
        PlaceLink(provider=provider, region=region, title=place_title(provider, region),
                  is_shown=(provider, region) == shown)
        for provider, region in places
    )  # fmt: skip


def place_title(provider: str, region: str) -> str:
    """ "AWS us-east-1"."""
    titles = dict(FACT_BY_KEY["provider"].choices)
    return f"{titles.get(provider, provider)} {region}"
