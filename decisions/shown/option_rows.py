"""The eight options as rows of one table, best first, each with the first reason against it."""

from dataclasses import dataclass

from advisor.advice.advice import Advice
from advisor.advice.ranking import RankedOption, Veto
from advisor.documents.fact_sheet import fact_title, show_value_of
from advisor.documents.net_value_table import NetValueTable, net_value_table
from advisor.documents.weighing import (
    CriterionHead,
    criterion_heads,
    deciding_head,
    deciding_value,
    weighing_note,
)
from advisor.use_case import UseCase
from decisions.shown.freshness_strip import Axis, Strip, shared_axis, strip
from decisions.shown.headway import show_headway


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionRow:
    """One option, the first reason against it, and what would have to be true for it to win."""

    rank: int
    option: RankedOption
    is_chosen: bool
    headway: str
    strip: Strip
    first_share: float
    reason: str
    more_reasons: tuple[Veto, ...]
    wins_if: tuple[str, ...]
    deciding: str
    """What the options rank by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionTable:
    """`axis` is shared by the strips of every row."""

    axis: Axis
    promise_s: float
    percentile: float
    rows: tuple[OptionRow, ...]
    has_value: bool


def option_table(advice: Advice, use_case: UseCase) -> OptionTable:
    """Rows for every option of the ranking."""
    promise_s = use_case.likely("freshness_s")
    axis = shared_axis((option.freshness_s for option in advice.ranking), promise_s)
    rows = [
        _row(rank, option, advice, promise_s, axis) for rank, option in enumerate(advice.ranking, start=1)
    ]
    return OptionTable(
        axis=axis,
        promise_s=promise_s,
        percentile=use_case.likely("freshness_percentile"),
        rows=tuple(rows),
        has_value=advice.basis == "net_value",
    )


def _row(rank: int, option: RankedOption, advice: Advice, promise_s: float, axis: Axis) -> OptionRow:
    is_chosen = option.option is advice.recommended.option
    return OptionRow(
        rank=rank,
        option=option,
        is_chosen=is_chosen,
        headway=show_headway(option.headway_s),
        strip=strip(option.freshness_s, promise_s, axis),
        first_share=option.rank_acceptability[0] if option.rank_acceptability else 0.0,
        reason=option.vetoes[0].text if option.vetoes else option.why_not,
        more_reasons=option.vetoes[1:],
        wins_if=tuple(_would_win(change.fact, change.to) for change in option.would_win_if),
        deciding=deciding_value(option, advice),
    )


def _would_win(fact: str, to: float | str) -> str:
    return f"{fact_title(fact)} {show_value_of(fact, to)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaTable:
    """Options as rows, criteria as columns: each cell a score between 0 and 1 with its reason."""

    heads: tuple[CriterionHead, ...]
    deciding: CriterionHead
    note: str
    rows: tuple[OptionRow, ...]
    net_value: NetValueTable | None
    """What decides where money does."""
    central: tuple[RankedOption, ...]
    """The options that some drawn weights make first."""


def criteria_table(advice: Advice, options: OptionTable) -> CriteriaTable:
    """All options share the weights."""
    return CriteriaTable(
        heads=criterion_heads(advice),
        deciding=deciding_head(advice),
        note=weighing_note(advice),
        rows=options.rows,
        net_value=net_value_table(advice),
        central=tuple(option for option in advice.ranking if option.central_weights),
    )
