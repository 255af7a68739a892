"""How the schema describes sign-in. Importing this module registers it with spectacular."""

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema


class BearerScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # spectacular's own metaclass
    """A bearer token in the header."""

    target_class = "decisions.api.authentication.BearerAuthentication"
    name = "bearer"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        """HTTP bearer authentication, RFC 6750."""
        return {"type": "http", "scheme": "bearer", "description": "`Authorization: Bearer TOKEN`"}
