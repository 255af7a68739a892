"""Who pays how much of what several share: the Shapley value of a platform as large as its largest user.

Exact to the cent: the shares of a platform sum to what it costs.
"""

from collections.abc import Sequence


def shapley_of_largest(needs: Sequence[int]) -> tuple[int, ...]:
    """Shares, in cents, of a cost that is the largest of the `needs`, in the order of `needs`.

    The airport game (Littlechild and Owen 1973): each step from one need to the next larger is paid in equal
    parts by all who need it. Cents left over by rounding down go to the largest needs first.
    """
    order = sorted(range(len(needs)), key=lambda user: needs[user])
    exact, paid, below = [0.0] * len(needs), 0.0, 0
    for place, user in enumerate(order):
        paid += (needs[user] - below) / (len(needs) - place)
        exact[user], below = paid, needs[user]
    shares = [int(share) for share in exact]
    left = max(needs, default=0) - sum(shares)
    for place in range(left):
        shares[order[-1 - place % len(order)]] += 1
    return tuple(shares)
