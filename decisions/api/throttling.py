"""How many requests one person may send in a minute."""

from typing import TYPE_CHECKING

from redis.exceptions import RedisError
from rest_framework.request import Request
from rest_framework.throttling import ScopedRateThrottle, UserRateThrottle

if TYPE_CHECKING:
    # REST framework imports this module while it defines that class.
    from rest_framework.views import APIView


class PersonRateThrottle(UserRateThrottle):
    """All of a person's requests. While the shared counts cannot be read, nobody is turned away."""

    def allow_request(self, request: Request, view: "APIView") -> bool:
        """Whether this one may pass."""
        try:
            return super().allow_request(request, view)
        except RedisError:
            return True


class CostlyRateThrottle(ScopedRateThrottle):
    """Requests that cost seconds of a processor: views with `throttle_scope = "costly"`."""

    def allow_request(self, request: Request, view: "APIView") -> bool:
        """Whether this one may pass."""
        try:
            return super().allow_request(request, view)
        except RedisError:
            return True
