"""The documents of a decision, each under its file's name; a signed-in browser may fetch them too."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from rest_framework.authentication import SessionAuthentication
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from decisions.api.authentication import BearerAuthentication
from decisions.api.operation import operation, public_id
from decisions.api.person import person
from decisions.api.queries import read_query
from decisions.selectors.decisions import owned_decision
from decisions.services.documents import DocumentKind, render

# What else a document holds is text or bytes; its own format says which.
_SCHEMAS = {"application/json": {"type": "object"}, "application/yaml": {"type": "object"}}


def document_view(kind: DocumentKind) -> type[APIView]:
    """The view of one kind of document."""
    media = kind.content_type.partition(";")[0]

    class Written(BaseRenderer):
        """Names the format, so that a client that wants another is refused."""

        media_type = media
        format = kind.name.rpartition(".")[2]

        def render(
            self,
            data: Any,
            accepted_media_type: str | None = None,
            renderer_context: Mapping[str, Any] | None = None,
        ) -> Any:
            """What the document's writer made, untouched."""
            return data

    class OneDocument(APIView):
        authentication_classes = (BearerAuthentication, SessionAuthentication)
        renderer_classes = (Written,)
        throttle_scope = "costly"

        @operation(
            f"read_{kind.name.replace('.', '_')}",
            kind.title,
            {200: _SCHEMAS.get(media)},
            media_type=media,
            parameters=[public_id()],
            refusals=[400, 404, 503],
        )
        def get(self, request: Request, public_id: str) -> HttpResponse:
            decision = owned_decision(person(request), public_id)
            read_query(request, ())
            made = render(decision, kind)
            headers = {"Content-Disposition": f'attachment; filename="{made.filename}"'}
            return HttpResponse(made.content, content_type=made.content_type, headers=headers)

    return OneDocument
