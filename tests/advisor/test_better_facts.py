"""A better fact never lowers an option's score, nor adds a hard reason against it, at any of its headways."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.options import OPTIONS, Option
from advisor.use_case import FACT_BY_KEY
from advisor.verdict.basis import Basis
from tests.advisor.test_properties import any_facts, standings
from tests.make import make_use_case

pytestmark = pytest.mark.slow
STEPS = 6
SLACK = 1e-6
"""A millionth of the score: whole files and partitions come and go."""
NO_COPIES = (("duplicate_share", 0.0), ("duplicate_within_s", None))
LATER = range(max(len(option.headways_s) for option in OPTIONS))


@dataclass(frozen=True, slots=True)
class Better:
    """A fact, whether more of it is better, and why."""

    fact: str
    more: bool
    why: str
    fixed: tuple[tuple[str, Any], ...] = ()
    """Facts that leave it nothing else to decide: whether copies are removed."""


BETTER = (
    Better("value_half_life_s", True, "value that lasts longer is kept by more"),
    Better("value_usd_per_year", True, "more is kept of more"),
    Better("reaction_s", False, "who acts sooner keeps more"),
    Better("deadline_s", True, "more time after the close"),
    Better("budget_usd_per_month", True, "less is over it"),
    Better("error_tolerance", True, "less of what is late counts as wrong", fixed=NO_COPIES),
    Better("late_share", False, "less comes late"),
    Better("streaming_skill", True, "less is hard"),
    Better("engineers", True, "it is built sooner"),
    Better("engineer_usd_per_year", False, "people cost less"),
    Better("schema_changes_per_year", False, "less has to be changed"),
    Better("breaking_share", False, "fewer changes break readers"),
    Better("reprocess_per_year", False, "history is recomputed less often"),
    Better("freshness_percentile", False, "the promise is made for fewer events"),
)
"""Left out is what also chooses another service, or what is no better but other: size and number of events,
keys, looks (each costs a query), copies, the source's interval.
"""


def towards_better(better: Better) -> np.ndarray:
    """Values over the whole of the bounds, each better than the one before; no budget or deadline is 0."""
    fact = FACT_BY_KEY[better.fact]
    low, high = fact.bounds
    if fact.unit in ("share", "%") or fact.whole:
        values = np.unique(np.round(np.linspace(low, high, STEPS), 0 if fact.whole else 9))
    else:
        values = np.geomspace(max(low, high * 1e-7), high, STEPS)
    return values if better.more else values[::-1]


def at_one_headway(option: Option, place: int) -> tuple[Option]:
    return (replace(option, headways_s=(option.headways_s[place % len(option.headways_s)],)),)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(facts=any_facts(), place=st.sampled_from(LATER))
@pytest.mark.parametrize("basis", Basis)
@pytest.mark.parametrize("better", BETTER, ids=lambda better: better.fact)
def test_a_better_fact_never_lowers_the_score_of_any_option(
    better: Better, basis: Basis, facts: dict[str, Any], place: int
) -> None:
    given_facts = facts | dict(better.fixed) | {better.fact: None}
    use_case, values = make_use_case(**given_facts), towards_better(better)
    for option in OPTIONS:
        found = standings(use_case, basis, at_one_headway(option, place), **{better.fact: values})
        assert (np.diff(found.vetoes[0]) <= 0).all()
        score = found.objective[0]
        assert (np.diff(score) >= -SLACK * np.abs(score[1:]) - SLACK).all()
