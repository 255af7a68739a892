"""The airport game of Littlechild and Owen (1973), and that no cent is lost."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.portfolio.sharing import shapley_of_largest


def by_definition(needs):
    """The mean over all orders of arrival of what each adds to the largest need so far."""
    added = [0] * len(needs)
    orders = list(permutations(range(len(needs))))
    for order in orders:
        largest = 0
        for user in order:
            added[user] += max(needs[user] - largest, 0)
            largest = max(largest, needs[user])
    return [each / len(orders) for each in added]


@pytest.mark.parametrize("needs", [(6, 12, 18), (30, 30, 30), (0, 100), (5, 7, 7, 90)], ids=str)
def test_shares_are_the_mean_over_all_orders_of_arrival(needs):
    assert shapley_of_largest(needs) == pytest.approx(by_definition(needs), abs=1)


def test_three_runways_by_hand():
    """6 / 3; then 6 / 2 more; then 6 more."""
    assert shapley_of_largest((6, 12, 18)) == (2, 5, 11)


@given(st.lists(st.integers(0, 10**9), max_size=30))
def test_shares_sum_to_the_largest_and_exceed_nobodys_need(needs):
    shares = shapley_of_largest(needs)
    assert sum(shares) == max(needs, default=0)
    assert all(0 <= share <= need for share, need in zip(shares, needs, strict=True))
