"""What is under no address of the API."""

from typing import Any

from rest_framework.exceptions import NotFound
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.views import APIView


class Unknown(APIView):
    """404 with a hint, whatever the method."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Raises NotFound before a method is chosen: none would be right."""
        hint = "" if request.path.endswith("/") else " Addresses of resources end with a slash."
        raise NotFound(f"Nothing is at this address; /api/v1/docs/ lists what there is.{hint}")
