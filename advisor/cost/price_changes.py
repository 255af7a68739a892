"""What one set of own prices, or one book, changes against another: the lines of an audit trail, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.cost.own_prices import Discount, OwnPrices
from advisor.cost.price import Tier
from advisor.cost.price_book import PriceBook

EVERY_SKU = "every SKU"


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceChange:
    """One line: a discount on SKUs that begin alike, or what one SKU costs. `from_` and `to` are words."""

    line: str
    from_: str
    to: str


def rule_changes(before: OwnPrices, after: OwnPrices, listed: PriceBook) -> tuple[PriceChange, ...]:
    """The rules that differ, over the same list. What a discount does to each SKU is not told apart."""
    return (*_discounts(before, after), *_prices(before, after, listed))


def book_changes(before: PriceBook, after: PriceBook) -> tuple[PriceChange, ...]:
    """The SKUs whose price differs between two books, those of one book only included."""
    found = []
    for sku in dict.fromkeys((*before.prices, *after.prices)):
        old, new = before.prices.get(sku), after.prices.get(sku)
        words = [tiers_words(price.tiers) if price else "not priced" for price in (old, new)]
        if words[0] != words[1]:
            found.append(PriceChange(line=sku, from_=words[0], to=words[1]))
    return tuple(found)


def tiers_words(tiers: tuple[Tier, ...]) -> str:
    """ "0.015 USD", or "0.10 USD to 1,000, 0.08 USD beyond"."""
    if len(tiers) == 1:
        return f"{tiers[0].usd:f} USD"
    return ", ".join(
        f"{tier.usd:f} USD {'beyond' if tier.up_to is None else f'to {tier.up_to:,f}'}" for tier in tiers
    )


def _discounts(before: OwnPrices, after: OwnPrices) -> Iterator[PriceChange]:
    for prefix in dict.fromkeys((*before.discounts, *after.discounts)):
        old, new = _percent(before.discounts.get(prefix)), _percent(after.discounts.get(prefix))
        if old != new:
            yield PriceChange(line=f"{prefix}…" if prefix else EVERY_SKU, from_=old, to=new)


def _percent(discount: Discount | None) -> str:
    return f"{discount.percent:f} % off" if discount else "no discount"


def _prices(before: OwnPrices, after: OwnPrices, listed: PriceBook) -> Iterator[PriceChange]:
    for sku in dict.fromkeys((*before.prices, *after.prices)):
        if sku not in listed.prices:
            continue
        old, new = (
            f"{tiers_words(own.on(listed.prices[sku]).tiers)}{'' if sku in own.prices else ', no own price'}"
            for own in (before, after)
        )
        if old != new:
            yield PriceChange(line=sku, from_=old, to=new)
