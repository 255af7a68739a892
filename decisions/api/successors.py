"""A decision that takes the place of another."""

from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from decisions.api.body import read_fields
from decisions.api.data_schema import reference
from decisions.api.decisions import IF_MATCH, decision_data
from decisions.api.etags import etag_of, expected_version
from decisions.api.operation import etag, operation, public_id
from decisions.api.person import person
from decisions.api.queries import read_query
from decisions.selectors.decisions import owned_decision
from decisions.services.superseding import supersede_decision


class Successors(APIView):
    """What supersedes a decision; the decision itself lists them."""

    @operation(
        "supersede_decision",
        "Supersede a decision by a new one",
        {201: reference("Decision")},
        body=reference("SuccessorRequest"),
        parameters=[public_id(), IF_MATCH, etag(201)],
        refusals=[404, 409, 412],
    )
    def post(self, request: Request, public_id: str) -> Response:
        """The new one starts from the old one's facts, proposed; `again` where there is one already."""
        decision = owned_decision(person(request), public_id)
        read_query(request, ())
        given = read_fields(request.data, {"title": str, "again": bool})
        made = supersede_decision(
            decision,
            title=given.get("title", decision.title),
            again=given.get("again", False),
            if_version=expected_version(request, decision),
        )
        shown = decision_data(request, made)
        headers = {"Location": shown["url"], "ETag": etag_of(made)}
        return Response(shown, status=status.HTTP_201_CREATED, headers=headers)
