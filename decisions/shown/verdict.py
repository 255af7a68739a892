"""The verdict as the head of the page says it."""

from dataclasses import dataclass

from advisor.advice import Advice, Because, RankedOption, Working
from advisor.documents.fact_sheet import fact_title
from decisions.shown.headway import show_headway
from decisions.shown.so_far import chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`holds_in` is the share of draws in which it is first; `assumed` are the questions left open."""

    option: RankedOption
    headway: str
    headline: str
    margin: float
    is_close_call: bool
    runner_up: RankedOption
    holds_in: float
    draws: int
    why: tuple[Because, ...]
    assumed: tuple[tuple[str, str], ...]
    next_question: str
    workings: tuple[Working, ...]


def verdict(advice: Advice) -> Verdict:
    """What the head says of an advice."""
    best = chosen(advice)
    others = [option for option in advice.ranking if option is not best]
    return Verdict(
        option=best,
        headway=show_headway(best.headway_s),
        headline=advice.headline,
        margin=advice.margin,
        is_close_call=advice.close_call,
        runner_up=next((option for option in others if option.eligible), others[0]),
        holds_in=best.rank_acceptability[0],
        draws=advice.draws,
        why=advice.why,
        assumed=tuple((key, fact_title(key)) for key in advice.assumed),
        next_question=fact_title(advice.next_question) if advice.next_question else "",
        workings=best.workings,
    )
