"""The PDF holds real text, bookmarks and its own fonts, and takes what anybody types."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from advisor.documents.document import OtherDecision
from advisor.documents.pdf import design_pdf, design_pdf_apart
from advisor.verdict.affordable import promises
from advisor.verdict.cadence.band import cadence_band
from tests.make import HOSTILE, make_advice, make_advice_for, make_document, make_use_case, price_book

SIMULATION = {
    "events": 8_640_000,
    "replications": 20,
    "freshness_s": {
        "mean": 671.2,
        "p50": {"value": 670.9, "low": 668.0, "high": 673.8},
        "p95": {"value": 1076.0, "low": 1074.1, "high": 1078.2},
        "p99": {"value": 1112.0, "low": 1110.0, "high": 1114.0},
        "p999": None,
    },
    "promise_kept": {"value": 0.987, "low": 0.98, "high": 0.99},
    "utilisation": 0.2,
    "dropped_late": 12,
    "duplicates": 0,
    "cost_usd": "37.30",
    "predicted": {"p50": 670.3, "p95": 1075.3, "p99": 1111.3},
    "engine_version": "0.1.0",
    "seed": 1,
}


def read(document):
    return PdfReader(io.BytesIO(design_pdf(document)))


def text_of(reader):
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.fixture(scope="module")
def report():
    return read(make_document(simulation=SIMULATION))


@pytest.fixture(scope="module")
def report_text(report):
    return text_of(report)


def titles(outline):
    return [item.title for item in outline if not isinstance(item, list)]


@pytest.mark.parametrize(
    "words",
    [
        "Micro-batch every 15 minutes: 95 of 100 events are usable within 18 min.",  # the headline
        "Operations dashboard of the shop",
        "guess, within a factor of two",  # a fact's confidence
        "Nobody answers a pager at night.",  # a reason
        "From 8 to 23 minutes the headway hardly matters",  # the cadence curve's finding
        "1,118.96",  # the bill's sum
        "as of 2024-07-01",  # a price's date
        "look back 2 h",  # a pattern
        "11.2 min (11.1 min to 11.2 min)",  # simulated, with its interval
        "Lahdelma and Salminen 2001",
        "3f1c9a52-0b1e-4e7b-9a55-1d2f0c7a9b10",
    ],
)
def test_what_matters_can_be_searched(report_text, words):
    assert words in report_text


def test_each_section_has_a_bookmark(report):
    found = titles(report.outline)
    assert found[0].endswith("Summary")
    for section in (
        "facts",
        "Verdict",
        "depart",
        "fresh",
        "costs",
        "Architecture",
        "Patterns",
        "Simulation",
        "Risks",
    ):
        assert any(section in title for title in found)


def test_every_page_but_the_cover_has_its_number(report):
    count = len(report.pages)
    for index in range(1, count):
        assert f"{index + 1} of {count}" in report.pages[index].extract_text()


def test_title_and_authors_are_in_the_metadata(report):
    assert report.metadata.title == "Operations dashboard of the shop: Micro-batch every 15 min"
    assert "A. Novak" in report.metadata.author


def test_all_fonts_are_embedded(report):
    fonts = [
        font.get_object() for page in report.pages for font in page["/Resources"].get("/Font", {}).values()
    ]
    assert fonts
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_without_a_simulation_the_report_says_so():
    assert "No simulation has been run" in text_of(read(make_document()))


def test_a_percentile_that_the_sample_cannot_carry_is_a_dash(report_text):
    assert "99.9 % –" in report_text


def test_a_child_process_gives_the_same_bytes():
    assert design_pdf_apart(make_document()) == design_pdf(make_document())


def test_hostile_words_are_shown_not_obeyed():
    reader = read(make_document(title=HOSTILE, decision_makers=(HOSTILE,)))
    assert '#import "x" $x^2$ *bold*' in text_of(reader)


def test_a_word_of_300_letters_stays_on_the_page():
    reader = read(make_document(title="W" * 300))
    shown = reader.pages[0].extract_text().replace("\n", "").replace("\u200b", "")
    assert "W" * 300 in shown


def test_a_design_of_one_part_without_patterns_is_still_a_report():
    advice = make_advice()
    small = replace(advice.blueprint, components=advice.blueprint.components[:1], flows=(), patterns=())
    bare = make_advice(blueprint=small, bill=(), flips=(), warnings=(), assumed=(), next_question=None)
    assert "None of the known patterns is needed." in text_of(read(make_document(advice=bare)))


def test_where_no_option_meets_the_limits_the_report_recommends_none():
    facts = make_use_case(budget_usd_per_month=100)
    said = text_of(read(make_document(facts=facts, advice=make_advice_for(facts, draws=4))))
    assert "No option meets the limits; nearest: micro-batch" in said
    assert "What it breaks" in said
    assert "None is chosen." in said
    assert "ecommended:" not in said


def test_the_bill_stands_under_its_picture(report_text):
    assert "a month for infrastructure" in report_text


def test_the_returns_stand_year_by_year_with_what_moves_them_and_the_growth() -> None:
    facts = make_use_case(growth_per_year=0.5)
    advice = make_advice_for(facts, draws=4)
    words = text_of(read(make_document(facts=facts, advice=advice)))
    assert advice.returns is not None
    assert all(f"{year.net_usd:,.2f}" in words for year in advice.returns.flows)
    assert f"{advice.returns.npv_usd:,.2f}" in words
    assert "is the first to need a step" in words


def test_where_criteria_decide_it_says_who_would_choose_each_option_and_what_another_method_finds() -> None:
    facts = make_use_case(value_usd_per_year=0)
    advice = make_advice_for(facts, draws=50)
    words = text_of(read(make_document(facts=facts, advice=advice)))
    assert "What somebody cares for who would choose it" in words
    assert advice.second_method.finding in words


def test_the_cover_says_what_superseded_it_and_what_it_supersedes():
    older, newer = (OtherDecision(title=title, address="x") for title in ("Orders, first", "Orders, third"))
    document = make_document(status="superseded", supersedes=older, superseded_by=(newer,))
    cover = " ".join(read(document).pages[0].extract_text().split())
    assert "superseded by Orders, third" in cover
    assert "Supersedes Orders, first" in cover


@pytest.mark.parametrize(("budget_usd", "engineers"), [(0, 4), (1, 4)])
def test_the_reverse_question_is_answered_in_words_and_tables_even_where_no_promise_can_be_kept(
    budget_usd: int, engineers: int
):
    facts = make_use_case(budget_usd_per_month=budget_usd, engineers=engineers)
    found = promises(facts, price_book())
    document = make_document(facts=facts, advice=make_advice_for(facts, draws=20), promises=found)
    words = text_of(read(document))
    assert "What promises cost" in words
    assert found.finding[:60] in words
    assert ("none can be kept" in words) == (found.best is None)


def test_how_sure_the_curve_is_is_said_where_it_was_worked_out():
    facts = make_use_case()
    advice = make_advice_for(facts, draws=20)
    band = cadence_band(facts, price_book(), advice.recommended.option, draws=20, seed=1)
    words = text_of(read(make_document(facts=facts, advice=advice, sureness=band)))
    assert band.finding in words


def test_where_money_decides_the_report_takes_net_value_apart():
    facts = make_use_case(value_usd_per_year=250_000)
    words = text_of(read(make_document(facts=facts, advice=make_advice_for(facts, draws=20))))
    assert "Net value, part by part" in words
    assert "Kept at its age" in words
