"""A history of schemas in, who can read whom out; nothing is stored."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from advisor.plain_data import to_json
from advisor.schema_evolution.compatibility import compatibility
from advisor.schema_evolution.migration import LONGEST_RETENTION_S, RETENTION_S, migration
from advisor.schema_evolution.versions import InvalidSchemas, SchemaFormat
from decisions.api.body import read_fields
from decisions.api.data_schema import reference
from decisions.api.operation import operation
from decisions.api.queries import read_query
from decisions.services.refusals import Refused


class SchemaCompatibility(APIView):
    """The newest schema of a history by each mode of a registry."""

    @operation(
        "check_schemas",
        "Whether the newest of several schemas may be registered, and how to get there",
        {200: reference("SchemaCompatibility")},
        body=reference("SchemaHistory"),
    )
    def post(self, request: Request) -> Response:
        """Schemas come oldest first, as JSON text or as JSON; Avro or JSON Schema."""
        read_query(request, ())
        given = _read(request.data)
        form = SchemaFormat(given["format"])
        try:
            found = compatibility(given["schemas"], form)
        except InvalidSchemas as error:
            raise Refused(error.faults) from error
        way = migration(found, retention_s=float(given.get("retention_s", RETENTION_S)))
        return Response(to_json(found) | {"migration": to_json(way)})


def _read(data: Any) -> dict[str, Any]:
    given = read_fields(
        data, {"format": str, "schemas": list, "retention_s": float}, required=("format", "schemas")
    )
    faults: dict[str, tuple[str, ...]] = {}
    if given["format"] not in set(SchemaFormat):
        faults["format"] = (f"{given['format'][:60]!r} is unknown; give one of {', '.join(SchemaFormat)}.",)
    kept_s = given.get("retention_s", RETENTION_S)
    if not 0 <= kept_s <= LONGEST_RETENTION_S:
        faults["retention_s"] = (f"{kept_s:g} is outside; give 0 to {LONGEST_RETENTION_S:,.0f} seconds.",)
    if faults:
        raise Refused(faults)
    return given
