"""The D2 text keeps to the language's grammar, whatever was typed, and holds every component once."""

import re
from dataclasses import replace

import pytest

from advisor.documents.d2 import d2
from tests.advisor.documents.blueprints import BLUEPRINTS
from tests.make import HOSTILE, make_advice, make_document

STRING = r'"(?:[^"\\]|\\n)+"'
LINES = (
    r"# [^\n]*",
    r"direction: down",
    r"classes: \{",
    r'  \w+: \{style: \{(?:[a-z-]+: (?:"#\w{6}"|\d)(?:; )?)+\}\}',
    rf"[a-z]+: {STRING} \{{",
    rf"  c\d+: {STRING} \{{",
    r"    class: component",
    r"    shape: (?:rectangle|cylinder|queue|document|person)",
    rf"    tooltip: {STRING}",
    r"  \}",
    r"\}",
    r"",
    rf"[a-z]+\.c\d+ -> [a-z]+\.c\d+: {STRING} \{{class: (?:live|beside|repair|control)\}}",
)
GRAMMAR = re.compile("|".join(f"(?:{line})" for line in LINES))


def lines_of(**changes):
    return d2(make_document(**changes)).splitlines()


@pytest.mark.parametrize("blueprint", BLUEPRINTS.values(), ids=BLUEPRINTS)
def test_each_line_is_a_statement_of_the_language(blueprint):
    lines = lines_of(advice=make_advice(blueprint=blueprint))
    assert [line for line in lines if not GRAMMAR.fullmatch(line)] == []


@pytest.mark.parametrize("blueprint", BLUEPRINTS.values(), ids=BLUEPRINTS)
def test_every_component_and_flow_is_there_once(blueprint):
    lines = lines_of(advice=make_advice(blueprint=blueprint))
    assert sum(bool(re.match(r"  c\d+: ", line)) for line in lines) == len(blueprint.components)
    assert sum(" -> " in line for line in lines if "tooltip" not in line) == len(blueprint.flows)


@pytest.mark.parametrize("blueprint", BLUEPRINTS.values(), ids=BLUEPRINTS)
def test_every_brace_is_closed(blueprint):
    text = "\n".join(line for line in lines_of(advice=make_advice(blueprint=blueprint)) if line[:1] != "#")
    bare = re.sub(STRING, "", text)
    assert bare.count("{") == bare.count("}")


def test_hostile_words_stay_inside_their_strings():
    blueprint = make_advice().blueprint
    bad = tuple(replace(part, title=HOSTILE + '"}\n', why="${x} \\") for part in blueprint.components)
    lines = lines_of(title=HOSTILE, advice=make_advice(blueprint=replace(blueprint, components=bad)))
    assert [line for line in lines if not GRAMMAR.fullmatch(line)] == []
    assert not any("${" in line for line in lines)
