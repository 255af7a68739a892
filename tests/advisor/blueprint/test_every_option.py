"""What holds of every option's design: it can be priced and explains itself; many cases are as each alone."""

import numpy as np
import pytest

from advisor.blueprint.compose import compose
from advisor.cases import drawn_cases, likely_case
from advisor.options import OPTIONS
from advisor.vocabulary import Actor, Source
from tests.advisor.blueprint.made import BOOK, design
from tests.make import make_use_case


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
@pytest.mark.parametrize("source", Source)
@pytest.mark.parametrize("actor", Actor)
def test_every_sku_is_in_the_price_book(option, source, actor):
    made = design(option.key, source=source, actor=actor, lookups=2, freshness_s=3, platforms=[])
    spark = design(option.key, source=source, actor=actor, platforms=["spark", "kafka"])
    used = [used for some in (made, spark) for part in some.components for used in part.usages]
    assert {used.sku for used in (*used, *made.replay.usages, *spark.replay.usages)} <= set(BOOK.prices)


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_every_component_says_why_it_is_there_how_large_and_how_it_fails(option):
    for part in design(option.key, lookups=1).components:
        assert len(part.why) > 20
        assert part.size
        assert part.failure
        assert part.facts


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_a_silent_design_has_the_same_quantities_and_no_texts(option):
    cases = likely_case(make_use_case(lookups=1))
    headway = np.array([option.headways_s[0]])
    said, silent = compose(option, cases, headway), compose(option, cases, headway, describe=False)
    assert all(not part.why and not part.size and not part.settings for part in silent.components)
    for one, other in zip(said.components, silent.components, strict=True):
        assert [u.quantity.tolist() for u in one.usages] == [u.quantity.tolist() for u in other.usages]


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_many_cases_give_what_each_gives_alone(option):
    cases = drawn_cases(make_use_case(rate_per_s={"low": 1, "likely": 500, "high": 50_000}), 20, seed=7)
    headway = np.full(20, option.headways_s[-1])
    together = compose(option, cases, headway, describe=False)
    alone = compose(option, cases[13:14], headway[13:14], describe=False)
    quantities = {(part.key, used.sku): used.quantity for part in together.components for used in part.usages}
    for part in alone.components:
        for used in part.usages:
            assert used.quantity[0] == pytest.approx(quantities[part.key, used.sku][13])
