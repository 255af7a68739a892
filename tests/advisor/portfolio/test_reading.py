"""Every fault of every use case is named by its place, all at once."""

import json

import pytest

from advisor.portfolio.reading import MOST, InvalidPortfolio, read_portfolio
from advisor.vocabulary import OptionKey

ONE = {"title": "One", "team": "Risk", "current_option": "kappa", "facts": {"freshness_s": "5 min"}}


@pytest.mark.parametrize("wrapped", [False, True], ids=["a list", "under a key"])
def test_json_and_yaml_are_read_alike(wrapped):
    (read,) = read_portfolio(json.dumps({"use_cases": [ONE]} if wrapped else [ONE]))
    assert (read.title, read.team, read.current_option) == ("One", "Risk", OptionKey.KAPPA)
    assert read.use_case.likely("freshness_s") == 300
    assert read_portfolio("- {title: One, facts: {freshness_s: 5 min}}")[0].title == "One"


def test_all_faults_are_named_at_once():
    text = json.dumps(
        [ONE | {"owner": 1, "current_option": "weekly"}, 7, {"title": "x", "facts": {"rate": 1}}]
    )
    with pytest.raises(InvalidPortfolio) as caught:
        read_portfolio(text)
    assert set(caught.value.faults) == {
        "use_cases[0].owner",
        "use_cases[0].current_option",
        "use_cases[1]",
        "use_cases[2].facts.rate",
    }


@pytest.mark.parametrize(
    ("text", "place"),
    [("{", "file"), ("7", "use_cases"), (json.dumps([ONE] * (MOST + 1)), "use_cases"), ("[" * 10**5, "file")],
    ids=["no YAML", "no list", "too many", "nested without end"],
)
def test_what_is_no_portfolio_is_refused_in_words(text, place):
    with pytest.raises(InvalidPortfolio) as caught:
        read_portfolio(text)
    assert set(caught.value.faults) == {place}
