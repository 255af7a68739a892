"""Many use cases at once through the API: a short list answered at once, a long one in the background."""

from typing import Any

from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from advisor.plain_data import to_json
from advisor.portfolio.portfolio import put_together
from advisor.portfolio.reading import InvalidPortfolio, parse_members
from decisions.api.body import BoundedJSONParser, read_fields
from decisions.api.data_schema import reference
from decisions.api.operation import operation, public_id
from decisions.api.person import person
from decisions.api.queries import read_query
from decisions.jobs import start_portfolio
from decisions.models.portfolio import Portfolio, PortfolioKind
from decisions.selectors.portfolio_entries import entries_for
from decisions.selectors.portfolios import owned_list
from decisions.services.assessing import found_of
from decisions.services.portfolios import AT_ONCE
from decisions.services.refusals import Refused


class PortfolioParser(BoundedJSONParser):
    """Room for ten thousand use cases."""

    largest_bytes = 4 * 1024 * 1024


class Portfolios(APIView):
    """Lists of use cases."""

    parser_classes = (PortfolioParser,)
    throttle_scope = "costly"

    @operation(
        "triage_use_cases",
        "Which of many use cases are over-engineered, under-served or right",
        {200: reference("Portfolio"), 202: reference("PortfolioStarted")},
        body=reference("PortfolioRequest"),
    )
    def post(self, request: Request) -> Response:
        """Up to 100 are answered at once, nothing stored; more go on in the background, at `url`."""
        read_query(request, ())
        given = read_fields(request.data, {"use_cases": list}, required=["use_cases"])
        try:
            members = parse_members(given["use_cases"])
        except InvalidPortfolio as invalid:
            raise Refused(invalid.faults) from invalid
        entries = entries_for(person(request), members)
        if len(entries) <= AT_ONCE:
            return Response(to_json(put_together(members, found_of(entries))))
        started = start_portfolio(person(request), PortfolioKind.API, entries)
        return Response(_started(request, started), status=status.HTTP_202_ACCEPTED)


class OnePortfolio(APIView):
    """A list of the person's that went on in the background."""

    @operation(
        "read_triage",
        "A long list: how far it is, and its triage",
        {200: reference("PortfolioJob")},
        parameters=[public_id()],
        refusals=[400, 404],
    )
    def get(self, request: Request, public_id: str) -> Response:
        """`result` once it is done, `error` if it failed; the last 20 of a person's lists are kept."""
        found = owned_list(person(request), public_id, PortfolioKind.API)
        read_query(request, ())
        job = {
            "use_cases": found.size,
            "created_at": found.created_at,
            "finished_at": found.finished_at,
            "error": found.error or None,
            "result": _result(found),
        }
        return Response(_started(request, found) | job)


def _result(portfolio: Portfolio) -> dict[str, Any] | None:
    """As a short list is answered."""
    if portfolio.sums is None:
        return None
    rows = list(portfolio.rows.order_by("rank").values_list("row", flat=True))
    return {"rows": rows, **portfolio.sums}


def _started(request: Request, portfolio: Portfolio) -> dict[str, Any]:
    return {
        "id": portfolio.public_id,
        "status": portfolio.status,
        "progress": portfolio.progress,
        "url": reverse("api-portfolio", args=[portfolio.public_id], request=request),
    }
