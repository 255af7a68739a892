from typing import Any

import pytest

from advisor.use_case_file import InvalidUseCaseFile, parse_use_case_file, read_use_case_file
from advisor.vocabulary import OptionKey

WORKED: dict[str, Any] = {
    "title": "Operations desk",
    "summary": "A desk that looks every quarter of an hour.",
    "facts": {"freshness_s": "15 min", "rate_per_s": "2k/s", "event_bytes": 600},
    "expect": {"option": "micro_batch", "because": "Nobody looks more often."},
}


def faults_of(data: Any) -> dict[str, tuple[str, ...]]:
    with pytest.raises(InvalidUseCaseFile) as refusal:
        parse_use_case_file(data)
    return refusal.value.faults


def test_facts_may_be_written_as_people_write_them():
    facts = parse_use_case_file(WORKED).use_case
    assert [facts.likely(key) for key in ("freshness_s", "rate_per_s", "event_bytes")] == [900, 2000, 600]


def test_a_range_and_a_guess_may_be_written_so_too():
    given = {"freshness_s": {"low": "5 min", "likely": "10 min", "high": "1 h"}}
    given |= {"rate_per_s": {"value": "1k/s", "confidence": "guess"}}
    facts = parse_use_case_file({"title": "x", "facts": given}).use_case
    assert (facts.freshness_s.low, facts.freshness_s.high) == (300, 3600)
    assert (facts.rate_per_s.low, facts.rate_per_s.high) == (500, 2000)


def test_what_a_file_expects_is_read_with_its_reason():
    expect = parse_use_case_file(WORKED).expect
    assert expect is not None
    assert (expect.option, expect.because) == (OptionKey.MICRO_BATCH, "Nobody looks more often.")


def test_a_file_that_expects_nothing_is_fine():
    assert parse_use_case_file({"title": "x"}).expect is None


@pytest.mark.parametrize(
    ("change", "place", "word"),
    [
        ({"titel": "x"}, "titel", "title"),
        ({"title": " "}, "title", "text"),
        ({"summary": 3}, "summary", "text"),
        ({"facts": ["x"]}, "facts", "mapping"),
        ({"facts": {"freshnes_s": 60}}, "facts.freshnes_s", "freshness_s"),
        ({"facts": {"freshness_s": "soon"}}, "facts.freshness_s", "15 min"),
        ({"facts": {"rate_per_s": -1}}, "facts.rate_per_s", "between"),
        ({"expect": "batch"}, "expect", "because"),
        ({"expect": {"option": "microbatch", "because": "x"}}, "expect.option", "micro_batch"),
        ({"expect": {"option": ["x"], "because": "x"}}, "expect.option", "nearest"),
        ({"expect": {"option": "kappa", "because": ""}}, "expect.because", "why"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_fault_is_named_with_what_would_be_right(change, place, word):
    faults = faults_of(WORKED | change)
    assert list(faults) == [place]
    assert word in " ".join(faults[place])


def test_all_faults_come_at_once():
    faulty = {"title": "x", "facts": {"freshness_s": "soon", "rate_per_s": -1, "x": 1}, "expects": {}}
    assert set(faults_of(faulty)) == {"facts.freshness_s", "facts.rate_per_s", "facts.x", "expects"}


@pytest.mark.parametrize("data", [None, [], "x", 3])
def test_a_file_of_another_shape_is_refused(data):
    assert set(faults_of(data)) == {"file"}


@pytest.mark.parametrize("content", [b"a: [", b"\xff\xfe\xff"], ids=["cut off", "no utf-8"])
def test_a_file_that_is_no_yaml_is_refused(tmp_path, content):
    (tmp_path / "case.yaml").write_bytes(content)
    with pytest.raises(InvalidUseCaseFile, match="no YAML"):
        read_use_case_file(tmp_path / "case.yaml")


def test_a_neighbour_is_the_use_case_with_its_changed_facts() -> None:
    neighbour = {"facts": {"freshness_s": "1 h"}, "option": "micro_batch"}
    file = parse_use_case_file({"title": "A", "facts": {"rate_per_s": 3}, "neighbour": neighbour})
    assert file.neighbour is not None
    assert (file.neighbour.changed, file.neighbour.option) == (("freshness_s",), "micro_batch")
    assert [file.neighbour.use_case.likely(key) for key in ("freshness_s", "rate_per_s")] == [3600, 3]


@pytest.mark.parametrize(
    ("neighbour", "faulty"),
    [
        ("near", "neighbour"),
        ({"facts": {}, "option": "kappa"}, "neighbour.facts"),
        ({"facts": {"freshness_s": "soon"}, "option": "kappa"}, "neighbour.facts.freshness_s"),
        ({"facts": {"freshness_s": 1}, "option": "capa"}, "neighbour.option"),
    ],
)
def test_a_faulty_neighbour_is_refused_by_name(neighbour: object, faulty: str) -> None:
    with pytest.raises(InvalidUseCaseFile) as refusal:
        parse_use_case_file({"title": "A", "neighbour": neighbour})
    assert set(refusal.value.faults) == {faulty}
