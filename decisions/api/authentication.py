"""Who sends a request: the holder of a bearer token."""

from typing import Any

from knox.auth import TokenAuthentication
from rest_framework.exceptions import AuthenticationFailed


class BearerAuthentication(TokenAuthentication):  # type: ignore[misc]  # knox has no types
    """Knox's hashed tokens. One that is not plain letters and digits is refused before it is looked up."""

    def authenticate_credentials(self, token: bytes) -> Any:
        """The person and their token; raises AuthenticationFailed."""
        if not token.isalnum():
            raise AuthenticationFailed("This token is unknown, expired or revoked.")
        return super().authenticate_credentials(token)
