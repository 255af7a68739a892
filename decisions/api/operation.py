"""Declares an API operation for the schema: what it takes, what it answers, and every way it may refuse."""

from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any, TypeVar

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema

from advisor.data_schema import Schema
from decisions.api.data_schema import reference
from decisions.api.problems import CONTENT_TYPE
from decisions.models.public_id import ALPHABET, LENGTH

View = TypeVar("View", bound=Callable[..., Any])
ALWAYS = (401, 406, 414, 429)
WITH_BODY = (400, 413, 415)


def operation(
    name: str,
    summary: str,
    answers: Mapping[int, Schema | None],
    *,
    body: Schema | None = None,
    parameters: Sequence[OpenApiParameter] = (),
    refusals: Sequence[int] = (),
    media_type: str = "application/json",
) -> Callable[[View], View]:
    """Describe a view's method. `answers` maps a status to the schema of its body, None where it has none."""
    codes = {*ALWAYS, *refusals, *(WITH_BODY if body else ())}
    responses: dict[Any, Any] = {
        (code, media_type): _answer(code, schema, media_type) for code, schema in answers.items()
    }
    for code in sorted(codes):
        words = HTTPStatus(code).phrase
        responses[(code, CONTENT_TYPE)] = OpenApiResponse(reference("Problem"), description=words)
    return extend_schema(
        operation_id=name,
        summary=summary,
        request={"application/json": body} if body else None,
        responses=responses,
        parameters=list(parameters),
    )


def _answer(code: int, schema: Schema | None, media_type: str) -> OpenApiResponse:
    words = HTTPStatus(code).phrase
    if schema is None and code == 200:
        kind = OpenApiTypes.BINARY if media_type == "application/pdf" else OpenApiTypes.STR
        return OpenApiResponse(kind, description=words)
    return OpenApiResponse(schema, description=words)


def query(name: str, description: str, schema: Schema) -> OpenApiParameter:
    """A parameter of the query."""
    return OpenApiParameter(name, schema, OpenApiParameter.QUERY, description=description)


def header(name: str, description: str, schema: Schema | None = None) -> OpenApiParameter:
    """A header of the request."""
    return OpenApiParameter(
        name, schema or {"type": "string"}, OpenApiParameter.HEADER, description=description
    )


def public_id() -> OpenApiParameter:
    """The id in the address."""
    schema = {"type": "string", "pattern": f"^[{ALPHABET}]{{{LENGTH}}}$"}
    return OpenApiParameter("public_id", schema, OpenApiParameter.PATH, description="Its id.")


def number_in_path() -> OpenApiParameter:
    """The number of a revision in the address."""
    schema = {"type": "integer", "minimum": 1, "maximum": 2**31 - 1}
    return OpenApiParameter("number", schema, OpenApiParameter.PATH, description="Its number.")


def etag(*codes: int) -> OpenApiParameter:
    """The entity tag among the answer's headers."""
    return OpenApiParameter(
        "ETag", str, OpenApiParameter.HEADER, response=list(codes), description="Changes with each change."
    )
