"""Facts in, advice out: on facts that are not stored, and on a decision's."""

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from advisor.advise import advise
from advisor.parsing import parse_use_case
from advisor.plain_data import advice_data
from advisor.verdict.choice_flips import choice_flips, with_choices
from decisions.api.body import read_fields
from decisions.api.data_schema import reference
from decisions.api.etags import etag_of
from decisions.api.operation import etag, operation, public_id
from decisions.api.person import person
from decisions.api.queries import read_query
from decisions.selectors.choice_flips import advice_with_choices
from decisions.selectors.decisions import owned_decision
from decisions.selectors.own_assumptions import stored_assumptions, values_in_force
from decisions.selectors.price_books import current_version, price_book


class AdviceOnFacts(APIView):
    """Advice on facts that are not stored."""

    @operation(
        "advise",
        "Advice on facts, nothing stored",
        {200: reference("Advice")},
        body=reference("AdviceRequest"),
    )
    def post(self, request: Request) -> Response:
        """Facts left out take their defaults and are listed in `assumed`; with `choices` the flips also hold
        other answers to the questions with few answers, which takes a few times as long.
        """
        read_query(request, ())
        given = read_fields(request.data, {"facts": dict, "choices": bool})
        use_case = parse_use_case(given.get("facts", {}))
        pk = person(request).pk
        book = price_book(current_version(use_case.provider, use_case.region, person_pk=pk))
        assumptions = stored_assumptions(values_in_force(pk))
        advice = advise(use_case, book, assumptions=assumptions)
        if given.get("choices"):
            advice = with_choices(advice, choice_flips(use_case, book, assumptions=assumptions))
        return Response(advice_data(advice))


class AdviceOnDecision(APIView):
    """Advice on a decision's facts, by its own price book."""

    @operation(
        "advise_decision",
        "A decision's advice",
        {200: reference("Advice")},
        parameters=[public_id(), etag(200)],
        refusals=[400, 404],
    )
    def get(self, request: Request, public_id: str) -> Response:
        """The same as for its facts alone, with the prices that it keeps, and with flips of choices."""
        decision = owned_decision(person(request), public_id)
        read_query(request, ())
        return Response(advice_data(advice_with_choices(decision)), headers={"ETag": etag_of(decision)})
