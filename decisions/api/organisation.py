"""The organisation a person is in: it stands in no id, so nobody can ask for another."""

from typing import Any

from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from decisions.api.body import read_fields
from decisions.api.data_schema import reference
from decisions.api.operation import operation
from decisions.api.person import person
from decisions.api.queries import read_query
from decisions.models.organisation import Membership
from decisions.selectors.organisations import members_of, membership_of
from decisions.services.organisations import found


class OneOrganisation(APIView):
    """Whose prices and assumptions count for the person."""

    @operation(
        "read_organisation",
        "My organisation",
        {200: reference("Organisation"), 204: None},
        refusals=[400],
    )
    def get(self, request: Request) -> Response:
        """204 outside of any."""
        read_query(request, ())
        membership = membership_of(person(request))
        if membership is None:
            return Response(status=status.HTTP_204_NO_CONTENT)
        return Response(_organisation_data(membership))

    @operation(
        "found_organisation",
        "Found an organisation",
        {201: reference("Organisation")},
        body=reference("OrganisationRequest"),
    )
    def post(self, request: Request) -> Response:
        """Its founder is its administrator; others come by invitation, on the page."""
        read_query(request, ())
        given = read_fields(request.data, {"name": str}, required=["name"])
        made = found(person(request), given["name"])
        return Response(_organisation_data(made), status=status.HTTP_201_CREATED)


def _organisation_data(membership: Membership) -> dict[str, Any]:
    members = members_of(membership.organisation)
    return {
        "name": membership.organisation.name,
        "is_admin": membership.is_admin,
        "members": [
            {"name": member.person.get_username(), "is_admin": member.is_admin} for member in members
        ],
    }
