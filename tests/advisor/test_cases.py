import numpy as np

from advisor.cases import NUMERIC_FACTS, likely_case
from advisor.parsing import parse_use_case
from advisor.verdict.trials import first_trials


def test_every_column_holds_fractions_even_where_a_default_is_whole():
    columns = likely_case(parse_use_case({})).columns
    assert {column.dtype for column in columns.values()} == {np.dtype(np.float64)}


def test_what_ifs_of_a_default_stay_within_its_bounds():
    case = likely_case(parse_use_case({}))
    tried = first_trials(case).cases(case)
    for fact in NUMERIC_FACTS:
        assert fact.low <= tried.columns[fact.key].min()
        assert tried.columns[fact.key].max() <= fact.high
