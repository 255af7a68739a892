"""What newer prices and assumptions do to a decision, and moving to them."""

from typing import Any

from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from advisor.plain_data import finite, to_json
from advisor.repricing import BillDiff
from decisions.api.data_schema import list_of, reference
from decisions.api.decisions import IF_MATCH, decision_data
from decisions.api.etags import etag_of, expected_version
from decisions.api.operation import etag, operation, public_id
from decisions.api.person import person
from decisions.api.queries import read_query
from decisions.selectors.adoptions import RecordedAdoption, adoptions_of
from decisions.selectors.decisions import owned_decision
from decisions.selectors.newer_figures import AssumptionDiff, Drift, drift_of, newer_figures
from decisions.services.adoption import adopt_newer_figures


class NewerFigures(APIView):
    """A decision under the prices and assumptions that hold today."""

    throttle_scope = "costly"

    @operation(
        "compare_figures",
        "What today's prices and assumptions change",
        {200: reference("NewerFigures")},
        parameters=[public_id(), etag(200)],
        refusals=[400, 404],
    )
    def get(self, request: Request, public_id: str) -> Response:
        """Differences are signed, new less old, at the same quantities; nothing is stored."""
        decision = owned_decision(person(request), public_id)
        read_query(request, ())
        newer = newer_figures(decision)
        drift = drift_of(decision, newer) if newer else None
        return Response(_drift_data(drift), headers={"ETag": etag_of(decision)})


class Adoptions(APIView):
    """The times a decision was computed anew: on other figures, or in another place."""

    @operation(
        "list_adoptions",
        "When it moved to other prices or assumptions, or to another place",
        {200: list_of("Adoption")},
        parameters=[public_id()],
        refusals=[400, 404],
    )
    def get(self, request: Request, public_id: str) -> Response:
        """Newest first, each with the verdict before and after."""
        decision = owned_decision(person(request), public_id)
        read_query(request, ())
        return Response([_adoption_data(each) for each in adoptions_of(decision)])

    @operation(
        "adopt_figures",
        "Compute it anew with today's prices and assumptions",
        {201: reference("Decision")},
        parameters=[public_id(), IF_MATCH, etag(201)],
        refusals=[400, 404, 412],
    )
    def post(self, request: Request, public_id: str) -> Response:
        """A decision that is up to date stays as it is."""
        decision = owned_decision(person(request), public_id)
        read_query(request, ())
        adopted = adopt_newer_figures(decision, if_version=expected_version(request, decision))
        headers = {"ETag": etag_of(adopted)}
        return Response(decision_data(request, adopted), status=status.HTTP_201_CREATED, headers=headers)


def _drift_data(drift: Drift | None) -> dict[str, Any]:
    if drift is None:
        return dict.fromkeys(("from_version", "to_version", "bill", "before", "after", "fault")) | {
            "is_up_to_date": True,
            "verdict_moves": False,
            "assumptions": [],
        }
    data: dict[str, Any] = finite(to_json({"before": drift.before, "after": drift.after}))
    return data | {
        "is_up_to_date": False,
        "from_version": drift.from_version,
        "to_version": drift.to_version,
        "bill": _bill_data(drift.bill),
        "assumptions": [_assumption_data(each) for each in drift.assumptions],
        "verdict_moves": drift.is_moved,
        "fault": drift.fault or None,
    }


def _bill_data(bill: BillDiff | None) -> dict[str, Any] | None:
    return None if bill is None else to_json(bill)


def _assumption_data(diff: AssumptionDiff) -> dict[str, Any]:
    return {"id": diff.assumption.id, "unit": diff.assumption.unit, "from": diff.before, "to": diff.after}


def _adoption_data(recorded: RecordedAdoption) -> dict[str, Any]:
    adoption = recorded.adoption
    return {"made_at": adoption.made_at, "kind": recorded.kind.value} | {
        side: {
            "provider": place[0],
            "region": place[1],
            "price_book_version": getattr(adoption, f"{side}_version"),
            "assumptions": getattr(adoption, f"{side}_assumptions"),
            "option": getattr(adoption, f"{side}_option"),
            "headway_s": getattr(adoption, f"{side}_headway_s"),
            "monthly_usd": to_json(getattr(adoption, f"{side}_monthly_usd")),
        }
        for side, place in (("from", recorded.from_place), ("to", recorded.to_place))
    }
