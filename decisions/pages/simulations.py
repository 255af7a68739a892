"""The simulation panel: choose a scenario, run it, follow it, cancel it, read what came out."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from advisor.options import OPTIONS
from advisor.simulation.scenario import SCENARIOS
from decisions.forms.request import PersonsRequest
from decisions.forms.simulation import DAYS, PRECISIONS, read_wishes
from decisions.jobs import start_simulation
from decisions.models.decision import Decision
from decisions.models.simulation import Simulation
from decisions.pages.refusal import fault_lines, refused
from decisions.selectors.decisions import owned_decision
from decisions.selectors.engine_profiles import shipped_profiles
from decisions.selectors.simulations import owned_simulation, simulations_of
from decisions.services.interim import interim_of
from decisions.services.refusals import LimitReached, Refused
from decisions.services.simulations import cancel_simulation
from decisions.shown.simulation_panel import panel

LISTED = 6


@never_cache
@login_required
@vary_on_headers("HX-Request")
@require_safe
def simulation(request: PersonsRequest, public_id: str) -> HttpResponse:
    """One run as it stands: the panel for htmx, which asks again while the run goes on; else the page."""
    found = owned_simulation(request.user, public_id)
    return _answer(request, found.decision, found)


@login_required
@require_POST
def start(request: PersonsRequest, public_id: str) -> HttpResponse:
    """Queue a run of one scenario and show it."""
    decision = owned_decision(request.user, public_id)
    try:
        run = start_simulation(decision, **read_wishes(request.POST, request.FILES))
    except (Refused, LimitReached) as refusal:
        return _refused(request, decision, refusal)
    return _answer(request, decision, run)


@login_required
@require_POST
def cancel(request: PersonsRequest, public_id: str) -> HttpResponse:
    """End a run; what no worker has begun is never begun."""
    found = owned_simulation(request.user, public_id)
    return _answer(request, found.decision, cancel_simulation(found))


def simulation_context(decision: Decision, shown: Simulation | None = None) -> dict[str, Any]:
    """What the panel needs: the run shown (the latest unless given), the ones before it, the choices."""
    runs = [panel(run, decision.facts) for run in simulations_of(decision)[:LISTED]]
    latest = shown or (runs[0].simulation if runs else None)
    chosen = panel(latest, decision.facts, interim_of(latest)) if latest else None
    return {
        "scenarios": SCENARIOS,
        "simulated_options": OPTIONS,
        "horizons": DAYS,
        "precisions": PRECISIONS,
        "engines": shipped_profiles().values(),
        "runs": runs,
        "run": chosen,
    }


def _refused(request: PersonsRequest, decision: Decision, refusal: Exception) -> HttpResponse:
    if not request.htmx:
        return refused(request, refusal)
    faults = fault_lines(refusal)
    context = simulation_context(decision) | {"decision": decision, "can_edit": True, "faults": faults}
    return render(request, "decision/_run.html", context)


def _answer(request: PersonsRequest, decision: Decision, shown: Simulation | None) -> HttpResponse:
    if not request.htmx:
        chosen = f"?run={shown.public_id}" if shown else ""
        return redirect(f"{reverse('decision', args=[decision.public_id])}{chosen}#simulation")
    context = simulation_context(decision, shown) | {"decision": decision, "can_edit": True}
    return render(request, "decision/_run.html", context)
