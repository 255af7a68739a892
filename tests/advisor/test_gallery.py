"""The worked use cases get the verdict their files expect, and the seed's own examples get the seed's
answers.
"""

from pathlib import Path

import pytest

from advisor.advice.advice import Advice
from advisor.parsing import parse_use_case
from advisor.use_case import FACT_BY_KEY, UseCase
from advisor.use_case_file import UseCaseFile, read_use_case_file
from advisor.vocabulary import OptionClass, OptionKey
from tests.make import make_advice_for

FILES = sorted(Path("fixtures/use_cases").glob("*.yaml"))


def worked(stem: str) -> UseCaseFile:
    return read_use_case_file(Path("fixtures/use_cases") / f"{stem}.yaml")


def advice_of(stem: str) -> Advice:
    return make_advice_for(worked(stem).use_case)


def vetoes_of(advice: Advice, option: OptionKey) -> set[str]:
    row = next(row for row in advice.ranking if row.option is option)
    return {veto.rule for veto in row.vetoes}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_worked_use_case_gets_the_verdict_it_expects(path: Path) -> None:
    file = read_use_case_file(path)
    assert file.expect is not None
    assert make_advice_for(file.use_case).recommended.option is file.expect.option


def may_be_built(use_case: UseCase) -> OptionKey | None:
    """The recommended option, None where it breaks a hard limit."""
    best = make_advice_for(use_case, draws=4).ranking[0]
    return best.option if best.eligible else None


def half_way(file: UseCaseFile) -> UseCase:
    """The use case with half of each number's change: the middle between the two, in the fact's own unit."""
    assert file.neighbour is not None
    here, there = file.use_case, file.neighbour.use_case
    middle = {key: (here.likely(key) + there.likely(key)) / 2 for key in file.neighbour.changed}
    return parse_use_case(file.use_case.given() | middle)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_worked_use_case_has_a_neighbour_that_gets_another_verdict(path: Path) -> None:
    file = read_use_case_file(path)
    assert file.expect is not None
    assert file.neighbour is not None
    assert may_be_built(file.neighbour.use_case) is file.neighbour.option
    assert file.neighbour.option is not file.expect.option


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_half_of_the_change_to_the_neighbour_does_not_flip_it(path: Path) -> None:
    file = read_use_case_file(path)
    assert file.neighbour is not None
    assert file.expect is not None
    if FACT_BY_KEY[file.neighbour.changed[0]].kind != "number":
        pytest.skip("a choice has no half")
    assert may_be_built(half_way(file)) is file.expect.option


def test_where_two_facts_change_neither_alone_lets_another_option_win() -> None:
    file = worked("monthly_finance_close")
    assert file.neighbour is not None
    assert file.expect is not None
    for key in file.neighbour.changed:
        alone = parse_use_case(file.use_case.given() | {key: file.neighbour.use_case.likely(key)})
        assert may_be_built(alone) in {file.expect.option, None}


def test_every_option_wins_somewhere_in_the_gallery() -> None:
    expected = {file.expect.option for file in map(read_use_case_file, FILES) if file.expect}
    assert expected == set(OptionKey)


def test_fraud_is_for_streaming() -> None:
    assert advice_of("card_fraud_scoring").recommended.cls is OptionClass.STREAMING


@pytest.mark.parametrize("stem", ["weekly_executive_report", "weekly_dashboard", "daily_ftp_drop"])
def test_what_nobody_acts_on_at_once_is_for_batch(stem: str) -> None:
    assert advice_of(stem).recommended.cls is OptionClass.BATCH


@pytest.mark.parametrize(
    ("stem", "rule"),
    [
        ("weekly_dashboard", "nobody_acts_in_time"),
        ("daily_ftp_drop", "source_slower_than_headway"),
        ("live_leaderboard", "no_pager_around_the_clock"),
    ],
)
def test_streaming_is_called_over_engineering_with_its_reason(stem: str, rule: str) -> None:
    advice = advice_of(stem)
    row = next(row for row in advice.ranking if row.option is OptionKey.EVENT_STREAMING)
    texts = [veto.text for veto in row.vetoes if veto.rule == rule]
    assert [text.startswith("Over-engineering") for text in texts] == [True]


def test_deduplication_with_look_back_at_minutes_is_for_micro_batch() -> None:
    assert advice_of("minute_operations_dashboard").recommended.option is OptionKey.MICRO_BATCH
