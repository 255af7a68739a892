"""Every fault of every use case is named by its place, all at once."""

import json
import re

import pytest

from advisor.portfolio.reading import MOST, InvalidPortfolio, parse_members, read_portfolio
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


def test_a_csv_has_a_line_a_use_case_and_a_column_a_fact():
    text = (
        "\ufefftitle;team;current_option;freshness_s;platforms;current_headway_s\r\n"
        'One;"Risk; cards";kappa;5 min;kafka|flink;\r\n;;;;;\r\nTwo;;;;;1 h\r\n'
    )
    one, two = read_portfolio(text)
    assert (one.title, one.team, one.current_option) == ("One", "Risk; cards", OptionKey.KAPPA)
    assert one.use_case.likely("freshness_s") == 300
    assert set(one.use_case.given()["platforms"]) == {"kafka", "flink"}
    assert (two.title, two.team, two.current_option) == ("Two", "", None)
    assert two.use_case.likely("current_headway_s") == 3600


def test_all_faults_of_a_csv_are_named_at_once():
    text = "title,rate,rate_per_s,current_option\nOne,1,-1,weekly\n,,fast,\nThree,1,1,kappa,more\n"
    with pytest.raises(InvalidPortfolio) as caught:
        read_portfolio(text)
    assert set(caught.value.faults) == {
        "column rate",
        "use_cases[0].facts.rate_per_s",
        "use_cases[0].current_option",
        "use_cases[1].title",
        "use_cases[1].facts.rate_per_s",
        "use_cases[2]",
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- &a {title: One, facts: {}}\n- *a", "& and *"),
        ("- title: One\n  facts: " + "[" * 10**5, "nested too deeply"),
        ("- " * 10**5, "nested too deeply"),
    ],
    ids=["a part that stands for another", "brackets without end", "dashes without end"],
)
def test_a_file_that_grows_or_nests_while_it_is_read_is_refused(text, words):
    with pytest.raises(InvalidPortfolio, match=re.escape(words)):
        read_portfolio(text)


@pytest.mark.parametrize("label", ["a\x00b", "\ud800"], ids=["NUL", "half a letter"])
@pytest.mark.parametrize("key", ["title", "team"])
def test_a_label_that_cannot_be_kept_is_refused(key, label):
    with pytest.raises(InvalidPortfolio) as caught:
        read_portfolio(json.dumps([ONE | {key: label}]))
    assert set(caught.value.faults) == {f"use_cases[0].{key}"}


def test_a_key_that_is_no_text_that_can_be_written_is_named_all_the_same():
    with pytest.raises(InvalidPortfolio) as caught:
        read_portfolio(json.dumps([{"title": "One", "facts": {"\ud800": 1}}]))
    assert str(caught.value).encode()


def test_plain_data_takes_numbers_in_the_facts_units_alone():
    (read,) = parse_members([ONE | {"facts": {"freshness_s": 300}}])
    assert read.use_case.likely("freshness_s") == 300
    with pytest.raises(InvalidPortfolio) as caught:
        parse_members([ONE, {"title": "x", "facts": 7}])
    assert set(caught.value.faults) == {"use_cases[0].facts.freshness_s", "use_cases[1].facts"}
