"""The plan is the work in its order: what to measure, build, protect, confirm and look at again."""

import csv
import io
from dataclasses import replace
from decimal import Decimal

import pytest

from advisor.documents.confirmation import checks
from advisor.documents.improvement_plan import improvement_plan, improvement_plan_csv
from advisor.vocabulary import FlowKind, Stage
from tests.advisor.documents.worked import WORKED, worked_document
from tests.make import make_advice, make_document

PHASES = ("measure", "build", "protect", "confirm", "revisit")


def of_phase(document, phase):
    return [step for step in improvement_plan(document) if step.phase == phase]


@pytest.mark.parametrize("option", WORKED)
def test_phases_come_in_the_order_of_the_work(option):
    steps = improvement_plan(worked_document(option))
    assert [step.step for step in steps] == list(range(1, len(steps) + 1))
    places = [PHASES.index(step.phase) for step in steps]
    assert places == sorted(places)


@pytest.mark.parametrize("option", WORKED)
def test_what_is_built_costs_what_the_bill_says(option):
    document = worked_document(option)
    built = sum((step.monthly_usd for step in of_phase(document, "build")), Decimal(0))
    given = sum(
        part.monthly_usd for part in document.advice.blueprint.components if part.stage is Stage.SOURCE
    )
    assert built + given == document.winner.monthly_usd.infrastructure


def test_every_pattern_that_applies_and_every_check_is_a_step():
    document = make_document()
    applied = [pattern for pattern in document.advice.blueprint.patterns if pattern.applies]
    assert [step.what for step in of_phase(document, "protect")] == [pattern.title for pattern in applied]
    assert [step.done_when for step in of_phase(document, "confirm")] == [c.bound for c in checks(document)]


def test_the_rows_are_read_back_as_they_were_written():
    document = make_document()
    rows = list(csv.DictReader(io.StringIO(improvement_plan_csv(document))))
    assert [row["what"] for row in rows] == [step.what for step in improvement_plan(document)]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(start):
    blueprint = make_advice().blueprint
    bad = tuple(replace(part, title=f'{start}HYPERLINK("x")') for part in blueprint.components)
    text = improvement_plan_csv(
        make_document(advice=make_advice(blueprint=replace(blueprint, components=bad)))
    )
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


@pytest.mark.parametrize("option", WORKED)
def test_nothing_is_built_before_what_it_reads_live_or_beside(option):
    document = worked_document(option)
    blueprint = document.advice.blueprint
    titles = {part.key: part.title for part in blueprint.components}
    built = [step.what for step in of_phase(document, "build")]
    circle = {"correction"}
    for flow in blueprint.flows:
        ends = [titles[flow.source], titles[flow.target]]
        is_built_upon = flow.kind is not FlowKind.REPAIR and flow.format != "control"
        if is_built_upon and flow.source not in circle and ends[0] in built:
            assert built.index(ends[0]) < built.index(ends[1])
