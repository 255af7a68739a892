"""What people type about own prices and discounts, turned into the change that the service takes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from advisor.cost.own_prices import Discount
from advisor.cost.price import Tier

LARGEST_NUMBER = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedTier:
    """A tier as it is typed: the bound, blank for the last, and the price."""

    up_to: str = ""
    usd: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedDiscount:
    """A discount as it is typed; `fault` stands beside it."""

    prefix: str = ""
    percent: str = ""
    fault: str = ""


def stored_tiers(tiers: Iterable[Tier]) -> tuple[TypedTier, ...]:
    """Tiers as a form shows them, with a blank row for one more."""
    rows = [
        TypedTier(up_to="" if tier.up_to is None else _short(tier.up_to), usd=_short(tier.usd))
        for tier in tiers
    ]
    return (*rows, TypedTier())


def posted_tiers(post: QueryDict) -> tuple[TypedTier, ...]:
    """Tiers as they were typed; blank rows are dropped but for a last one to type into."""
    bounds, prices = post.getlist("up_to"), post.getlist("usd")
    rows = [
        TypedTier(up_to=up_to.strip(), usd=usd.strip())
        for up_to, usd in zip(bounds, prices, strict=False)
        if up_to.strip() or usd.strip()
    ]
    return (*rows, TypedTier())


def price_change(sku: str, tiers: tuple[TypedTier, ...], *, takes_away: bool) -> dict[str, Any]:
    """The change of one own price."""
    if takes_away:
        return {"prices": [{"sku": sku, "usd": None}]}
    typed = [tier for tier in tiers if tier.up_to or tier.usd]
    rows = [
        {"usd": _number(tier.usd)} | ({"up_to": _number(tier.up_to)} if tier.up_to else {}) for tier in typed
    ]
    if len(rows) == 1 and "up_to" not in rows[0]:
        return {"prices": [{"sku": sku, **rows[0]}]}
    return {"prices": [{"sku": sku, "tiers": rows}]}


def stored_discounts(discounts: Mapping[str, Discount]) -> tuple[TypedDiscount, ...]:
    """Discounts as a form shows them, with a blank row for one more."""
    rows = [TypedDiscount(prefix=each.prefix, percent=_short(each.percent)) for each in discounts.values()]
    return (*rows, TypedDiscount())


def posted_discounts(post: QueryDict) -> tuple[TypedDiscount, ...]:
    """Discounts as they were typed, with a blank row for one more."""
    rows = [
        TypedDiscount(prefix=prefix.strip(), percent=percent.strip())
        for prefix, percent in zip(post.getlist("prefix"), post.getlist("percent"), strict=False)
    ]
    return (*(row for row in rows if row.prefix or row.percent), TypedDiscount())


def discount_change(typed: Iterable[TypedDiscount], now: Mapping[str, Discount]) -> dict[str, Any]:
    """The rows that differ from what holds; one left out or without a percentage takes its discount away."""
    rows = {row.prefix: row.percent for row in typed if row.prefix or row.percent}
    gone = [{"prefix": prefix, "percent": None} for prefix in now if not rows.get(prefix)]
    kept = {prefix: _short(each.percent) for prefix, each in now.items()}
    wanted = [
        {"prefix": prefix, "percent": _number(percent.removesuffix("%").strip())}
        for prefix, percent in rows.items()
        if percent and kept.get(prefix) != percent
    ]
    return {"discounts": gone + wanted}


def based_on(post: QueryDict) -> int | None:
    """The version that the form was opened on."""
    text = post.get("number", "")
    return int(text) if text.isdecimal() and len(text) <= LARGEST_NUMBER else None


def _number(text: str) -> str:
    """Without the marks that group digits."""
    return text.replace(",", "").replace(" ", "").replace("\N{NO-BREAK SPACE}", "")


def _short(number: Any) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
