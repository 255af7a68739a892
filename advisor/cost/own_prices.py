"""An organisation's own prices over a list: discounts on a prefix of SKUs, own prices of SKUs, each with why.

An own price stands as it is. Elsewhere the one discount with the longest matching prefix holds; discounts
never add up.
"""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from advisor.cost.price import Price, Tier
from advisor.cost.price_book import PriceBook, read_number, read_tiers
from advisor.vocabulary import Grade

WHOLE = Decimal(100)
LONGEST_REASON = 300
Faults = dict[str, str]


class InvalidOwnPrices(ValueError):
    """Own prices that cannot be used; `faults` maps each place to what would be right there."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        self.faults = dict(faults)
        super().__init__("; ".join(f"{place}: {text}" for place, text in self.faults.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Who said so, when (an ISO date) and why."""

    by: str
    on: str
    reason: str

    @property
    def words(self) -> str:
        """ "by ann on 2026-11-23, because contract 4711"."""
        return f"by {self.by} on {self.on}, because {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Discount:
    """`percent` off every list price whose SKU begins with `prefix`; a blank prefix is the whole book."""

    prefix: str
    percent: Decimal
    stamp: Stamp

    def applied_to(self, price: Price) -> Price:
        """The list price less the discount; its grade stays that of the list price."""
        source = f"{price.source}; less {self.percent:f} %, own discount, {self.stamp.words}"
        return replace(price.scaled((WHOLE - self.percent) / WHOLE), source=source)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPrice:
    """What the organisation pays for an SKU instead of the list price."""

    sku: str
    tiers: tuple[Tier, ...]
    stamp: Stamp

    def applied_to(self, price: Price) -> Price:
        """The own price under the list price's title and unit."""
        return replace(
            price,
            tiers=self.tiers,
            source=f"own price, {self.stamp.words}",
            as_of=self.stamp.on,
            grade=Grade.OWN,
            note="",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPrices:
    """All rules of an organisation for one book: discounts by prefix, own prices by SKU."""

    discounts: Mapping[str, Discount] = field(default_factory=dict)
    prices: Mapping[str, OwnPrice] = field(default_factory=dict)

    def discount_on(self, sku: str) -> Discount | None:
        """The discount with the longest prefix of this SKU; None without one."""
        matching = [prefix for prefix in self.discounts if sku.startswith(prefix)]
        return self.discounts[max(matching, key=len)] if matching else None

    def on(self, price: Price) -> Price:
        """What the organisation pays where the list says `price`."""
        rule = self.prices.get(price.sku) or self.discount_on(price.sku)
        return rule.applied_to(price) if rule else price

    def applied_to(self, book: PriceBook, *, version: str) -> PriceBook:
        """The list book with these rules, under a version of its own; rules on SKUs it lacks do nothing."""
        prices = {sku: self.on(price) for sku, price in book.prices.items()}
        return replace(book, version=version, prices=prices)

    def changed(self, change: Any, book: PriceBook, stamp: Stamp) -> "OwnPrices":
        """These rules with a change merged in: `discounts` of prefix and percent, `prices` of sku and usd or
        tiers; a null takes a rule away.

        `change` is plain data, checked against the list book. Raises InvalidOwnPrices with every fault.
        """
        faults: Faults = {}
        if not stamp.reason.strip() or len(stamp.reason) > LONGEST_REASON or "\x00" in stamp.reason:
            faults["reason"] = f"Say why, in 1 to {LONGEST_REASON} characters."
        discounts, prices = dict(self.discounts), dict(self.prices)
        for place, row in _rows("discounts", change, faults):
            _change_discount(discounts, place, row, faults, book=book, stamp=stamp)
        for place, row in _rows("prices", change, faults):
            _change_price(prices, place, row, faults, book=book, stamp=stamp)
        if faults:
            raise InvalidOwnPrices(faults)
        return OwnPrices(discounts=discounts, prices=prices)


def _rows(name: str, change: Any, faults: Faults) -> list[tuple[str, Mapping[str, Any]]]:
    given = change.get(name, [])
    if not isinstance(given, list):
        faults[name] = "Give a list."
        return []
    rows = [(f"{name}[{index}]", row) for index, row in enumerate(given)]
    faults.update({place: "Give a mapping." for place, row in rows if not isinstance(row, Mapping)})
    return [(place, row) for place, row in rows if isinstance(row, Mapping)]


def _change_discount(
    discounts: dict[str, Discount],
    place: str,
    row: Mapping[str, Any],
    faults: Faults,
    *,
    book: PriceBook,
    stamp: Stamp,
) -> None:
    found = {f"{key}": "There is no such key." for key in row if key not in ("prefix", "percent")}
    prefix, given = row.get("prefix"), row.get("percent")
    if not isinstance(prefix, str):
        found["prefix"] = "Give the beginning of the SKUs it is for; a blank text is for all."
    elif given is not None and not any(sku.startswith(prefix) for sku in book.prices):
        found["prefix"] = f"No SKU of the book begins with {prefix[:60]!r}{_near(prefix, book)}."
    percent = read_number(given)
    if "percent" not in row or (given is not None and (percent is None or not 0 < percent <= WHOLE)):
        found["percent"] = f"Give a percentage above 0, at most 100, not {given!r}; null takes it away."
    faults.update({f"{place}.{key}": text for key, text in found.items()})
    if found or not isinstance(prefix, str):
        return
    discounts.pop(prefix, None)
    if percent is not None:
        discounts[prefix] = Discount(prefix=prefix, percent=percent, stamp=stamp)


def _change_price(
    prices: dict[str, OwnPrice],
    place: str,
    row: Mapping[str, Any],
    faults: Faults,
    *,
    book: PriceBook,
    stamp: Stamp,
) -> None:
    found = {f"{key}": "There is no such key." for key in row if key not in ("sku", "usd", "tiers")}
    sku, takes_away = row.get("sku"), "usd" in row and row["usd"] is None and "tiers" not in row
    if not isinstance(sku, str):
        found["sku"] = "Give the SKU."
    elif sku not in book.prices and not takes_away:
        found["sku"] = f"The book has no {sku[:60]!r}{_near(sku, book)}."
    tiers = () if takes_away else read_tiers(row, found)
    faults.update({f"{place}.{key}": text for key, text in found.items()})
    if found or not isinstance(sku, str):
        return
    prices.pop(sku, None)
    if tiers:
        prices[sku] = OwnPrice(sku=sku, tiers=tiers, stamp=stamp)


def _near(text: str, book: PriceBook) -> str:
    near = difflib.get_close_matches(text, book.prices, n=1)
    return f"; did you mean {near[0]}?" if near else ""
