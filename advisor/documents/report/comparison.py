"""The options side by side: one table of numbers, one of criteria, and why the others do not win."""

from typing import Any

from advisor.advice.ranking import RankedOption
from advisor.documents.document import DesignDocument
from advisor.documents.fact_sheet import fact_title, show_value_of
from advisor.documents.net_value_table import net_value_table
from advisor.documents.palette import TOKENS, class_token
from advisor.documents.weighing import criterion_heads, deciding_head, deciding_value, weighing_note
from advisor.documents.wording import named, show_departures, show_share
from advisor.quantity import digits, show_duration


def option_rows(document: DesignDocument) -> list[dict[str, Any]]:
    """A row an option, best first."""
    return [_row(option, document) for option in document.advice.ranking]


def _row(option: RankedOption, document: DesignDocument) -> dict[str, Any]:
    by_money = document.advice.basis == "net_value"
    return {
        "name": option.title,
        "colour": TOKENS[class_token(option.cls)][0],
        "headway": show_departures(option.headway_s),
        "p95": show_duration(option.freshness_s.p95),
        "kept": show_share(option.promise_kept),
        "monthly": digits(float(option.monthly_usd.total), 4),
        "value": (
            digits(float(option.net_value_usd_per_year), 4) if by_money else f"{100 * option.score:.0f}"
        ),
        "first": show_share(option.rank_acceptability[0]),
        "eligible": option.eligible,
        "is_winner": option is document.winner,
        "by_money": by_money,
    }


def criteria_table(document: DesignDocument) -> dict[str, Any]:
    """Scores of 0 to 100 by criterion and option, with the weights given and those that favour each."""
    advice = document.advice
    heads = [{"title": head.title, "weight": head.weight} for head in criterion_heads(advice)]
    deciding = deciding_head(advice)
    rows = [
        {
            "name": option.title,
            "eligible": option.eligible,
            "scores": [round(100 * item.score) for item in option.criteria],
            "total": deciding_value(option, advice, of=100),
        }
        for option in document.advice.ranking
    ]
    central = [
        {"name": option.title, "weights": [show_share(weight) for weight in option.central_weights]}
        for option in document.advice.ranking
        if option.central_weights
    ]
    return {
        "heads": heads,
        "deciding": {"title": deciding.title, "weight": deciding.weight},
        "rows": rows,
        "central": central,
        "note": weighing_note(advice),
        "second": advice.second_method.finding,
    }


def net_value_parts(document: DesignDocument) -> dict[str, Any]:
    """What the net value of each option comes from; no rows where no money value is given."""
    table = net_value_table(document.advice)
    if table is None:
        return {"heads": [], "rows": [], "because": ""}
    return {
        "heads": [title for title, _ in table.heads],
        "rows": [[row.option.title, *(cell.text for cell in row.cells), row.net] for row in table.rows],
        "because": " ".join(cell.because for cell in table.rows[0].cells),
    }


def others(document: DesignDocument) -> list[dict[str, Any]]:
    """Each other option: why not, its vetoes, and what would have to be true for it to win."""
    return [
        {
            "name": named(option),
            "why_not": "" if option.vetoes else option.why_not,
            "vetoes": [f"{veto.text} ({veto.question})" for veto in option.vetoes],
            "wins": [_wins(win.fact, win.from_, win.to) for win in option.would_win_if],
        }
        for option in document.others
    ]  # fmt: skip


def _wins(fact: str, start: float | str, end: float | str) -> str:
    return f"{fact_title(fact)} {show_value_of(fact, end)} instead of {show_value_of(fact, start)}"
