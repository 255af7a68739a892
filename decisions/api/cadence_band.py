"""How sure a decision's cadence curve is, worked out over its draws on request."""

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from advisor.plain_data import to_json
from decisions.api.data_schema import reference
from decisions.api.operation import operation, public_id
from decisions.api.person import person
from decisions.api.queries import read_query
from decisions.selectors.cadence_band import cadence_band_of
from decisions.selectors.decisions import owned_decision


class CadenceBandOfDecision(APIView):
    """The band around the curve."""

    @operation(
        "cadence_band",
        "How sure the cadence curve is",
        {200: reference("CadenceBand")},
        parameters=[public_id()],
        refusals=[400, 404],
    )
    def get(self, request: Request, public_id: str) -> Response:
        """The total at each headway and the headway of least, p10, median and p90 over the advice's draws."""
        decision = owned_decision(person(request), public_id)
        read_query(request, ())
        return Response(to_json(cadence_band_of(decision)))
