"""The reverse question through the API: for a decision with another budget or team, and for facts alone."""

from collections.abc import Mapping
from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from advisor.parsing import InvalidFacts, parse_use_case
from advisor.plain_data import to_json
from advisor.verdict.affordable import promises
from decisions.api.body import read_fields
from decisions.api.data_schema import reference
from decisions.api.operation import operation, public_id, query
from decisions.api.person import person
from decisions.api.queries import read_query
from decisions.selectors.decisions import owned_decision
from decisions.selectors.own_assumptions import stored_assumptions, values_in_force
from decisions.selectors.price_books import current_version, price_book
from decisions.selectors.promises import ASKED_WITH, promises_of
from decisions.services.refusals import Refused

INSTEAD = tuple(
    query(
        fact.key,
        f"{fact.title} The decision's own if left out.",
        {"type": "number", "minimum": fact.low, "maximum": fact.high}
        if fact.kind == "number"
        else {"type": "string", "enum": [value for value, _ in fact.choices]},
    )
    for fact in ASKED_WITH
)


class PromisesOfDecision(APIView):
    """What a decision's budget and team can promise."""

    @operation(
        "promises_of_decision",
        "Which promise a budget and a team can keep, and what each promise costs",
        {200: reference("Promises")},
        parameters=[public_id(), *INSTEAD],
        refusals=[400, 404],
    )
    def get(self, request: Request, public_id: str) -> Response:
        """By the decision's own prices and assumptions; the query replaces its budget and team."""
        decision = owned_decision(person(request), public_id)
        asked = read_query(request, [fact.key for fact in ASKED_WITH])
        try:
            return Response(to_json(promises_of(decision, _instead(asked))))
        except InvalidFacts as invalid:
            raise Refused(invalid.faults) from invalid


class PromisesOnFacts(APIView):
    """What a budget and a team can promise, nothing stored."""

    @operation(
        "promises_on_facts",
        "The same for facts, nothing stored",
        {200: reference("Promises")},
        body=reference("FactsRequest"),
    )
    def post(self, request: Request) -> Response:
        """Facts left out take their defaults; the budget is `budget_usd_per_month`, 0 for no limit."""
        read_query(request, ())
        given = read_fields(request.data, {"facts": dict})
        use_case, pk = parse_use_case(given.get("facts", {})), person(request).pk
        book = price_book(current_version(use_case.provider, use_case.region, person_pk=pk))
        assumptions = stored_assumptions(values_in_force(pk))
        return Response(to_json(promises(use_case, book, assumptions=assumptions)))


def _instead(asked: Mapping[str, str]) -> dict[str, Any]:
    """The query's texts as facts take them; what is no number is left for the fact to refuse."""
    return {
        fact.key: _number(asked[fact.key]) if fact.kind == "number" else asked[fact.key]
        for fact in ASKED_WITH
        if fact.key in asked
    }


def _number(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text
