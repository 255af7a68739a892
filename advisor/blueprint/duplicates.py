"""When second copies come (exponentially, through the facts' p99), and how long ids are remembered."""

import numpy as np

from advisor.blueprint.lateness import LN_100
from advisor.cases import Array, Cases, of_facts
from advisor.cost.sizing.constant import default
from advisor.vocabulary import Delivery

LEAK_EXACT = default(
    "duplicates.leak_exact",
    1e-6,
    "share",
    "of all events that may count twice where each must count exactly once",
)


@of_facts
def copy_mean_s(cases: Cases) -> Array:
    """Mean time between an event and its copy: the p99 of the facts over ln 100."""
    return np.asarray(cases.duplicate_within_s / LN_100)


@of_facts
def allowed_leak(cases: Cases) -> Array:
    """Share of all events that may count twice: the error tolerance, or one in a million for exactly once."""
    if cases.facts.delivery is Delivery.EXACTLY_ONCE:
        return np.minimum(cases.error_tolerance, LEAK_EXACT.value)
    return cases.error_tolerance


def leak_share(cases: Cases, ttl_s: Array) -> Array:
    """Share of all events counted twice after `ttl_s` of memory: duplicates * exp(-ttl / mean)."""
    mean = np.maximum(copy_mean_s(cases), 1e-9)
    return np.asarray(cases.duplicate_share * np.exp(-ttl_s / mean))


@of_facts
def ttl_s(cases: Cases) -> Array:
    """How long ids are remembered so that no more than the allowed share leaks."""
    allowed = np.maximum(allowed_leak(cases), LEAK_EXACT.value)
    needed = cases.duplicate_share > allowed
    ratio = np.where(needed, cases.duplicate_share / allowed, 1.0)
    return np.asarray(copy_mean_s(cases) * np.log(ratio))
