"""Builders of organisations with an administrator, a member and prices of their own."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from decisions.models.organisation import Membership
from decisions.models.own_version import OwnPriceBook
from decisions.services.organisations import accept, found, invite
from decisions.services.own_prices import edit_prices

PLACE = ("aws", "us-east-1")
SHARD = "aws.kinesis.shard_hour"


def make_organisation(admin: AbstractBaseUser, *members: AbstractBaseUser) -> Membership:
    """The administrator's place in a new organisation that the members were invited to."""
    made = found(admin, "Northwind")
    for member in members:
        assert accept(member, invite(admin))
    return made


def make_own_prices(admin: AbstractBaseUser, **changes: Any) -> OwnPriceBook:
    """A version of own prices: half off every SKU unless `changes` say otherwise."""
    reason = changes.pop("reason", "contract 4711")
    change = changes or {"discounts": [{"prefix": "", "percent": 50}]}
    return edit_prices(admin, PLACE, change, reason=reason)
