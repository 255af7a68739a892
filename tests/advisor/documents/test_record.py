"""The record has MADR's sections, numbers that can be checked, and what was typed as it was typed."""

import re

import yaml

from advisor.documents.document import OtherDecision
from advisor.documents.record import record_md
from advisor.vocabulary import OptionKey
from tests.make import HOSTILE, make_advice, make_advice_for, make_document, make_use_case

# The headings of adr.github.io/madr, version 4.0.0, in their order.
SECTIONS = [
    "## Context and Problem Statement",
    "## Decision Drivers",
    "## Considered Options",
    "## Decision Outcome",
    "### Consequences",
    "### Confirmation",
    "## Pros and Cons of the Options",
    "## More Information",
]


def section(record, heading):
    return record.split(f"\n{heading}\n", 1)[1].split("\n## ", 1)[0].split("\n### ", 1)[0]


def test_the_sections_are_madrs_in_their_order():
    record = record_md(make_document())
    places = [record.index(f"\n{heading}\n") for heading in SECTIONS]
    assert places == sorted(places)


def test_the_front_matter_names_status_date_and_people():
    _, front, _ = record_md(make_document(status="accepted")).split("---\n", 2)
    assert yaml.safe_load(front) == {
        "status": "accepted",
        "date": "2026-11-23",
        "decision-makers": ["A. Novak", "B. Osei"],
    }


def test_every_option_is_considered_with_its_pros_and_cons():
    record = record_md(make_document())
    assert section(record, "## Considered Options").count("\n* ") == len(OptionKey)
    assert len(re.findall(r"\n### (?!Consequences|Confirmation)", record)) == len(OptionKey)


def test_the_drivers_carry_their_weights():
    drivers = section(record_md(make_document()), "## Decision Drivers")
    assert [int(weight) for weight in re.findall(r"weight (\d+) %", drivers)] == [30, 25, 25, 10, 10]


def test_the_confirmation_can_be_measured():
    confirmation = section(record_md(make_document()), "### Confirmation")
    assert "at most 20 min" in confirmation  # the promise
    assert "predicted 60 %" in confirmation  # utilisation at the peak
    assert "at most 1,343 USD; predicted 1,119 USD" in confirmation  # a fifth above the bill
    assert "share of events older than the look-back above 0.1 %" in confirmation  # a pattern's alarm


def test_a_close_call_is_never_a_bare_winner():
    advice = make_advice(close_call=True, margin=0.04)
    eligible = tuple(option for option in advice.ranking if option.eligible)
    second = advice.ranking[1]
    assert len(eligible) == 1
    loosened = [*advice.ranking]
    loosened[1] = type(second)(
        **{name: getattr(second, name) for name in second.__slots__} | {"eligible": True}
    )
    record = record_md(
        make_document(advice=make_advice(close_call=True, margin=0.04, ranking=tuple(loosened)))
    )
    assert "This is a close call: it is only 4 % ahead of hourly batch" in record


def test_hostile_words_open_no_markup():
    record = record_md(make_document(title=HOSTILE + "\n# Not a heading\n---\nstatus: accepted"))
    assert "\n# Not a heading" not in record
    assert record.count("\n---\n") == 1
    assert r"\*bold\*" in record
    assert r"\<label\>" in record


def test_a_decision_without_flips_says_so():
    assert "No single change of a fact" in record_md(make_document(advice=make_advice(flips=())))


def test_facts_left_to_defaults_are_no_context():
    document = make_document(facts=make_use_case(reaction_s=None))
    assert "How long from seeing" not in section(record_md(document), "## Context and Problem Statement")


def refused_document():
    facts = make_use_case(budget_usd_per_month=100)
    return make_document(facts=facts, advice=make_advice_for(facts, draws=4))


def test_where_no_option_meets_the_limits_none_is_chosen():
    record = record_md(refused_document())
    outcome = section(record, "## Decision Outcome")
    assert "\n# No option meets the limits; nearest: micro-batch" in record
    assert "Chosen option" not in record
    assert "the budget is 100 USD" in outcome


NEWER = OtherDecision(title="Orders [v2]", address="https://headway.example/decisions/0a/")


def front_matter(record):
    return yaml.safe_load(record.split("---\n", 2)[1])


def test_what_superseded_it_stands_in_the_status_as_a_link():
    document = make_document(status="superseded", superseded_by=(NEWER,))
    status = front_matter(record_md(document))["status"]
    assert status == r"superseded by [Orders \[v2\]](https://headway.example/decisions/0a/)"


def test_every_successor_is_named():
    document = make_document(status="superseded", superseded_by=(NEWER, NEWER))
    assert front_matter(record_md(document))["status"].count("https://headway.example") == 2


def test_a_record_says_what_it_supersedes():
    record = record_md(make_document(supersedes=NEWER))
    assert r"Supersedes [Orders \[v2\]](https://headway.example/decisions/0a/)." in section(
        record, "## More Information"
    )
    assert "Supersedes" not in record_md(make_document())
