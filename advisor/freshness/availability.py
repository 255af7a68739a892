"""How much of the time a design answers at all: failures, and how long they stay unseen with this team's
pager.
"""

import numpy as np

from advisor.cases import Array, Cases
from advisor.options import Option
from advisor.vocabulary import OnCall, Provider

HOUR, DAY = 3600.0, 86400.0

OFFICE_GAPS_S = (16 * HOUR,) * 4 + (64 * HOUR,)
"""The nights and the weekend of a 40 h week."""


def unseen_s(on_call: OnCall) -> float:
    """Mean time until somebody looks at a failure that strikes at a random moment, seconds.

    Office hours: the sum of squared gaps over twice the week (the inspection paradox; Cox 1962, Renewal
    Theory).
    Nobody: the next office hours after a further day in which it is noticed.
    """
    until_office = sum(gap**2 for gap in OFFICE_GAPS_S) / (2 * 7 * DAY)
    return {OnCall.AROUND_THE_CLOCK: 0.0, OnCall.OFFICE: until_office, OnCall.NONE: until_office + DAY}[
        on_call
    ]


def _left(cases: Cases) -> float:
    """Share of the time between failures that is left where the team runs the machines too."""
    is_own = cases.facts.provider is Provider.SELF_HOSTED
    return cases.assumptions["availability.own_machines"] if is_own else 1.0


def availability(option: Option, cases: Cases) -> Array:
    """Share of time (0..1) in which results keep coming, (cases.size,)."""
    return np.full(cases.size, availability_share(option, cases))


def availability_share(option: Option, cases: Cases) -> float:
    """The same as the one number that it is for a team: MTBF / (MTBF + time down)."""
    key = "availability.mtbf_always_on" if option.is_always_on else "availability.mtbf_scheduled"
    mtbf = cases.assumptions[key] * DAY * _left(cases)
    down = unseen_s(cases.facts.on_call) + cases.assumptions["availability.repair"] * HOUR
    return mtbf / (mtbf + down)
