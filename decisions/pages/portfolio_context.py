"""What the page of a portfolio shows: a page of its rows, its sums, and the picture of the money at stake."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.utils.http import urlencode

from advisor.portfolio.answer import Triage
from decisions.charts.at_stake import DRAWN, at_stake_chart
from decisions.forms.request import PersonsRequest
from decisions.models.portfolio import Portfolio
from decisions.selectors.portfolios import Figures, rows_of
from decisions.shown.portfolio_lines import portfolio_line, stake_of
from decisions.shown.triage_words import WORDS

ROWS, TEAMS, OFFERED = 25, 25, 500
"""Use cases a page, teams in the table of sums, and teams to choose from; downloads hold all."""
NAMELESS = "–"
"""Stands in an address for use cases that name no team."""


def portfolio_context(request: PersonsRequest, portfolio: Portfolio, in_force: Figures) -> dict[str, Any]:
    """All that the templates need, whether it is done or still on its way."""
    asked = asked_of(request)
    context = {
        "portfolio": portfolio,
        "percent": int(100 * portfolio.progress),
        "team": request.GET.get("team", ""),
        "triage": asked["triage"],
        "narrowed": urlencode({key: request.GET[key] for key in ("team", "triage") if key in request.GET}),
        "triages": WORDS.items(),
        "nameless": NAMELESS,
    }
    return (
        context if portfolio.sums is None else context | _done(request, portfolio, portfolio.sums, in_force)
    )


def asked_of(request: PersonsRequest) -> dict[str, Any]:
    """The team and the triage that the address asks for."""
    team, triage = request.GET.get("team", ""), request.GET.get("triage", "")
    return {
        "team": None if not team else "" if team == NAMELESS else team,
        "triage": triage if triage in WORDS else "",
    }


def _done(
    request: PersonsRequest, portfolio: Portfolio, sums: Mapping[str, Any], in_force: Figures
) -> dict[str, Any]:
    asked = asked_of(request)
    found = rows_of(portfolio, **asked)
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    teams = sums["teams"]
    of = next((each for each in teams if each["team"] == asked["team"]), sums["total"])
    return {
        "page": page,
        "lines": [portfolio_line(row, in_force) for row in page.object_list],
        "finding": sums["finding"],
        "total": sums["total"],
        "teams": teams[:TEAMS],
        "teams_left": max(len(teams) - TEAMS, 0),
        "offered": sorted(filter(None, (each["team"] for each in teams[:OFFERED])), key=str.casefold),
        "has_nameless": any(not each["team"] for each in teams),
        "platforms": sums["platforms"],
        "chart": at_stake_chart(
            [stake_of(row) for row in found[:DRAWN]],
            use_cases=page.paginator.count,
            total_usd=_at_stake_usd(of, asked["triage"]),
        ),
    }


def _at_stake_usd(of: Mapping[str, Any], triage: str) -> float:
    """A team's money, or everybody's: all of it, or what one triage holds."""
    by_triage = {
        Triage.OVER_ENGINEERED: float(of["saved_usd_per_year"]),
        Triage.UNDER_SERVED: float(of["lost_usd_per_year"]),
    }
    return by_triage.get(Triage(triage), 0.0) if triage else sum(by_triage.values())
