"""The Mermaid text keeps to the grammar of a flow chart, whatever was typed."""

import re
from dataclasses import replace

import mermaidx
import pytest

from advisor.documents.mermaid import mermaid
from tests.advisor.documents.blueprints import BLUEPRINTS
from tests.advisor.documents.worked import WORKED, worked_document
from tests.make import HOSTILE, make_advice, make_document

LINES = (
    r"flowchart TB",
    r"  acc(Title|Descr): [^\n]+",
    r'  subgraph [a-z]+_lane \["[^"]+"\]',
    r'    c\d+(\["[^"]*"\]|\[\("[^"]*"\)\]|\[\["[^"]*"\]\]|\(\["[^"]*"\]\)):::[a-z]+',
    r"  end",
    r'  c\d+ (-->|-\.->)(\|"[^"]*"\|)? c\d+',
    r"  classDef [a-z]+ fill:#\w{6},stroke:#\w{6},color:#\w{6}",
)
GRAMMAR = re.compile("|".join(f"(?:{line})" for line in LINES))


@pytest.mark.parametrize("blueprint", BLUEPRINTS.values(), ids=BLUEPRINTS)
def test_each_line_is_a_statement_of_a_flow_chart(blueprint):
    text = mermaid(make_document(advice=make_advice(blueprint=blueprint)))
    assert [line for line in text.splitlines() if not GRAMMAR.fullmatch(line)] == []


@pytest.mark.parametrize("blueprint", BLUEPRINTS.values(), ids=BLUEPRINTS)
def test_every_component_and_flow_is_there_once(blueprint):
    text = mermaid(make_document(advice=make_advice(blueprint=blueprint)))
    assert len(re.findall(r"^    c\d+", text, re.MULTILINE)) == len(blueprint.components)
    assert len(re.findall(r"^  c\d+ -", text, re.MULTILINE)) == len(blueprint.flows)


@pytest.mark.parametrize("option", WORKED)
def test_mermaid_itself_draws_every_kind_of_design(option):
    drawn = mermaidx.render(mermaid(worked_document(option))).svg()
    assert drawn.count('class="node ') == len(worked_document(option).advice.blueprint.components)


def test_mermaid_itself_draws_hostile_words_as_words():
    blueprint = make_advice().blueprint
    bad = tuple(replace(part, title=HOSTILE, size="%%{init: x}%% end") for part in blueprint.components)
    advice = make_advice(blueprint=replace(blueprint, components=bad))
    assert "<script" not in mermaidx.render(mermaid(make_document(title=HOSTILE, advice=advice))).svg()


def test_every_subgraph_is_closed():
    text = mermaid(make_document())
    assert text.count("\n  subgraph ") == text.count("\n  end\n") == 8


def test_hostile_words_stay_inside_their_quotes():
    blueprint = make_advice().blueprint
    bad = tuple(replace(part, title=HOSTILE + "\nend", size="%%{init: x}%%") for part in blueprint.components)
    advice = make_advice(blueprint=replace(blueprint, components=bad), headline="a; b\nend")
    text = mermaid(make_document(title=HOSTILE, advice=advice))
    assert [line for line in text.splitlines() if not GRAMMAR.fullmatch(line)] == []
    assert "%%" not in text
