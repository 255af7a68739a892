"""A pattern applied to an option for changed facts."""

from functools import cache
from pathlib import Path

import numpy as np

from advisor.advice.blueprint import AppliedPattern
from advisor.blueprint.compose import compose
from advisor.blueprint.patterns.catalogue import patterns_for
from advisor.cases import likely_case
from advisor.cost.price_book import PriceBook, read_price_book
from advisor.options import OPTION_BY_KEY
from advisor.vocabulary import OptionKey
from tests.make import make_use_case

PRICES = Path(__file__).parents[4] / "fixtures/prices"


@cache
def book_of(provider: str, region: str) -> PriceBook:
    return read_price_book(PRICES / f"{provider}-{region}.yaml")


def applied_to(use_case, option: str) -> dict[str, AppliedPattern]:
    """Every pattern by its key, for an option at its middle headway."""
    chosen, cases = OPTION_BY_KEY[OptionKey(option)], likely_case(use_case)
    headway = np.array([chosen.headways_s[len(chosen.headways_s) // 2]])
    found = patterns_for(compose(chosen, cases, headway), cases, book_of(use_case.provider, use_case.region))
    return {pattern.pattern: pattern for pattern in found}


def apply(pattern: str, option: str, **facts) -> AppliedPattern:
    return applied_to(make_use_case(**facts), option)[pattern]
