"""What is kept of a use case gives the same answer as finding it again."""

import math
from dataclasses import replace

import pytest

from advisor.portfolio.assess import assess
from advisor.portfolio.kept import assessed_of, kept_text
from advisor.portfolio.member import Member
from advisor.portfolio.portfolio import put_together
from tests.make import make_use_case, price_book

MEMBERS = tuple(
    Member(title=str(headway_s), team="Desk", use_case=make_use_case(current_headway_s=headway_s))
    for headway_s in (0, 1, 900, 86_400)
)


def known(members=MEMBERS):
    found = dict(assess(members, lambda use_case: price_book()))
    return [found[place] for place in range(len(members))]


def test_a_portfolio_of_what_was_kept_is_the_portfolio():
    found = known()
    assert put_together(MEMBERS, [assessed_of(kept_text(each)) for each in found]) == put_together(
        MEMBERS, found
    )


@pytest.mark.parametrize("number", [math.inf, 0.1, 1e308, 5e-324])
def test_every_number_is_read_back_to_its_last_bit(number):
    (first, *_) = known(MEMBERS[1:2])
    changed = replace(first, running=replace(first.running, yearly_usd=number))
    assert assessed_of(kept_text(changed)).running.yearly_usd == number
