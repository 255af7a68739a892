"""A pattern applied to an option for changed facts."""

from pathlib import Path

import numpy as np

from advisor.advice import AppliedPattern
from advisor.blueprint.compose import compose
from advisor.blueprint.patterns.catalogue import patterns_for
from advisor.cases import likely_case
from advisor.cost.price_book import read_price_book
from advisor.options import OPTION_BY_KEY
from advisor.vocabulary import OptionKey
from tests.make import make_use_case

BOOK = read_price_book(Path(__file__).parents[4] / "fixtures/prices/aws-us-east-1.yaml")


def applied_to(use_case, option: str) -> dict[str, AppliedPattern]:
    """Every pattern by its key, for an option at its middle headway."""
    chosen, cases = OPTION_BY_KEY[OptionKey(option)], likely_case(use_case)
    headway = np.array([chosen.headways_s[len(chosen.headways_s) // 2]])
    found = patterns_for(compose(chosen, cases, headway), cases, BOOK)
    return {pattern.pattern: pattern for pattern in found}


def apply(pattern: str, option: str, **facts) -> AppliedPattern:
    return applied_to(make_use_case(**facts), option)[pattern]
