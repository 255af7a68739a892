"""The rows of a portfolio in words: what runs, what is advised, and what is at stake."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from advisor.portfolio.answer import Triage
from decisions.charts.at_stake import Stake
from decisions.models.portfolio import PortfolioRow
from decisions.selectors.portfolios import Figures
from decisions.shown.headway import show_headway
from decisions.shown.so_far import option_title
from decisions.shown.triage_words import HAS_STAKE, WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioLine:
    """One use case. `address` is the decision's id where the person may open it, blank elsewhere.

    `is_outdated`: the decision keeps other prices or assumptions than hold today.
    """

    title: str
    team: str
    address: str
    owner_name: str
    is_outdated: bool
    triage: str
    words: str
    at_stake_usd: Decimal | None
    today: str
    today_headway: str
    option: str
    option_class: str
    headway: str
    close_call: bool
    monthly_usd: Decimal
    shared_monthly_usd: Decimal
    platforms: str
    because: str


def portfolio_line(stored: PortfolioRow, in_force: Figures) -> PortfolioLine:
    """A stored row in words."""
    row, decision = stored.row, stored.decision
    return PortfolioLine(
        title=row["title"],
        team=row["team"],
        address=decision.public_id if decision and not stored.owner_name else "",
        owner_name=stored.owner_name,
        is_outdated=decision is not None and not in_force.are_of(decision),
        triage=row["triage"],
        words=WORDS[row["triage"]],
        at_stake_usd=Decimal(row["at_stake_usd_per_year"]) if row["triage"] in HAS_STAKE else None,
        today=option_title(row["current_option"] or ""),
        today_headway=_headway(row["current_headway_s"]),
        option=option_title(row["option"]),
        option_class=row["class"],
        headway=_headway(row["headway_s"]),
        close_call=row["close_call"],
        monthly_usd=Decimal(row["monthly_usd"]),
        shared_monthly_usd=Decimal(row["shared_monthly_usd"]),
        platforms=" · ".join(row["platforms"]).lower(),
        because=row["because"],
    )


def stake_of(stored: PortfolioRow) -> Stake:
    """The row's money as the chart takes it."""
    return Stake(
        title=stored.row["title"],
        words=WORDS[stored.triage].lower(),
        usd_per_year=float(stored.row["at_stake_usd_per_year"]),
        is_delay=stored.triage == Triage.UNDER_SERVED,
    )


def _headway(headway_s: Any) -> str:
    return "" if headway_s is None else show_headway(headway_s)
