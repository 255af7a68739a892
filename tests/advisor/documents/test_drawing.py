"""The drawing shows every component and flow, nothing lies over another, and nothing typed can break it."""

import itertools
import math
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from advisor.documents.drawing.architecture import architecture_svg, plan_drawing
from advisor.documents.drawing.card import Overlay
from advisor.documents.drawing.symbols import symbol_kind
from advisor.documents.palette import Theme
from advisor.vocabulary import Stage
from tests.advisor.documents.blueprints import BLUEPRINTS
from tests.make import HOSTILE, make_advice

SVG = "{http://www.w3.org/2000/svg}"


def words_of(svg):
    return " ".join("".join(text.itertext()) for text in ET.fromstring(svg).iter(f"{SVG}text"))


@pytest.mark.parametrize("blueprint", BLUEPRINTS.values(), ids=BLUEPRINTS)
def test_no_card_and_no_label_lies_over_another(blueprint):
    plan = plan_drawing(blueprint)
    labels = [route.label for _, route in plan.flows if route.label]
    boxes = [*plan.cards.values(), *labels]
    assert len(plan.cards) == len(blueprint.components)
    assert [pair for pair in itertools.combinations(boxes, 2) if pair[0].overlaps(pair[1])] == []


@pytest.mark.parametrize("blueprint", BLUEPRINTS.values(), ids=BLUEPRINTS)
def test_everything_stands_within_the_sheet(blueprint):
    plan = plan_drawing(blueprint)
    boxes = [*plan.cards.values(), *(lane.box for lane in plan.lanes)]
    boxes += [route.label for _, route in plan.flows if route.label]
    assert all(box.x >= 0 and box.right <= plan.width for box in boxes)
    assert all(box.y >= 0 and box.bottom <= plan.height for box in boxes)


@pytest.mark.parametrize("blueprint", BLUEPRINTS.values(), ids=BLUEPRINTS)
def test_a_card_stands_in_the_lane_of_its_stage(blueprint):
    plan = plan_drawing(blueprint)
    lanes = {lane.stage: lane.box for lane in plan.lanes}
    for component in blueprint.components:
        card, lane = plan.cards[component.key], lanes[component.stage]
        assert lane.y <= card.y <= card.bottom <= lane.bottom
        assert lane.x <= card.x <= card.right <= lane.right


@pytest.mark.parametrize("blueprint", BLUEPRINTS.values(), ids=BLUEPRINTS)
def test_every_component_and_flow_is_drawn(blueprint):
    root = ET.fromstring(architecture_svg(blueprint))
    drawn = {group.get("data-component") for group in root.iter(f"{SVG}g")} - {None}
    flows = [path for path in root.iter(f"{SVG}path") if "flow" in path.get("class", "").split()]
    in_legend = 4
    assert drawn == {component.key for component in blueprint.components}
    assert len(flows) == len(blueprint.flows) + in_legend


def test_a_route_ends_at_its_target():
    plan = plan_drawing(make_advice().blueprint)
    for flow, route in plan.flows:
        x, y = route.points[-1]
        target = plan.cards[flow.target]
        assert target.x - 1 <= x <= target.right + 1
        assert target.y - 1 <= y <= target.bottom + 1


@pytest.mark.parametrize("overlay", Overlay)
def test_one_drawing_holds_every_overlay_and_its_class_chooses(overlay):
    svg = architecture_svg(make_advice().blueprint, overlay=overlay)
    assert f'class="architecture overlay-{overlay.value}"' in svg
    for layer in Overlay:
        assert f'class="layer layer-{layer.value}"' in svg
        assert f".overlay-{layer.value} .layer-{layer.value}" in svg


def test_the_costs_and_ages_on_the_cards_are_the_components():
    shown = words_of(architecture_svg(make_advice().blueprint))
    assert "300 USD/month" in shown  # Redshift: 800 RPU-hours at 0.375
    assert "+10.2 min" in shown  # the run: 615 s
    assert "1,119 USD a month in all" in shown


def test_a_hostile_title_stays_text():
    blueprint = make_advice().blueprint
    worst = {"title": HOSTILE, "why": HOSTILE * 9, "size": "y" * 300}
    bad = tuple(replace(one, **worst) for one in blueprint.components)
    root = ET.fromstring(architecture_svg(replace(blueprint, components=bad)))
    assert not [node for node in root.iter() if node.tag in (f"{SVG}script", f"{SVG}import")]
    assert '#import "x"' in "".join(root.itertext())


def test_control_characters_and_lone_surrogates_do_not_break_the_drawing():
    blueprint = make_advice().blueprint
    bad = tuple(replace(part, title="a\x00b\x1b\ud800c\x9f") for part in blueprint.components)
    assert "abc" in words_of(architecture_svg(replace(blueprint, components=bad)))


@pytest.mark.parametrize("theme", Theme)
def test_the_same_blueprint_gives_the_same_drawing(theme):
    blueprint = make_advice().blueprint
    assert architecture_svg(blueprint, theme=theme) == architecture_svg(blueprint, theme=theme)


def test_a_concrete_theme_needs_no_variables():
    assert "var(" not in architecture_svg(make_advice().blueprint, theme=Theme.LIGHT)
    assert "var(--ink" in architecture_svg(make_advice().blueprint, theme=Theme.AUTO)


def test_a_component_that_never_catches_up_has_no_bar_and_spoils_no_other():
    blueprint = make_advice().blueprint
    first, *others = blueprint.components
    endless = (replace(first, latency_s=math.inf), *others)
    drawn = architecture_svg(replace(blueprint, components=endless))
    assert re.findall(r'"(nan|inf)"', drawn) == []
    assert "never" in words_of(drawn)


FAULTS_ON_SCREEN = """(overlay) => {
    document.querySelector('svg').setAttribute('class', 'architecture overlay-' + overlay);
    const shown = [...document.querySelectorAll('text')].map(t => [t, t.getBoundingClientRect()])
        .filter(([, b]) => b.width > 0);
    const faults = [];
    for (const [t, b] of shown) {
        const card = t.closest('.component')?.querySelector('.card').getBoundingClientRect();
        if (card && (b.left < card.left || b.right > card.right || b.bottom > card.bottom + 1))
            faults.push('leaves: ' + t.textContent);
    }
    for (let i = 0; i < shown.length; i++) for (let j = 0; j < i; j++) {
        const [a, b] = [shown[i][1], shown[j][1]];
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        const both = shown[i][0].textContent + ' over ' + shown[j][0].textContent;
        if (wide > 1 && high > 3) faults.push(both);
    }
    return faults;
}"""


@pytest.mark.chromium
@pytest.mark.parametrize("blueprint", BLUEPRINTS.values(), ids=BLUEPRINTS)
def test_in_a_browser_no_text_leaves_its_card_or_meets_another(browser, blueprint):
    page = browser.new_page()
    page.set_content(architecture_svg(blueprint))
    faults = [fault for overlay in Overlay for fault in page.evaluate(FAULTS_ON_SCREEN, overlay.value)]
    page.close()
    assert faults == []


@pytest.mark.parametrize(
    ("service", "kind"),
    [
        ("virtual_machines", "machines"),
        ("object_store", "bucket"),
        ("http_gateway", "request"),
        ("kafka_connect", "delivery"),
        ("valkey", "cache"),
        ("postgresql", "database"),
        ("cron_scheduler", "schedule"),
    ],
)
def test_a_system_of_ones_own_is_drawn_as_what_it_is(service, kind):
    assert symbol_kind(service, "part", Stage.SOURCE) == kind
