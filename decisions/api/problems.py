"""Every refusal as problem details (RFC 9457), with each fault of the input under the name of its field."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from rest_framework import exceptions

from advisor.parsing import InvalidFacts
from decisions.selectors.price_books import NoPriceBook
from decisions.services.documents import DocumentFailed
from decisions.services.refusals import KeyReused, LimitReached, NotAllowed, Refused, StaleVersion

CONTENT_TYPE = "application/problem+json"


def problem(
    code: int,
    detail: str,
    *,
    kind: str = "",
    errors: Mapping[str, tuple[str, ...]] | None = None,
    headers: Mapping[str, str] | None = None,
) -> JsonResponse:
    """A response with problem details; `kind` ends the type's name, the status' words where there is none."""
    title = HTTPStatus(code).phrase
    content: dict[str, Any] = {
        "type": f"urn:headway:problem:{kind or title.lower().replace(' ', '-')}",
        "title": title,
        "status": code,
        "detail": detail,
    }
    if errors:
        content["errors"] = {field: list(texts) for field, texts in errors.items()}
    return JsonResponse(content, status=code, content_type=CONTENT_TYPE, headers=dict(headers or {}))


def problem_response(error: Exception, context: Any) -> JsonResponse | None:
    """REST framework's exception handler; None for what is no refusal but a defect."""
    if isinstance(error, Refused):
        return _bad_input(error.faults)
    if isinstance(error, InvalidFacts):
        return _bad_input({f"facts.{key}" if key != "facts" else key: x for key, x in error.faults.items()})
    if isinstance(error, exceptions.APIException):
        return _of_framework(error)
    if isinstance(error, LimitReached):
        return _limit(error)
    for refusal, (code, kind, detail) in _ANSWERS.items():
        if isinstance(error, refusal):
            return problem(code, detail or str(error), kind=kind)
    return None


def _bad_input(faults: Mapping[str, tuple[str, ...]]) -> JsonResponse:
    names = ", ".join(faults)
    return problem(400, f"The request has faults in: {names}.", kind="invalid-input", errors=faults)


def _of_framework(error: exceptions.APIException) -> JsonResponse:
    headers = {}
    if challenge := getattr(error, "auth_header", ""):
        headers["WWW-Authenticate"] = challenge
    if wait := getattr(error, "wait", None):
        headers["Retry-After"] = str(max(1, round(wait)))
    return problem(error.status_code, str(error.detail), headers=headers)


def _limit(error: LimitReached) -> JsonResponse:
    if error.retry_after_s is None:
        return problem(409, str(error), kind="limit-reached")
    return problem(429, str(error), kind="limit-reached", headers={"Retry-After": str(error.retry_after_s)})


_ANSWERS: dict[type[Exception], tuple[int, str, str]] = {
    Http404: (404, "", "There is nothing of this address among what is yours."),
    PermissionDenied: (403, "", "You may not do this."),
    NotAllowed: (403, "not-allowed", ""),
    StaleVersion: (412, "stale-version", "It was changed since you read it; read it again, then change it."),
    KeyReused: (422, "key-reused", "This Idempotency-Key came with another request before; use a new one."),
    DocumentFailed: (503, "document-failed", ""),
    NoPriceBook: (503, "no-price-book", ""),
}
