"""The draw.io file holds a shape for each lane, card and flow, where the drawing has them."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from advisor.documents.drawing.architecture import plan_drawing
from advisor.documents.drawio import drawio_xml
from tests.advisor.documents.blueprints import BLUEPRINTS
from tests.make import HOSTILE, make_advice, make_document


def shapes(**changes):
    root = ET.fromstring(drawio_xml(make_document(**changes))).find("diagram/mxGraphModel/root")
    return {item.get("id"): item for item in root}


def of_kind(found, kind):
    return {key: item for key, item in found.items() if item.find(f"mxCell[@{kind}='1']") is not None}


@pytest.mark.parametrize("blueprint", BLUEPRINTS.values(), ids=BLUEPRINTS)
def test_each_card_is_a_shape_where_the_drawing_has_it(blueprint):
    found, plan = shapes(advice=make_advice(blueprint=blueprint)), plan_drawing(blueprint)
    for index, component in enumerate(blueprint.components):
        geometry = found[f"c{index}"].find("mxCell/mxGeometry")
        box = plan.cards[component.key]
        sides = [float(geometry.get(side)) for side in ("x", "y", "width", "height")]
        assert sides == pytest.approx([box.x, box.y, box.width, box.height], abs=0.01)


@pytest.mark.parametrize("blueprint", BLUEPRINTS.values(), ids=BLUEPRINTS)
def test_each_flow_joins_two_cards_that_are_there(blueprint):
    found = shapes(advice=make_advice(blueprint=blueprint))
    edges = [item.find("mxCell") for item in of_kind(found, "edge").values()]
    assert len(edges) == len(blueprint.flows)
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= set(of_kind(found, "vertex"))


@pytest.mark.parametrize("blueprint", BLUEPRINTS.values(), ids=BLUEPRINTS)
def test_each_line_ends_on_the_edge_of_its_cards(blueprint):
    for item in of_kind(shapes(advice=make_advice(blueprint=blueprint)), "edge").values():
        style = dict(part.split("=") for part in item.find("mxCell").get("style").split(";") if "=" in part)
        for end in ("exit", "entry"):
            x, y = float(style[f"{end}X"]), float(style[f"{end}Y"])
            assert min(abs(x), abs(x - 1), abs(y), abs(y - 1)) == pytest.approx(0, abs=0.03)


def test_hostile_words_are_words():
    blueprint = make_advice().blueprint
    bad = tuple(replace(part, title=HOSTILE, why=HOSTILE) for part in blueprint.components)
    found = shapes(title=HOSTILE, advice=make_advice(blueprint=replace(blueprint, components=bad)))
    assert not any("<script" in item.get("label", "") for item in found.values())
