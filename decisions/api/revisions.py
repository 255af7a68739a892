"""A decision's revisions as a resource: listed, named, read whole, and compared. None can be changed."""

from typing import Any

from django.http import HttpResponse
from rest_framework import status
from rest_framework.authentication import SessionAuthentication
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from advisor.documents.revision_comparison import RevisionComparison, State
from advisor.plain_data import to_json
from decisions.api.authentication import BearerAuthentication
from decisions.api.body import read_fields
from decisions.api.data_schema import reference
from decisions.api.decisions import IF_MATCH
from decisions.api.etags import expected_version
from decisions.api.operation import number_in_path, operation, public_id, query
from decisions.api.person import person
from decisions.api.queries import PAGE_PARAMETERS, PAGING, page_data, read_page, read_query
from decisions.models.decision import Decision
from decisions.models.revision import Revision
from decisions.selectors.decisions import owned_decision
from decisions.selectors.revisions import numbered_revision, revisions_of
from decisions.services.revision_comparison import NOW, compare_revisions, comparison_pdf
from decisions.services.revisions import name_revision

STATE = {"type": "string", "pattern": rf"^([1-9][0-9]*|{NOW})$"}
SIDES = (
    query("from", f"A revision's number, or {NOW}.", STATE),
    query("to", f"Another one, {NOW} if left out.", STATE),
)


class Revisions(APIView):
    """All revisions of a decision."""

    @operation(
        "list_revisions",
        "A decision's revisions, newest first",
        {200: reference("RevisionPage")},
        parameters=[public_id(), *PAGE_PARAMETERS],
        refusals=[400, 404],
    )
    def get(self, request: Request, public_id: str) -> Response:
        """A page of them, each with its verdict in short."""
        decision = owned_decision(person(request), public_id)
        page = read_page(read_query(request, PAGING))
        found = revisions_of(decision)
        shown = [revision_data(request, decision, each) for each in found[page.rows]]
        return Response(page_data(request, page, found.count(), shown))

    @operation(
        "name_revision",
        "Keep the decision as it is under a name",
        {201: reference("Revision")},
        body=reference("RevisionRequest"),
        parameters=[public_id(), IF_MATCH],
        refusals=[404, 409, 412],
    )
    def post(self, request: Request, public_id: str) -> Response:
        """It never changes, and goes only with the decision."""
        decision = owned_decision(person(request), public_id)
        read_query(request, ())
        given = read_fields(request.data, {"name": str, "note": str}, required=["name"])
        made = name_revision(
            decision, person(request), **given, if_version=expected_version(request, decision)
        )
        shown = revision_data(request, decision, made)
        return Response(shown, status=status.HTTP_201_CREATED, headers={"Location": shown["url"]})


class OneRevision(APIView):
    """One revision, whole."""

    @operation(
        "read_revision",
        "A revision with its facts and the advice as it was",
        {200: reference("WholeRevision")},
        parameters=[public_id(), number_in_path()],
        refusals=[400, 404],
    )
    def get(self, request: Request, public_id: str, number: int) -> Response:
        """The advice is what the engine of that time gave."""
        decision = owned_decision(person(request), public_id)
        read_query(request, ())
        found = numbered_revision(decision, number)
        whole = {"facts": found.facts, "assumptions": found.assumptions, "advice": found.advice}
        return Response(revision_data(request, decision, found) | whole)


class RevisionsCompared(APIView):
    """Two states of a decision side by side."""

    throttle_scope = "costly"

    @operation(
        "compare_revisions",
        "What differs between two states of a decision",
        {200: reference("RevisionComparison")},
        parameters=[public_id(), *SIDES],
        refusals=[400, 404],
    )
    def get(self, request: Request, public_id: str) -> Response:
        """Differences are signed, `to` less `from`; the lines sum to the totals."""
        return Response(comparison_data(_compared(request, public_id)))


class Typeset(BaseRenderer):
    """Names the format, so that a client that wants another is refused."""

    media_type = "application/pdf"
    format = "pdf"

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None) -> Any:
        """What was typeset, untouched."""
        return data


class RevisionsTypeset(APIView):
    """The same as a document; a signed-in browser may fetch it too."""

    authentication_classes = (BearerAuthentication, SessionAuthentication)
    renderer_classes = (Typeset,)
    throttle_scope = "costly"

    @operation(
        "read_comparison_pdf",
        "What differs between two states of a decision, as PDF",
        {200: None},
        media_type="application/pdf",
        parameters=[public_id(), *SIDES],
        refusals=[400, 404, 503],
    )
    def get(self, request: Request, public_id: str) -> HttpResponse:
        """The same two states give the same bytes."""
        made = comparison_pdf(_compared(request, public_id))
        headers = {"Content-Disposition": f'attachment; filename="{made.filename}"'}
        return HttpResponse(made.content, content_type=made.content_type, headers=headers)


def revision_data(request: Request, decision: Decision, revision: Revision) -> dict[str, Any]:
    """A revision in short."""
    verdict = {
        "option": revision.option,
        "class": revision.option_class,
        "headway_s": revision.headway_s,
        "monthly_usd": format(revision.monthly_usd, ".2f"),
        "margin": revision.margin,
        "close_call": revision.is_close_call,
        "engine_version": revision.engine_version,
    }
    return {
        "number": revision.number,
        "url": reverse("api-revision", args=[decision.public_id, revision.number], request=request),
        "kind": revision.kind,
        "name": revision.name,
        "note": revision.note,
        "by": revision.by_name,
        "made_at": revision.made_at,
        "decision_version": revision.decision_version,
        "title": revision.title,
        "team": revision.team,
        "status": revision.status,
        "price_book_version": revision.price_book_id,
        "verdict": verdict,
    }


def comparison_data(comparison: RevisionComparison) -> dict[str, Any]:
    """The comparison as the API gives it."""
    changes: dict[str, Any] = to_json(comparison.changes)
    return {"from": _side(comparison.before), "to": _side(comparison.after)} | changes


def _side(state: State) -> dict[str, Any]:
    outline = state.outline
    return {
        "number": state.number or None,
        "name": state.name,
        "note": state.note,
        "by": state.by,
        "on": state.on,
        "status": state.status,
        "option": outline.option.value,
        "headway_s": outline.headway_s,
        "monthly_usd": to_json(outline.monthly_usd),
    }


def _compared(request: Request, public_id: str) -> RevisionComparison:
    decision = owned_decision(person(request), public_id)
    asked = read_query(request, ("from", "to"))
    return compare_revisions(decision, before=asked.get("from", ""), after=asked.get("to", NOW))
