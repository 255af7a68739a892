"""The wizard's pages: each change is stored at once, so that back, forward and reload lose nothing."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from advisor.vocabulary import WizardStep
from decisions.forms.fact_list import fact_groups
from decisions.forms.request import PersonsRequest
from decisions.forms.step_form import StepForm
from decisions.models.decision import Decision
from decisions.selectors.advice import advice_for
from decisions.selectors.decisions import owned_decision
from decisions.services.decisions import Change, change_decision
from decisions.shown.so_far import ruled_out, so_far, steps_with_faults
from decisions.wizard.kept_answers import keep_answers, kept_answers
from decisions.wizard.steps import FORM_OF, STEPS, step_after, step_before


@never_cache
@login_required
@vary_on_headers("HX-Request")
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: PersonsRequest, public_id: str, step: str) -> HttpResponse:
    """One step: a page, or, for a change that htmx sends, what follows from the answers so far."""
    decision = owned_decision(request.user, public_id)
    form_class = _form_class(step)
    if request.method != "POST":
        form = form_class.from_stored(decision.facts, kept_answers(request.session, decision))
        return _step_page(request, decision, form)
    form = form_class.posted(request.POST, decision.facts)
    decision = _store(request, decision, form)
    if request.htmx:
        return render(request, "wizard/_changed.html", _context(request, decision, form) | {"swaps": True})
    if "stay" in request.POST or not form.is_valid:
        return _step_page(request, decision, form, shows_summary=not form.is_valid)
    return redirect(_target(request, decision, form.step))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD"])
def check_answers(request: PersonsRequest, public_id: str) -> HttpResponse:
    """Every fact on one page, with links to change it."""
    decision = owned_decision(request.user, public_id)
    kept = kept_answers(request.session, decision)
    context = {
        "decision": decision,
        "groups": fact_groups(decision.facts, kept),
        "faulty": steps_with_faults(kept),
        "steps": STEPS,
        "so_far": so_far(advice_for(decision)),
        "last_step": STEPS[-1].step,
    }
    return render(request, "wizard/check_answers.html", context)


@login_required
@require_POST
def finish(request: PersonsRequest, public_id: str) -> HttpResponse:
    """The facts are complete: the draft becomes a decision. Unreadable answers must be put right first."""
    decision = owned_decision(request.user, public_id)
    if kept := kept_answers(request.session, decision):
        return redirect("wizard-step", public_id=public_id, step=min(steps_with_faults(kept), key=_order))
    if decision.is_draft:
        change_decision(decision, Change(is_draft=False))
    return redirect("decision", public_id=public_id)


def _form_class(step: str) -> type[StepForm]:
    try:
        return FORM_OF[WizardStep(step)]
    except ValueError:
        raise Http404("There is no such step.") from None


def _order(step: str) -> int:
    return list(FORM_OF).index(WizardStep(step))


def _store(request: PersonsRequest, decision: Decision, form: StepForm) -> Decision:
    """Facts that can be read go into the decision, the rest is kept as it was typed."""
    keep_answers(request.session, decision, [field.key for field in form], form.unreadable())
    facts = form.merged_into(decision.facts)
    if facts == decision.facts:
        return decision
    return change_decision(decision, Change(facts=_difference(decision.facts, facts)))


def _difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """The change that leads from one set of facts to the other; null takes a fact back."""
    return {key: after.get(key) for key in {**before, **after} if before.get(key) != after.get(key)}


def _target(request: PersonsRequest, decision: Decision, step: WizardStep) -> str:
    following = step_after(step)
    if "check" in request.POST or following is None:
        return redirect("check-answers", public_id=decision.public_id).url
    return redirect("wizard-step", public_id=decision.public_id, step=following).url


def _step_page(
    request: PersonsRequest, decision: Decision, form: StepForm, *, shows_summary: bool = False
) -> HttpResponse:
    context = _context(request, decision, form) | {"shows_summary": shows_summary}
    return render(request, f"wizard/{form.step}.html", context)


def _context(request: PersonsRequest, decision: Decision, form: StepForm) -> dict[str, Any]:
    advice = advice_for(decision)
    return {
        "decision": decision,
        "form": form,
        "steps": STEPS,
        "position": [each.step for each in STEPS].index(form.step) + 1,
        "before": step_before(form.step),
        "after": step_after(form.step),
        "faulty": steps_with_faults(kept_answers(request.session, decision)),
        "so_far": so_far(advice),
        "ruled_out": ruled_out(advice, form.step),
    }
