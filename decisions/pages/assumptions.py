"""What is assumed where nobody knows: each value with its range, source and grade, and one's own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from decisions.forms.assumption_form import assumption_rows, change_of
from decisions.forms.own_price_form import based_on
from decisions.forms.request import PersonsRequest
from decisions.models.own_version import OwnAssumptions
from decisions.pages.own_edit import Edit, edited
from decisions.pages.refusal import refused
from decisions.selectors.organisations import membership_of
from decisions.selectors.own_assumptions import newest_assumptions, own_assumptions
from decisions.services.own_assumptions import edit_assumptions, revert_assumptions
from decisions.services.refusals import LimitReached, NotAllowed, Refused, StaleVersion
from decisions.shown.bill_rows import GRADE_WORDS

VERSIONS = 20


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def assumptions(request: PersonsRequest) -> HttpResponse:
    """Every assumption; an administrator types own values, and a blank one takes the shipped value again."""
    membership = membership_of(request.user)
    newest = newest_assumptions(membership.organisation if membership else None)
    own, number = (newest.values, newest.number) if newest else ({}, 0)
    is_posted = request.method == "POST"
    rows = assumption_rows(own, request.POST if is_posted else None)
    context = {"groups": rows, "number": number, "membership": membership, "grades": GRADE_WORDS}
    if not is_posted:
        return render(request, "assumptions/assumptions.html", context)
    change = change_of(request.POST, own)
    return edited(request, Edit(
        template="assumptions/assumptions.html", context=context, target=("assumptions",),
        act=lambda reason, at: edit_assumptions(request.user, change, reason=reason, if_number=at),
        now=number,
    ))  # fmt: skip


@login_required
@require_safe
def history(request: PersonsRequest) -> HttpResponse:
    """The audit trail."""
    membership = membership_of(request.user)
    none = OwnAssumptions.objects.none()
    versions = own_assumptions(membership.organisation) if membership else none
    page = Paginator(versions, VERSIONS).get_page(request.GET.get("page"))
    newest = newest_assumptions(membership.organisation if membership else None)
    context = {"membership": membership, "page": page, "now": newest.number if newest else 0}
    return render(request, "assumptions/history.html", context)


@login_required
@require_POST
def revert(request: PersonsRequest, number: int) -> HttpResponse:
    """The values of an earlier version hold again, as a new version."""
    reason = request.POST.get("reason", "").strip() or f"back to version {number}"
    try:
        made = revert_assumptions(request.user, number, reason=reason, if_number=based_on(request.POST))
    except NotAllowed as refusal:
        return refused(request, refusal, status=403)
    except StaleVersion:
        messages.error(request, "Somebody made another version meanwhile; look at it first.")
    except (Refused, LimitReached) as refusal:
        return refused(request, refusal)
    else:
        messages.success(request, f"Version {made.number} holds: the values of version {number} again.")
    return redirect("assumption-history")
