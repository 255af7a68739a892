"""Measured engines that a simulation can take in place of a design's own processing."""

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from decisions.api.data_schema import list_of
from decisions.api.operation import operation
from decisions.api.queries import read_query
from decisions.selectors.engine_profiles import profile_data, shipped_profiles


class EngineProfiles(APIView):
    """The engine profiles that Headway ships."""

    @operation(
        "list_engine_profiles",
        "Measured engines at hand",
        {200: list_of("EngineProfile")},
        refusals=[400],
    )
    def get(self, request: Request) -> Response:
        """Each in the form in which a simulation takes one's own, with the origin of each parameter."""
        read_query(request, ())
        return Response([profile_data(profile) for profile in shipped_profiles().values()])
