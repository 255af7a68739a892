"""What a whole uploaded book changes: only lines that differ from what holds now become own prices."""

import difflib
from collections.abc import Iterator
from typing import Any

from advisor.cost.own_prices import OwnPrices
from advisor.cost.price import Price
from advisor.cost.price_book import InvalidPriceBook, PriceBook


def change_of_upload(
    uploaded: PriceBook, *, listed: PriceBook, own: OwnPrices, now: PriceBook
) -> dict[str, Any]:
    """The change, as `OwnPrices.changed` takes it, that leads from the book `now` to the uploaded one.

    A line that says what holds anyway changes nothing; one that says what would hold without an own price
    takes the own price away. Raises InvalidPriceBook for an SKU that is missing, unknown or sold by another
    unit.
    """
    faults = dict(_faults(uploaded, listed))
    if faults:
        raise InvalidPriceBook(faults)
    without = OwnPrices(discounts=own.discounts)
    changed = [price for sku, price in uploaded.prices.items() if price.tiers != now.prices[sku].tiers]
    return {
        "prices": [_row(price, is_back=price.tiers == without.on(listed.price(price.sku)).tiers)
                   for price in changed]
    }  # fmt: skip


def _row(price: Price, *, is_back: bool) -> dict[str, Any]:
    if is_back:
        return {"sku": price.sku, "usd": None}
    tiers = [{"up_to": tier.up_to, "usd": tier.usd} for tier in price.tiers]
    return {"sku": price.sku, "tiers": tiers}


def _faults(uploaded: PriceBook, listed: PriceBook) -> Iterator[tuple[str, str]]:
    for sku in listed.prices:
        if sku not in uploaded.prices:
            yield sku, "It is missing; a whole book prices every SKU of the list."
    for sku, price in uploaded.prices.items():
        if sku not in listed.prices:
            near = difflib.get_close_matches(sku, listed.prices, n=1)
            yield sku, f"The list has no such SKU{f'; did you mean {near[0]}?' if near else '.'}"
        elif price.unit != listed.prices[sku].unit:
            yield sku, f"The list sells it by {listed.prices[sku].unit}, not by {price.unit}."
