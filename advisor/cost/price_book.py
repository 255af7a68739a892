"""Prices as data: one provider's unit prices in one region, read from a file with every fault at once."""

import datetime as dt
import difflib
import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

from advisor.cases import Array
from advisor.cost.price import Price, Tier
from advisor.vocabulary import Grade

HEADER = ("version", "provider", "region")
TEXTS = ("sku", "title", "unit", "source")
PRICE_KEYS = frozenset({*TEXTS, "usd", "tiers", "as_of", "grade", "region", "note"})
UNDATED = "undated"
MOST_DIGITS, MOST_PLACES = 18, 18
"""Digits before and after the point of a price or of a tier's bound."""
PARTIAL_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
Faults = dict[str, str]


class UnknownSku(KeyError):
    """A design asks for something that the price book does not price."""

    def __init__(self, sku: str, known: tuple[str, ...]) -> None:
        self.sku = sku
        near = difflib.get_close_matches(sku, known, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        super().__init__(f"The price book has no price for {sku}{hint}")

    def __str__(self) -> str:
        return str(self.args[0])


class InvalidPriceBook(ValueError):
    """A price book that cannot be used; `faults` maps each place to what would be right there."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        self.faults = dict(faults)
        super().__init__("; ".join(f"{place}: {text}" for place, text in self.faults.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceBook:
    """The prices by SKU, in the order of the book."""

    version: str
    provider: str
    region: str
    prices: Mapping[str, Price]

    def price(self, sku: str) -> Price:
        """Raises UnknownSku naming the nearest SKU."""
        try:
            return self.prices[sku]
        except KeyError:
            raise UnknownSku(sku, tuple(self.prices)) from None

    def usd(self, sku: str, quantity: Array) -> Array:
        """USD for each quantity of an SKU in a month; raises UnknownSku."""
        return self.price(sku).usd(quantity)

    def amount(self, sku: str, quantity: Decimal) -> Decimal:
        """Exact USD for one quantity of an SKU, not rounded; raises UnknownSku."""
        return self.price(sku).amount(quantity)

    def scaled(self, factor: Decimal) -> "PriceBook":
        """The same book with every price times `factor`."""
        return replace(self, prices={sku: price.scaled(factor) for sku, price in self.prices.items()})


def read_price_book(path: str | Path) -> PriceBook:
    """The price book in a YAML or JSON file; raises InvalidPriceBook with every fault, or OSError."""
    try:
        data = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise InvalidPriceBook({"file": f"It is no YAML: {error}"}) from error
    return parse_price_book(data)


def parse_price_book(data: Any) -> PriceBook:
    """A price book from plain data; raises InvalidPriceBook with every fault.

    A price's `source` may be a key of the optional mapping `sources`, or the source itself.
    """
    if not isinstance(data, Mapping):
        raise InvalidPriceBook({"file": "Give a mapping with version, provider, region and prices."})
    faults: Faults = {key: "Give a text." for key in HEADER if not _is_text(data.get(key))}
    sources = data.get("sources", {})
    if not isinstance(sources, Mapping):
        faults["sources"] = "Give a mapping of names to sources, or leave it out."
        sources = {}
    prices: dict[str, Price] = {}
    for place, row in _rows(data.get("prices"), faults):
        price = _price(place, row, sources, str(data.get("region")), faults)
        if price is not None and price.sku in prices:
            faults[f"{place}.sku"] = f"{price.sku} is priced twice; keep one."
        elif price is not None:
            prices[price.sku] = price
    if faults:
        raise InvalidPriceBook(faults)
    version, provider, region = (str(data[key]) for key in HEADER)
    return PriceBook(version=version, provider=provider, region=region, prices=prices)


def _rows(given: Any, faults: Faults) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if not isinstance(given, list) or not given:
        faults["prices"] = "Give a list of at least one price."
        return
    for index, row in enumerate(given):
        place = f"prices[{index}]"
        if isinstance(row, Mapping):
            yield place, row
        else:
            faults[place] = f"Give a mapping with {', '.join(TEXTS)}, usd or tiers, as_of and grade."


def _price(
    place: str, row: Mapping[str, Any], sources: Mapping[str, Any], region: str, faults: Faults
) -> Price | None:
    """The price in one row, or None after its faults were added."""
    found: Faults = {key: "Give a text." for key in TEXTS if not _is_text(row.get(key))}
    found |= {str(key): "There is no such key." for key in row if key not in PRICE_KEYS}
    tiers = read_tiers(row, found)
    as_of, grade = _as_of(row.get("as_of"), found), _grade(row.get("grade"), found)
    if found or as_of is None or grade is None:
        faults.update({f"{place}.{key}": text for key, text in found.items()})
        return None
    return Price(
        sku=row["sku"],
        title=row["title"],
        unit=row["unit"],
        tiers=tiers,
        source=str(sources.get(row["source"], row["source"])),
        as_of=as_of,
        grade=grade,
        region=str(row.get("region", region)),
        note=str(row.get("note", "")),
    )


def read_tiers(row: Mapping[str, Any], found: Faults) -> tuple[Tier, ...]:
    """The tiers of a row with `usd`, or with `tiers` of `up_to` and `usd`; what is wrong goes to `found`."""
    if ("usd" in row) == ("tiers" in row):
        found["usd"] = "Give either usd or tiers."
        return ()
    given = row.get("tiers", [{"usd": row.get("usd")}])
    if not isinstance(given, list) or not given or not all(isinstance(tier, Mapping) for tier in given):
        found["tiers"] = "Give a list of tiers, each with up_to and usd; the last without up_to."
        return ()
    bounds = [read_number(tier.get("up_to")) for tier in given[:-1]]
    prices = [read_number(tier.get("usd")) for tier in given]
    if any(price is None for price in prices):
        found["usd"] = f"Give a number of USD, 0 or more, not {[tier.get('usd') for tier in given]}."
    if given[-1].get("up_to") is not None or not _rises(bounds):
        found["tiers"] = "Give each tier but the last an up_to above the one before."
    upper = (*bounds, None)
    return tuple(Tier(up_to=u, usd=usd) for u, usd in zip(upper, prices, strict=True) if usd is not None)


def _rises(bounds: list[Decimal | None]) -> bool:
    given = [Decimal(0), *(bound for bound in bounds if bound is not None)]
    return len(given) == len(bounds) + 1 and all(a < b for a, b in itertools.pairwise(given))


def read_number(given: Any) -> Decimal | None:
    """An exact decimal of a number or its text; None for anything else, below 0 or not finite."""
    if isinstance(given, bool) or not isinstance(given, int | float | str | Decimal):
        return None
    try:
        number = Decimal(str(given))
    except InvalidOperation:
        return None
    return number if number.is_finite() and number >= 0 and _is_sane(number) else None


def _is_sane(number: Decimal) -> bool:
    """False for what nobody pays or buys, and would be written out in thousands of digits."""
    _, digits, exponent = number.as_tuple()
    return isinstance(exponent, int) and exponent >= -MOST_PLACES and len(digits) + exponent <= MOST_DIGITS


def _as_of(given: Any, found: Faults) -> str | None:
    text = given.isoformat() if isinstance(given, dt.date) else str(given)
    if text == UNDATED or PARTIAL_DATE.fullmatch(text):
        return text
    found["as_of"] = f"Give a date like 2026-07-20, a month, a year, or {UNDATED}, not {given!r}."
    return None


def _grade(given: Any, found: Faults) -> Grade | None:
    if isinstance(given, str) and given in set(Grade):
        return Grade(given)
    found["grade"] = f"Give one of {', '.join(Grade)}, not {given!r}."
    return None


def _is_text(given: Any) -> bool:
    return isinstance(given, str) and bool(given.strip())
