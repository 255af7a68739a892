"""How the API behaves: Django REST framework, its schema, its tokens, and how much one person may ask."""

from datetime import timedelta
from typing import Any

from config import environment

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["decisions.api.authentication.BearerAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PARSER_CLASSES": ["decisions.api.body.BoundedJSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "decisions.api.problems.problem_response",
    "URL_FORMAT_OVERRIDE": None,
    "DEFAULT_THROTTLE_CLASSES": [
        "decisions.api.throttling.PersonRateThrottle",
        "decisions.api.throttling.CostlyRateThrottle",
    ],
    "DEFAULT_THROTTLE_RATES": {
        # Requests of one person a minute; "costly" are documents and simulations.
        "user": f"{environment.whole_number('HEADWAY_API_RATE_PER_MIN', 1200, at_least=1)}/min",
        "costly": f"{environment.whole_number('HEADWAY_API_COSTLY_PER_MIN', 120, at_least=1)}/min",
    },
}

SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "Headway",
    "DESCRIPTION": "Batch, streaming or between: a use case in, a defended design out.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PUBLIC": True,
    "SERVE_AUTHENTICATION": [],
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "POSTPROCESSING_HOOKS": ["decisions.api.components.registry.add_components"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}

# Its tokens are rows of our own model; its own table would be made and stay empty.
MIGRATION_MODULES = {"knox": None}
KNOX_TOKEN_MODEL = "decisions.ApiToken"  # noqa: S105 - the name of a model, not a secret
REST_KNOX: dict[str, Any] = {
    "AUTH_HEADER_PREFIX": "Bearer",
    "TOKEN_TTL": timedelta(days=90),
}

LIMITS: dict[str, int] = {
    # What one person may keep and have running at a time.
    "decisions": environment.whole_number("HEADWAY_MAX_DECISIONS", 10_000, at_least=1),
    "active_simulations": environment.whole_number("HEADWAY_MAX_ACTIVE_SIMULATIONS", 8, at_least=1),
    "active_portfolios": environment.whole_number("HEADWAY_MAX_ACTIVE_PORTFOLIOS", 4, at_least=1),
    "share_links": environment.whole_number("HEADWAY_MAX_SHARE_LINKS", 50, at_least=1),
    "tokens": environment.whole_number("HEADWAY_MAX_TOKENS", 50, at_least=1),
    "revisions": environment.whole_number("HEADWAY_MAX_REVISIONS", 500, at_least=1),
    # What one organisation may keep: each version of its prices holds a whole book.
    "own_versions": environment.whole_number("HEADWAY_MAX_OWN_VERSIONS", 500, at_least=1),
    "members": environment.whole_number("HEADWAY_MAX_MEMBERS", 500, at_least=1),
}
