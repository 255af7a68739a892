"""How the API behaves: Django REST framework, its schema, its tokens, and how much one person may ask."""

from datetime import timedelta
from typing import Any

from config import environment

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["knox.auth.TokenAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
}

SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "Headway",
    "DESCRIPTION": "Batch, streaming or between: a use case in, a defended design out.",
    "VERSION": "1",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}

KNOX_TOKEN_MODEL = "decisions.ApiToken"  # noqa: S105 - the name of a model, not a secret
REST_KNOX: dict[str, Any] = {
    "AUTH_HEADER_PREFIX": "Bearer",
    "TOKEN_TTL": timedelta(days=90),
}

LIMITS: dict[str, int] = {
    # What one person may keep and have running at a time.
    "decisions": environment.whole_number("HEADWAY_MAX_DECISIONS", 10_000, at_least=1),
    "active_simulations": environment.whole_number("HEADWAY_MAX_ACTIVE_SIMULATIONS", 8, at_least=1),
    "share_links": environment.whole_number("HEADWAY_MAX_SHARE_LINKS", 50, at_least=1),
    "tokens": environment.whole_number("HEADWAY_MAX_TOKENS", 50, at_least=1),
}
