"""Designs to look into: one option composed for one case, and its parts by name."""

from pathlib import Path

import numpy as np

from advisor.blueprint.compose import compose
from advisor.cases import likely_case
from advisor.cost.price_book import read_price_book
from advisor.design import Design
from advisor.options import OPTION_BY_KEY
from advisor.stations import BatchRun
from advisor.vocabulary import OptionKey
from tests.make import make_use_case

BOOK = read_price_book(Path(__file__).parents[3] / "fixtures/prices/aws-us-east-1.yaml")


def design(option: str, **facts) -> Design:
    chosen = OPTION_BY_KEY[OptionKey(option)]
    return compose(chosen, likely_case(make_use_case(**facts)), np.array([chosen.headways_s[0]]))


def keys(made: Design) -> list[str]:
    return [component.key for component in made.components]


def component(made: Design, key: str):
    return next(part for part in made.components if part.key == key)


def usage(made: Design, sku: str) -> float:
    return sum(float(used.quantity[0]) for part in made.components for used in part.usages if used.sku == sku)


def run_of(made: Design) -> BatchRun:
    return next(station for station in made.stations if isinstance(station, BatchRun))
