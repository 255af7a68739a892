"""Each use case by itself: its verdict, what runs today on the same facts, and what it would stand on.

Use cases whose choices are the same are columns of one evaluation.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from advisor.assumptions.replaced import SHIPPED, Assumptions
from advisor.cost.price_book import PriceBook
from advisor.evaluation import Evaluation, evaluate
from advisor.options import OPTION_BY_KEY
from advisor.portfolio.member import Member, Today
from advisor.portfolio.platforms import fixed_costs
from advisor.portfolio.triage import Running
from advisor.use_case import UseCase
from advisor.verdict.vetoes import RULES, fired
from advisor.verdicts import QuickVerdict, Structure, likely_cases, structure, verdicts
from advisor.vocabulary import OptionKey

BookOf = Callable[[UseCase], PriceBook]


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedPart:
    """What one SKU of a platform costs a use case alone without any event, USD in a live month."""

    platform: str
    sku: str
    monthly_usd: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """All that is known of one member before it is put beside the others."""

    verdict: QuickVerdict
    running: Running | None
    fixed: tuple[FixedPart, ...]


def assess(
    members: Sequence[Member], book_of: BookOf, assumptions: Assumptions = SHIPPED
) -> Iterator[tuple[int, Assessed]]:
    """The members' places, from 0, with what is known of each; as they are done, not in order.

    `book_of` gives the price book of a use case's place. Raises UnknownSku and UnknownProvider as `advise`
    does.
    """
    alike: dict[Structure, list[int]] = defaultdict(list)
    for place, member in enumerate(members):
        alike[structure(member.use_case)].append(place)
    for places in alike.values():
        group = [members[place] for place in places]
        book = book_of(group[0].use_case)
        yield from zip(places, _assess_alike(group, book, assumptions), strict=True)


def _assess_alike(group: Sequence[Member], book: PriceBook, assumptions: Assumptions) -> Iterator[Assessed]:
    found = verdicts([member.use_case for member in group], book, assumptions)
    running = _running(group, book, assumptions)
    fixed = _fixed(group, found, book, assumptions)
    for place, verdict in enumerate(found):
        yield Assessed(verdict=verdict, running=running.get(place), fixed=fixed[place])


def _running(group: Sequence[Member], book: PriceBook, assumptions: Assumptions) -> dict[int, Running]:
    """What runs today, by place, of those where anything does."""
    today = {place: member.today for place, member in enumerate(group)}
    return {
        place: _as_running(now, evaluation, row)
        for option, places in _by_option(
            {place: now.option for place, now in today.items() if now is not None}
        ).items()
        for evaluation in [_evaluated(option, places, group, book, assumptions)]
        for row, place in enumerate(places)
        if (now := today[place]) is not None
    }


def _by_option(options: dict[int, OptionKey]) -> dict[OptionKey, list[int]]:
    found: dict[OptionKey, list[int]] = defaultdict(list)
    for place, option in options.items():
        found[option].append(place)
    return found


def _evaluated(
    option: OptionKey, places: list[int], group: Sequence[Member], book: PriceBook, assumptions: Assumptions
) -> Evaluation:
    cases = likely_cases([group[place].use_case for place in places], assumptions)
    headway_s = np.array([now.headway_s for place in places if (now := group[place].today) is not None])
    complexity = assumptions["people.complexity"]
    return evaluate(OPTION_BY_KEY[option], cases, book, headway_s=headway_s, complexity=complexity)


def _as_running(today: Today, evaluation: Evaluation, row: int) -> Running:
    against = fired(evaluation)[:, row]
    return Running(
        today=today,
        vetoes=tuple(rule.id for rule, fires in zip(RULES, against, strict=True) if fires),
        yearly_usd=float(evaluation.yearly_usd[row]),
        value_usd_per_year=float(evaluation.value_usd_per_year[row]),
    )


def _fixed(
    group: Sequence[Member], found: Sequence[QuickVerdict], book: PriceBook, assumptions: Assumptions
) -> list[tuple[FixedPart, ...]]:
    """What each recommended design costs without any event, in the order of the group."""
    parts: list[list[FixedPart]] = [[] for _ in group]
    options = {place: verdict.recommended.option for place, verdict in enumerate(found)}
    for option, places in _by_option(options).items():
        cases = likely_cases([group[place].use_case for place in places], assumptions)
        headway_s = np.array([found[place].recommended.headway_s for place in places])
        for fixed in fixed_costs(OPTION_BY_KEY[option], cases, headway_s, book):
            for place, usd in zip(places, fixed.monthly_usd.tolist(), strict=True):
                if usd > 0:
                    parts[place].append(FixedPart(platform=fixed.platform, sku=fixed.sku, monthly_usd=usd))
    return [tuple(each) for each in parts]
