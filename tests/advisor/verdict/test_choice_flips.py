"""Flips of choices: every other answer is tried, and each is listed if and only if it changes the verdict."""

from pathlib import Path

import pytest

from advisor.advice.robustness import Flip
from advisor.parsing import parse_use_case
from advisor.use_case import FACT_BY_KEY, UseCase
from advisor.use_case_file import read_use_case_file
from advisor.verdict.choice_flips import TRIED, choice_flips
from advisor.vocabulary import OptionKey
from tests.make import make_advice_for, price_book


def worked(stem: str) -> UseCase:
    return read_use_case_file(Path("fixtures/use_cases") / f"{stem}.yaml").use_case


def may_be_built(use_case: UseCase) -> OptionKey | None:
    best = make_advice_for(use_case, draws=0).ranking[0]
    return best.option if best.eligible else None


def expected(use_case: UseCase) -> set[tuple[str, str, OptionKey]]:
    """By whole advices, one for each answer."""
    now, given = may_be_built(use_case), use_case.given()
    answers = [(key, value) for key in TRIED for value, _ in FACT_BY_KEY[key].choices]
    won = {(key, value): may_be_built(parse_use_case(given | {key: value})) for key, value in answers}
    return {(key, value, new) for (key, value), new in won.items() if new not in (now, None)}


@pytest.mark.slow
@pytest.mark.parametrize("stem", ["live_leaderboard", "daily_ftp_drop", "card_fraud_scoring"])
def test_exactly_the_answers_that_change_the_verdict_are_listed(stem: str) -> None:
    use_case = worked(stem)
    found = choice_flips(use_case, price_book())
    assert {(flip.name, flip.to, flip.new_option) for flip in found} == expected(use_case)
    assert {flip.from_ for flip in found} <= {str(getattr(use_case, key)) for key in TRIED}


def test_a_source_that_delivers_as_it_happens_ends_the_case_for_a_daily_run() -> None:
    found = choice_flips(worked("daily_ftp_drop"), price_book())
    hourly = OptionKey.HOURLY_BATCH
    assert Flip(kind="fact", name="source", from_="file_drop", to="app_events", new_option=hourly) in found
