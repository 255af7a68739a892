"""Which option of a decision wins over two facts, worked out on request."""

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from advisor.plain_data import to_json
from advisor.verdict.flip_map import InvalidAxes
from decisions.api.data_schema import reference
from decisions.api.operation import operation, public_id, query
from decisions.api.person import person
from decisions.api.queries import read_query
from decisions.selectors.decisions import owned_decision
from decisions.selectors.flip_map import flip_map_of
from decisions.services.refusals import Refused

AXES = tuple(
    query(name, f"The fact {where}; the usual one if left out.", {"type": "string"})
    for name, where in (("x", "across"), ("y", "upwards"))
)


class FlipMapOfDecision(APIView):
    """The map over two facts."""

    @operation(
        "flip_map",
        "Which option wins over two facts",
        {200: reference("FlipMap")},
        parameters=[public_id(), *AXES],
        refusals=[400, 404],
    )
    def get(self, request: Request, public_id: str) -> Response:
        """At most 24 by 24 pairs of values, all else as in the likely case."""
        decision = owned_decision(person(request), public_id)
        asked = read_query(request, ("x", "y"))
        try:
            found = flip_map_of(decision, asked.get("x", ""), asked.get("y", ""))
        except InvalidAxes as invalid:
            raise Refused(invalid.faults) from invalid
        return Response(to_json(found))
