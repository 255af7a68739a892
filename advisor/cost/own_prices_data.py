"""Own prices as plain data for storing and for tools, and back; numbers are exact texts."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from advisor.cost.own_prices import Discount, OwnPrice, OwnPrices, Stamp
from advisor.cost.price import Tier


def own_prices_data(own: OwnPrices) -> dict[str, Any]:
    """Discounts and own prices as lists, each with who, when and why."""
    return {
        "discounts": [
            {"prefix": each.prefix, "percent": format(each.percent, "f")} | _stamp_data(each.stamp)
            for each in own.discounts.values()
        ],
        "prices": [
            {"sku": each.sku, "tiers": [_tier_data(tier) for tier in each.tiers]} | _stamp_data(each.stamp)
            for each in own.prices.values()
        ],
    }


def own_prices_of(data: Mapping[str, Any]) -> OwnPrices:
    """What `own_prices_data` gave, read back."""
    discounts = [
        Discount(prefix=row["prefix"], percent=Decimal(row["percent"]), stamp=_stamp(row))
        for row in data["discounts"]
    ]
    prices = [
        OwnPrice(sku=row["sku"], tiers=tuple(_tier(tier) for tier in row["tiers"]), stamp=_stamp(row))
        for row in data["prices"]
    ]
    return OwnPrices(
        discounts={each.prefix: each for each in discounts}, prices={each.sku: each for each in prices}
    )


def _stamp_data(stamp: Stamp) -> dict[str, str]:
    return {"by": stamp.by, "on": stamp.on, "reason": stamp.reason}


def _stamp(row: Mapping[str, Any]) -> Stamp:
    return Stamp(by=row["by"], on=row["on"], reason=row["reason"])


def _tier_data(tier: Tier) -> dict[str, str | None]:
    return {"up_to": None if tier.up_to is None else format(tier.up_to, "f"), "usd": format(tier.usd, "f")}


def _tier(row: Mapping[str, Any]) -> Tier:
    return Tier(up_to=None if row["up_to"] is None else Decimal(row["up_to"]), usd=Decimal(row["usd"]))
