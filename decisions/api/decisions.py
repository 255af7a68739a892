"""Decisions as a resource: listed, made, read, changed, deleted."""

import hashlib
import json
from typing import Any

from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from advisor.vocabulary import OptionKey
from decisions.api.body import read_fields
from decisions.api.data_schema import reference
from decisions.api.etags import etag_of, expected_version, is_known
from decisions.api.operation import etag, header, operation, public_id, query
from decisions.api.person import person
from decisions.api.queries import PAGE_PARAMETERS, PAGING, page_data, read_page, read_query
from decisions.models.decision import Decision
from decisions.selectors.decisions import decisions_of, found_decisions, owned_decision, with_relations
from decisions.services.decisions import Change, change_decision, create_decision, delete_decision
from decisions.services.idempotency import create_once
from decisions.services.refusals import Refused

WRITABLE = {
    "title": str,
    "summary": str,
    "team": str,
    "is_shown_to_organisation": bool,
    "facts": dict,
    "is_draft": bool,
}
OF_STATUS = {"status": str, "status_on": str, "decision_makers": list}
LONGEST_KEY = 255
IF_MATCH = header("If-Match", "The entity tag that was read; 412 if the decision has changed since.")


class Decisions(APIView):
    """All of a person's decisions."""

    @operation(
        "list_decisions",
        "My decisions, last changed first",
        {200: reference("DecisionPage")},
        parameters=[
            query("search", "Words that title, summary or team hold.", {"type": "string"}),
            query("team", "Only this team's.", {"type": "string"}),
            query(
                "option", "Only this verdict.", {"type": "string", "enum": [str(key) for key in OptionKey]}
            ),
            *PAGE_PARAMETERS,
        ],
        refusals=[400],
    )
    def get(self, request: Request) -> Response:
        """A page of decisions with their verdicts in short."""
        asked = read_query(request, ("search", "team", "option", *PAGING))
        option = asked.get("option", "")
        if "option" in asked and option not in set(OptionKey):
            raise Refused({"option": (f"{option[:60]!r} is unknown; give one of {', '.join(OptionKey)}.",)})
        page = read_page(asked)
        mine = with_relations(decisions_of(person(request)))
        found = found_decisions(
            mine, search=asked.get("search", ""), team=asked.get("team", ""), option=option
        )
        shown = [decision_data(request, decision) for decision in found[page.rows]]
        return Response(page_data(request, page, found.count(), shown))

    @operation(
        "create_decision",
        "Store a decision",
        {201: reference("Decision")},
        body=reference("DecisionRequest"),
        parameters=[
            header(
                "Idempotency-Key",
                "The same key with the same body makes nothing twice, for 24 hours.",
                {"type": "string", "maxLength": LONGEST_KEY, "pattern": "^[!-~]+$"},
            ),
            etag(201),
        ],
        refusals=[409, 422],
    )
    def post(self, request: Request) -> Response:
        """Facts left out take their defaults."""
        read_query(request, ())
        given = {"facts": {}} | read_fields(request.data, WRITABLE, required=["title"])
        key = _idempotency_key(request)
        if key:
            decision = create_once(
                person(request), key, _fingerprint(given), lambda: create_decision(person(request), **given)
            )
        else:
            decision = create_decision(person(request), **given)
        shown = decision_data(request, decision)
        headers = {"Location": shown["url"], "ETag": etag_of(decision)}
        return Response(shown, status=status.HTTP_201_CREATED, headers=headers)


class OneDecision(APIView):
    """One decision of the person's."""

    @operation(
        "read_decision",
        "A decision",
        {200: reference("Decision"), 304: None},
        parameters=[
            public_id(),
            header("If-None-Match", "The entity tag at hand; 304 if it holds."),
            etag(200),
        ],
        refusals=[400, 404],
    )
    def get(self, request: Request, public_id: str) -> Response:
        """Its facts as given, its versions and its verdict in short."""
        decision = owned_decision(person(request), public_id)
        read_query(request, ())
        headers = {"ETag": etag_of(decision)}
        if is_known(request, etag_of(decision)):
            return Response(status=status.HTTP_304_NOT_MODIFIED, headers=headers)
        return Response(decision_data(request, decision), headers=headers)

    @operation(
        "change_decision",
        "Change a decision",
        {200: reference("Decision")},
        body=reference("DecisionChange"),
        parameters=[public_id(), IF_MATCH, etag(200)],
        refusals=[404, 412],
    )
    def patch(self, request: Request, public_id: str) -> Response:
        """Facts are merged into those given before; a null takes one back to its default.

        What was accepted is kept as a revision before facts, prices or assumptions become others.
        """
        decision = owned_decision(person(request), public_id)
        read_query(request, ())
        fields = WRITABLE | OF_STATUS | {"price_book_version": str}
        change = Change(**read_fields(request.data, fields))
        changed = change_decision(decision, change, if_version=expected_version(request, decision))
        return Response(decision_data(request, changed), headers={"ETag": etag_of(changed)})

    @operation(
        "delete_decision",
        "Delete a decision",
        {204: None},
        parameters=[public_id(), IF_MATCH],
        refusals=[400, 404, 412],
    )
    def delete(self, request: Request, public_id: str) -> Response:
        """Its simulations, revisions and links go with it."""
        decision = owned_decision(person(request), public_id)
        read_query(request, ())
        delete_decision(decision, if_version=expected_version(request, decision))
        return Response(status=status.HTTP_204_NO_CONTENT)


def decision_data(request: Request, decision: Decision) -> dict[str, Any]:
    """The decision as the API gives it."""
    verdict = {
        "option": decision.option,
        "class": decision.option_class,
        "headway_s": decision.headway_s,
        "monthly_usd": format(decision.monthly_usd, ".2f"),
        "margin": decision.margin,
        "close_call": decision.is_close_call,
        "engine_version": decision.engine_version,
    }
    earlier = decision.supersedes
    return {
        "id": decision.public_id,
        "url": _address(request, decision),
        "title": decision.title,
        "summary": decision.summary,
        "team": decision.team,
        "is_shown_to_organisation": decision.is_shown_to_organisation,
        "facts": decision.facts,
        "is_draft": decision.is_draft,
        "version": decision.version,
        "price_book_version": decision.price_book_id,
        "assumptions": decision.assumptions,
        "created_at": decision.created_at,
        "changed_at": decision.changed_at,
        "verdict": verdict,
        "status": decision.status,
        "status_on": decision.status_on,
        "decision_makers": decision.decision_makers,
        "supersedes": _other(request, earlier) if earlier else None,
        "superseded_by": [_other(request, each) for each in decision.successors.all()],
    }


def _address(request: Request, decision: Decision) -> str:
    return reverse("api-decision", args=[decision.public_id], request=request)


def _other(request: Request, decision: Decision) -> dict[str, str]:
    return {"id": decision.public_id, "url": _address(request, decision)}


def _idempotency_key(request: Request) -> str:
    key: str = request.headers.get("Idempotency-Key", "")
    if "Idempotency-Key" in request.headers and not (
        0 < len(key) <= LONGEST_KEY and key.isascii() and key.isprintable() and " " not in key
    ):
        text = f"Give 1 to {LONGEST_KEY} printable ASCII characters without blanks."
        raise Refused({"Idempotency-Key": (text,)})
    return key


def _fingerprint(given: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(given, sort_keys=True).encode()).hexdigest()
