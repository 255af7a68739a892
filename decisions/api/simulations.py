"""Simulations as a resource: started for a decision, followed, cancelled."""

from dataclasses import asdict
from typing import Any

from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from advisor.simulation.trace import parse_trace
from decisions.api.body import read_fields
from decisions.api.data_schema import reference
from decisions.api.operation import operation, public_id
from decisions.api.person import person
from decisions.api.queries import PAGE_PARAMETERS, PAGING, page_data, read_page, read_query
from decisions.jobs import start_simulation
from decisions.models.simulation import Simulation
from decisions.selectors.decisions import owned_decision
from decisions.selectors.simulations import owned_simulation, simulations_of
from decisions.services.interim import interim_of
from decisions.services.simulations import cancel_simulation

ASKED = {
    "scenario": str,
    "option": str,
    "horizon_s": float,
    "replications": int,
    "seed": int,
    "trace": dict,
    "engine_profile": dict,
    "half_width": float,
    "percentile": str,
}
EMPTY = ("option", "trace", "engine_profile", "half_width")
"""Fields whose null is the same as leaving them out."""


class Simulations(APIView):
    """The simulations of a decision."""

    throttle_scope = "costly"

    @operation(
        "list_simulations",
        "A decision's simulations, newest first",
        {200: reference("SimulationPage")},
        parameters=[public_id(), *PAGE_PARAMETERS],
        refusals=[400, 404],
    )
    def get(self, request: Request, public_id: str) -> Response:
        """A page of runs without their results."""
        decision = owned_decision(person(request), public_id)
        page = read_page(read_query(request, PAGING))
        found = simulations_of(decision)
        shown = [simulation_data(request, row) for row in found.defer("result")[page.rows]]
        return Response(page_data(request, page, found.count(), shown))

    @operation(
        "start_simulation",
        "Simulate a decision's design",
        {202: reference("SimulationStarted")},
        body=reference("SimulationRequest"),
        parameters=[public_id()],
        refusals=[404],
    )
    def post(self, request: Request, public_id: str) -> Response:
        """Runs in the background; follow it at `url`. Left out, `option` is the recommended one."""
        decision = owned_decision(person(request), public_id)
        read_query(request, ())
        simulation = start_simulation(decision, **_asked(request.data))
        return Response(_started(request, simulation), status=status.HTTP_202_ACCEPTED)


class OneSimulation(APIView):
    """One simulation of the person's."""

    @operation(
        "read_simulation",
        "A simulation: how far it is, and its result",
        {200: reference("Simulation")},
        parameters=[public_id()],
        refusals=[400, 404],
    )
    def get(self, request: Request, public_id: str) -> Response:
        """`result` once it is done, `error` if it failed; until then `interim` and `time_left_s`."""
        simulation = owned_simulation(person(request), public_id)
        read_query(request, ())
        return Response(simulation_data(request, simulation))


class SimulationCancellation(APIView):
    """The end of a simulation before its time."""

    @operation(
        "cancel_simulation",
        "Cancel a simulation",
        {202: reference("SimulationStarted")},
        parameters=[public_id()],
        refusals=[400, 404],
    )
    def post(self, request: Request, public_id: str) -> Response:
        """One that has ended already stays as it is."""
        simulation = owned_simulation(person(request), public_id)
        read_query(request, ())
        cancelled = cancel_simulation(simulation)
        return Response(_started(request, cancelled), status=status.HTTP_202_ACCEPTED)


def simulation_data(request: Request, simulation: Simulation) -> dict[str, Any]:
    """The simulation as the API gives it."""
    return {
        **_started(request, simulation),
        "decision": simulation.decision.public_id,
        "progress": simulation.progress,
        "scenario": simulation.scenario,
        "option": simulation.option,
        "headway_s": simulation.headway_s,
        "horizon_s": simulation.horizon_s,
        "replications": simulation.replications,
        "seed": simulation.seed,
        "trace": None if simulation.trace is None else parse_trace(simulation.trace).summary(),
        "engine_profile": (simulation.engine_profile or {}).get("key"),
        "half_width": simulation.half_width,
        "percentile": simulation.percentile,
        "engine_version": simulation.engine_version,
        "price_book_version": simulation.price_book_id,
        "created_at": simulation.created_at,
        "started_at": simulation.started_at,
        "finished_at": simulation.finished_at,
        "error": simulation.error or None,
        **_found(simulation),
    }


def _found(simulation: Simulation) -> dict[str, Any]:
    """The result, or how far it is; lists, which defer the result, do without both."""
    is_listed = "result" in simulation.get_deferred_fields()
    interim = None if is_listed else interim_of(simulation)
    plain = asdict(interim) if interim else {}
    left_s = plain.pop("time_left_s", None)
    return {
        "interim": plain or None,
        "time_left_s": left_s,
        "result": None if is_listed else simulation.result,
    }


def _started(request: Request, simulation: Simulation) -> dict[str, Any]:
    url = reverse("api-simulation", args=[simulation.public_id], request=request)
    return {"id": simulation.public_id, "status": simulation.status, "url": url}


def _asked(data: Any) -> dict[str, Any]:
    """The fields that are given; an engine is given by a shipped profile's key, or whole."""
    if not isinstance(data, dict):
        return read_fields(data, ASKED)
    given = {key: value for key, value in data.items() if value is not None or key not in EMPTY}
    by_key = isinstance(given.get("engine_profile"), str)
    return read_fields(given, ASKED | ({"engine_profile": str} if by_key else {}))
