"""A portfolio as a spreadsheet: a line a use case, or a line a team, every unit in its column's name."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from advisor.spreadsheet import as_cell
from decisions.models.portfolio import PortfolioRow

COLUMNS: Mapping[str, str] = {
    "use_case": "title",
    "team": "team",
    "triage": "triage",
    "at_stake_usd_per_year": "at_stake_usd_per_year",
    "today": "current_option",
    "today_headway_s": "current_headway_s",
    "advised": "option",
    "advised_class": "class",
    "advised_headway_s": "headway_s",
    "margin_share": "margin",
    "is_close_call": "close_call",
    "alone_usd_per_month": "monthly_usd",
    "with_shared_platforms_usd_per_month": "shared_monthly_usd",
    "shared_platforms": "platforms",
    "provider": "provider",
    "region": "region",
    "because": "because",
}
"""Each column's name with the row's field; a headway of 0 is event by event, a blank one nothing yet."""
TEAM_COLUMNS: Mapping[str, str] = {
    "team": "team",
    "use_cases": "use_cases",
    "over_engineered": "over_engineered",
    "under_served": "under_served",
    "saved_usd_per_year": "saved_usd_per_year",
    "lost_usd_per_year": "lost_usd_per_year",
    "alone_usd_per_month": "monthly_usd",
    "with_shared_platforms_usd_per_month": "shared_monthly_usd",
}


def portfolio_csv(rows: Iterable[PortfolioRow], address_of: Callable[[PortfolioRow], str]) -> str:
    """A line a use case, most at stake first; the last columns are whose it is and where it stands."""
    lines = (
        [stored.rank, *_cells(stored.row, COLUMNS.values()), as_cell(stored.owner_name), address_of(stored)]
        for stored in rows
    )
    return _written(("rank", *COLUMNS, "owner", "decision"), lines)


def teams_csv(teams: Iterable[Mapping[str, Any]]) -> str:
    """A line a team."""
    return _written(TEAM_COLUMNS, (_cells(team, TEAM_COLUMNS.values()) for team in teams))


def _written(head: Iterable[str], lines: Iterable[list[Any]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(lines)
    return out.getvalue()


def _cells(row: Mapping[str, Any], fields: Iterable[str]) -> list[Any]:
    return [_cell(row[field]) for field in fields]


def _cell(value: Any) -> Any:
    """Numbers and amounts as they are; what somebody typed is no formula."""
    if isinstance(value, list):
        return " | ".join(value)
    return as_cell(value) if isinstance(value, str) else value
