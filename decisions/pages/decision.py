"""The decision page: the verdict, its reasons and its evidence; one's own, or read-only by a link."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from advisor.advice.advice import Advice
from advisor.documents.component_costs import component_costs
from advisor.documents.drawing.card import Overlay
from advisor.documents.fact_sheet import show_value_of
from advisor.documents.returns_lines import growth_table, return_lines
from advisor.parsing import parse_use_case
from advisor.use_case import UseCase
from decisions.charts.cadence_curve import cadence_chart
from decisions.charts.component_costs import component_cost_chart
from decisions.charts.freshness import freshness_chart
from decisions.charts.returns import cash_flow_chart, tornado_chart
from decisions.forms.fact_list import fact_groups
from decisions.forms.request import PersonsRequest
from decisions.models.decision import Decision
from decisions.models.simulation import Simulation
from decisions.pages.simulations import simulation_context
from decisions.pages.unlisted import unlisted
from decisions.selectors.advice import advice_for
from decisions.selectors.cadence_band import cadence_band_of
from decisions.selectors.decisions import owned_decision, shared_decision
from decisions.selectors.newer_figures import newer_figures
from decisions.selectors.simulations import simulations_of
from decisions.services.documents import KINDS
from decisions.shown.backfill_end import read_start
from decisions.shown.bill_rows import GRADE_WORDS, bill
from decisions.shown.drawing import drawing
from decisions.shown.flip_map_form import flip_map_form
from decisions.shown.flips import flip_lines
from decisions.shown.information import worth_knowing
from decisions.shown.option_rows import criteria_table, option_table
from decisions.shown.pattern_cards import pattern_cards
from decisions.shown.so_far import chosen
from decisions.shown.verdict import month_words, verdict

OVERLAYS = (("none", "Design"), ("latency", "Latency"), ("cost", "Cost"), ("why", "Why"))


@login_required
@require_safe
def decision(request: PersonsRequest, public_id: str) -> HttpResponse:
    """One's own decision, with everything that can be done with it."""
    found = owned_decision(request.user, public_id)
    if found.is_draft:
        return redirect("check-answers", public_id=public_id)
    own = {"can_edit": True, "newer": newer_figures(found), "was_adopted": found.adoptions.exists()}
    return render(request, "decision/decision.html", _context(request, found) | own)


@require_safe
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """Somebody's decision, to read, for whoever holds the link."""
    context = _context(request, shared_decision(token)) | {"can_edit": False, "token": token}
    return unlisted(render(request, "decision/decision.html", context))


def _context(request: HttpRequest, decision: Decision) -> dict[str, Any]:
    advice, use_case = advice_for(decision), parse_use_case(decision.facts)
    starts_on, start_fault = read_start(request.GET.get("backfill_from", ""))
    cards, unused = pattern_cards(advice, starts_on)
    options, overlay = option_table(advice, use_case), _overlay(request)
    sureness = cadence_band_of(decision) if request.GET.get("sure") == "1" else None
    promise_s, percentile = use_case.likely("freshness_s"), use_case.likely("freshness_percentile")
    return {
        "decision": decision,
        "makers": decision.decision_makers,
        "successors": tuple(decision.successors.order_by("pk")),
        "advice": advice,
        "verdict": verdict(advice, use_case),
        "quick_answer": advice.quick_matrix.answer.replace("_", "-"),
        "flips": flip_lines(advice),
        "options": options,
        "criteria": criteria_table(advice, options),
        "worth": worth_knowing(advice),
        "flip_form": flip_map_form(decision),
        "sureness": sureness,
        "cadence": cadence_chart(advice.cadence_curve, is_allowed=chosen(advice).eligible, band=sureness),
        "freshness": freshness_chart(advice, promise_s, percentile),
        "bill": bill(advice),
        "component_costs": component_cost_chart(component_costs(advice)),
        "month": month_words(use_case),
        **_money(advice, use_case),
        "grades": GRADE_WORDS,
        "cards": cards,
        "unused_patterns": unused,
        "starts_on": starts_on,
        "start_fault": start_fault,
        "groups": fact_groups(decision.facts),
        "documents": KINDS,
        "architecture": drawing(decision, overlay),
        "overlay": overlay.value,
        "overlays": OVERLAYS,
        **simulation_context(decision, _named_run(request, decision)),
    }


def _money(advice: Advice, use_case: UseCase) -> dict[str, Any]:
    """The investment and its growth; nothing where the advice was made without them."""
    if advice.returns is None or advice.growth is None:
        return {}
    return {
        "return_lines": return_lines(advice.returns, has_value=advice.basis == "net_value"),
        "cash_flow": cash_flow_chart(advice.returns),
        "tornado": tornado_chart(advice.returns),
        "growth": growth_table(advice.growth),
        "horizon": show_value_of("horizon_years", use_case.likely("horizon_years")),
        "discount_rate": show_value_of("discount_rate", use_case.likely("discount_rate")),
    }


def _named_run(request: HttpRequest, decision: Decision) -> Simulation | None:
    """The run that the address names, if it is one of this decision's."""
    named = request.GET.get("run", "")
    return simulations_of(decision).filter(public_id=named).first() if named else None


def _overlay(request: HttpRequest) -> Overlay:
    """What the address asks the drawing to show; the plain design for anything unknown."""
    asked = request.GET.get("overlay", "")
    return Overlay(asked) if asked in set(Overlay) else Overlay.NONE
