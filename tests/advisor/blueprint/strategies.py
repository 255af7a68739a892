"""Use cases anywhere within the bounds of the facts, for what must hold for all of them."""

from hypothesis import strategies as st

from advisor.facts.place import REGIONS
from advisor.parsing import parse_use_case
from advisor.use_case import FACTS

TOGETHER = (
    ("late_share", "late_p99_s"),
    ("duplicate_share", "duplicate_within_s"),
)
"""Facts that only make sense together: where the first is 0, the second is too."""


def _number(fact):
    if fact.whole:
        return st.integers(int(fact.low), int(fact.high)).map(float)
    return st.one_of(st.floats(fact.low, fact.high).map(_plain), st.sampled_from([fact.low, fact.high]))


def _value(fact):
    if fact.kind == "number":
        return _number(fact)
    if fact.kind == "choice":
        return st.sampled_from([key for key, _ in fact.choices])
    return st.lists(st.sampled_from([key for key, _ in fact.choices]), unique=True)


@st.composite
def use_cases(draw):
    """A use case on any provider whose facts lie anywhere within their bounds."""
    facts = {fact.key: draw(_value(fact)) for fact in FACTS if fact.key not in ("provider", "region")}
    for share, time in TOGETHER:
        if facts[share] == 0 or facts[time] == 0:
            facts[share] = facts[time] = 0
    return parse_use_case(facts | {"provider": draw(st.sampled_from(list(REGIONS)))})


def _plain(value):
    """Nobody means a billionth of a billionth: what is that small is zero."""
    return 0.0 if abs(value) < 1e-9 else value
