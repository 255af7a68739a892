"""The DSL is balanced, names before it uses, and says no relation twice, as its reader demands."""

import re
from dataclasses import replace

import pytest

from advisor.documents.structurizr import structurizr_dsl
from tests.advisor.documents.blueprints import BLUEPRINTS
from tests.make import HOSTILE, make_advice, make_document, make_use_case

STRING = re.compile(r'"[^"\n]*"')


def bare(text):
    """The DSL with its strings emptied."""
    return STRING.sub('""', text)


@pytest.mark.parametrize("blueprint", BLUEPRINTS.values(), ids=BLUEPRINTS)
def test_every_brace_is_closed_on_a_line_of_its_own(blueprint):
    lines = bare(structurizr_dsl(make_document(advice=make_advice(blueprint=blueprint)))).splitlines()
    depth = 0
    for line in lines:
        opens, closes = line.count("{"), line.count("}")
        assert not opens or line.endswith("{")
        assert not closes or line.strip() == "}"
        depth += opens - closes
        assert depth >= 0
    assert depth == 0


@pytest.mark.parametrize("blueprint", BLUEPRINTS.values(), ids=BLUEPRINTS)
def test_a_name_is_defined_before_it_is_used(blueprint):
    text = bare(structurizr_dsl(make_document(advice=make_advice(blueprint=blueprint))))
    containers = {f"pipeline.{name}" for name in re.findall(r"(\w+) = container", text)}
    known = containers | set(re.findall(r"(\w+) = (?:softwareSystem|person)", text))
    used = re.findall(r"^ +([\w.]+) -> ([\w.]+)", text, re.MULTILINE)
    assert {name for pair in used for name in pair} <= known
    assert set(re.findall(r"containerInstance ([\w.]+)", text)) == containers


@pytest.mark.parametrize("blueprint", BLUEPRINTS.values(), ids=BLUEPRINTS)
def test_no_relation_is_said_twice(blueprint):
    text = structurizr_dsl(make_document(advice=make_advice(blueprint=blueprint)))
    relations = re.findall(r'^ +([\w.]+ -> [\w.]+ "[^"]*")', text, re.MULTILINE)
    assert len(relations) == len(set(relations)) >= len(blueprint.flows)


def test_the_three_views_are_there():
    text = structurizr_dsl(make_document())
    assert all(f"\n    {view} pipeline" in text for view in ("systemContext", "container", "deployment"))


@pytest.mark.parametrize(
    ("actor", "said"), [("person", "person"), ("report", "person"), ("machine", "softwareSystem")]
)
def test_who_acts_stands_in_the_context(actor, said):
    text = structurizr_dsl(make_document(facts=make_use_case(actor=actor)))
    assert f"actor = {said} " in text


def test_no_two_elements_have_one_name():
    blueprint = make_advice().blueprint
    alike = tuple(replace(part, title="Operator") for part in blueprint.components)
    advice = make_advice(blueprint=replace(blueprint, components=alike))
    text = structurizr_dsl(make_document(title="Operator (2)", advice=advice))
    names = re.findall(r'= (?:softwareSystem|person|container) "([^"]*)"', text)
    assert len(names) == len(set(names)) == len(alike) + 2


def test_hostile_words_stay_inside_their_strings():
    blueprint = make_advice().blueprint
    bad = tuple(replace(part, title=HOSTILE + "\n}", why="${HOME} \\") for part in blueprint.components)
    text = structurizr_dsl(
        make_document(title=HOSTILE, advice=make_advice(blueprint=replace(blueprint, components=bad)))
    )
    assert bare(text).count("{") == bare(text).count("}")
    assert "${" not in text
    assert "\\" not in text
