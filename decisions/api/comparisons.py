"""The comparison of two simulations as a resource."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from advisor.data_schema import Schema
from advisor.plain_data import finite
from advisor.simulation.output_analysis import Interval
from decisions.api.operation import operation, public_id, query
from decisions.api.person import person
from decisions.api.queries import read_query
from decisions.models.public_id import ALPHABET, LENGTH
from decisions.models.simulation import Simulation
from decisions.selectors.simulations import owned_simulation
from decisions.services.comparisons import FIELD, Compared, compare_runs
from decisions.services.refusals import Refused

NUMBER: Schema = {"type": "number", "nullable": True}
INTERVAL: Schema = {"type": "object", "properties": {"value": NUMBER, "low": NUMBER, "high": NUMBER}}
RUN: Schema = {"type": "object", "properties": {"id": {"type": "string"}}, "additionalProperties": True}
ANSWER: Schema = {
    "type": "object",
    "properties": {
        "base": RUN,
        "changed": RUN,
        "pairs": {"type": "integer", "minimum": 1},
        "freshness_s": {"type": "object", "additionalProperties": INTERVAL},
        "promise_kept": INTERVAL,
        "differs": {
            "type": "object",
            "additionalProperties": {"type": "array", "items": {"type": "string"}},
        },
    },
}


class SimulationComparison(APIView):
    """Two finished simulations of one decision, with the same seed and horizon."""

    @operation(
        "compare_simulations",
        "What differs between two simulations of a decision",
        {200: ANSWER},
        parameters=[
            public_id(),
            query(
                FIELD,
                "The id of the other run; differences are its figures less this run's.",
                {"type": "string", "pattern": f"^[{ALPHABET}]{{{LENGTH}}}$"},
            ),
        ],
        refusals=[400, 404],
    )
    def get(self, request: Request, public_id: str) -> Response:
        """Differences with their own 95 % intervals, by pairs of replications that met the same events."""
        base = owned_simulation(person(request), public_id)
        asked = read_query(request, (FIELD,)).get(FIELD)
        if not asked:
            raise Refused({FIELD: ("Give the id of the other run.",)})
        changed = owned_simulation(person(request), asked)
        return Response(comparison_data(compare_runs(base, changed)))


def comparison_data(compared: Compared) -> dict[str, Any]:
    """The comparison as the API gives it."""
    found = compared.found
    plain: dict[str, Any] = finite(
        {
            "base": _run(compared.base),
            "changed": _run(compared.changed),
            "pairs": found.pairs,
            "freshness_s": {
                "mean": _interval(found.mean_s),
                **{name: _interval(one) for name, one in found.percentiles.items()},
            },
            "promise_kept": _interval(found.promise_kept),
            "differs": {group: list(keys) for group, keys in compared.differs.items()},
        }
    )
    return plain


def _run(run: Simulation) -> dict[str, Any]:
    return {
        "id": run.public_id,
        "scenario": run.scenario,
        "option": run.option,
        "headway_s": run.headway_s,
        "replications": run.result["replications"] if run.result else 0,
    }


def _interval(found: Interval) -> dict[str, float | None]:
    return {"value": found.value, "low": found.low, "high": found.high}
