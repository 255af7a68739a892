"""Assumptions as a resource: what holds for a person, what the organisation replaced, and who did."""

from collections.abc import Mapping
from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from advisor.assumptions.assumption import Assumption
from advisor.assumptions.shipped import ASSUMPTIONS
from decisions.api.body import read_fields
from decisions.api.data_schema import reference
from decisions.api.etags import expected_number, number_tag
from decisions.api.operation import etag, operation
from decisions.api.person import person
from decisions.api.price_books import IF_MATCH, check_either, version_data
from decisions.api.queries import PAGE_PARAMETERS, PAGING, page_data, read_page, read_query
from decisions.selectors.organisations import organisation_of
from decisions.selectors.own_assumptions import newest_assumptions, own_assumptions
from decisions.services.own_assumptions import edit_assumptions, revert_assumptions

EDIT = {"reason": str, "values": dict, "revert_to": int}


class AllAssumptions(APIView):
    """The assumptions that new decisions of the person's are computed with."""

    @operation(
        "list_assumptions",
        "The assumptions that hold",
        {200: reference("Assumptions")},
        parameters=[etag(200)],
        refusals=[400],
    )
    def get(self, request: Request) -> Response:
        """Each with its range, source and grade, and the organisation's own value if there is one."""
        read_query(request, ())
        return _answer(request)

    @operation(
        "change_assumptions",
        "Change the organisation's own assumptions",
        {200: reference("Assumptions")},
        body=reference("AssumptionsChange"),
        parameters=[IF_MATCH, etag(200)],
        refusals=[403, 409, 412],
    )
    def patch(self, request: Request) -> Response:
        """Values are merged, a null takes one back to the shipped value. For administrators."""
        read_query(request, ())
        given = read_fields(request.data, EDIT, required=["reason"])
        check_either(given, "values")
        reason, if_number = given["reason"], expected_number(request)
        if "revert_to" in given:
            revert_assumptions(person(request), int(given["revert_to"]), reason=reason, if_number=if_number)
        else:
            edit_assumptions(person(request), given["values"], reason=reason, if_number=if_number)
        return _answer(request)


class AssumptionVersions(APIView):
    """The audit trail of the organisation's own assumptions."""

    @operation(
        "list_assumption_versions",
        "Who changed which assumption when and why",
        {200: reference("OwnVersionPage")},
        parameters=PAGE_PARAMETERS,
        refusals=[400],
    )
    def get(self, request: Request) -> Response:
        """A page of versions, newest first; empty without an organisation."""
        page = read_page(read_query(request, PAGING))
        organisation = organisation_of(person(request).pk)
        if organisation is None:
            return Response(page_data(request, page, 0, []))
        found = own_assumptions(organisation)
        shown = [version_data(each) for each in found[page.rows]]
        return Response(page_data(request, page, found.count(), shown))


def _answer(request: Request) -> Response:
    newest = newest_assumptions(organisation_of(person(request).pk))
    own, number = (newest.values, newest.number) if newest else ({}, 0)
    data = {"number": number, "assumptions": [_assumption_data(each, own) for each in ASSUMPTIONS]}
    return Response(data, headers={"ETag": number_tag(number)})


def _assumption_data(assumption: Assumption, own: Mapping[str, float]) -> dict[str, Any]:
    least, most = assumption.bounds
    return {
        "id": assumption.id,
        "title": assumption.title,
        "unit": assumption.unit,
        "value": own.get(assumption.id, assumption.value),
        "shipped_value": assumption.value,
        "own_value": own.get(assumption.id),
        "low": assumption.low,
        "high": assumption.high,
        "least": least,
        "most": most,
        "source": assumption.source,
        "grade": assumption.grade.value,
    }
