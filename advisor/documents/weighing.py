"""The heads of the table of criteria: what each weighs, and by what its last column ranks.

Where money decides, net value stands in the last column and the weights are those of the second method, so
that no sum in the table contradicts the verdict.
"""

from dataclasses import dataclass

from advisor.advice.advice import Advice
from advisor.advice.ranking import RankedOption
from advisor.documents.wording import show_share
from advisor.quantity import show_usd
from advisor.verdict.second_method import HELD_BY_MONEY


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionHead:
    """A column's title and what it weighs."""

    title: str
    weight: str


def criterion_heads(advice: Advice) -> tuple[CriterionHead, ...]:
    """A head for each criterion, in their order."""
    by_money = advice.basis == "net_value"
    weighs = {each.criterion: show_share(each.weight) for each in advice.second_method.weighs}
    return tuple(
        CriterionHead(
            title=each.title,
            weight="in net value"
            if by_money and each.criterion in HELD_BY_MONEY
            else weighs.get(each.criterion, show_share(each.weight)),
        )
        for each in advice.ranking[0].criteria
    )


def deciding_head(advice: Advice) -> CriterionHead:
    """The head of the column by which the options rank."""
    if advice.basis != "net_value":
        return CriterionHead(title="Together", weight="")
    money = next(each for each in advice.second_method.weighs if each.criterion == "net_value")
    return CriterionHead(title="Net value a year", weight=show_share(money.weight))


def deciding_value(option: RankedOption, advice: Advice, *, of: int = 1) -> str:
    """What the options rank by: net value, or the weighted sum `of` 1 or of 100, as the scores beside it."""
    if advice.basis == "net_value":
        return show_usd(option.net_value_usd_per_year)
    together = sum(each.weight * each.score for each in option.criteria)
    return f"{100 * together:.0f}" if of > 1 else f"{together:.2f}"


def weighing_note(advice: Advice) -> str:
    """What the weights in the heads are for."""
    if advice.basis == "net_value":
        return "Money decides; the weights are those of the second method, in which net value leads."
    return "No money value is given, so the weighted criteria decide."
