"""An organisation's own prices: one SKU's, discounts, a whole book up and down, and who changed what."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from advisor.cost.price_book_file import book_csv, book_yaml
from decisions.forms.own_price_form import (
    based_on,
    discount_change,
    posted_discounts,
    posted_tiers,
    price_change,
    stored_discounts,
    stored_tiers,
)
from decisions.forms.request import PersonsRequest
from decisions.models.own_version import OwnPriceBook
from decisions.pages.own_edit import Edit, edited
from decisions.pages.prices import book_for, prices_context
from decisions.pages.refusal import refused
from decisions.selectors.price_books import own_books
from decisions.services.own_prices import LARGEST_UPLOAD, edit_prices, revert_prices, upload_prices
from decisions.services.refusals import LimitReached, NotAllowed, Refused, StaleVersion

VERSIONS = 20
WRITERS = {"yaml": (book_yaml, "application/yaml"), "csv": (book_csv, "text/csv")}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_price(request: PersonsRequest, provider: str, region: str, sku: str) -> HttpResponse:
    """What the organisation pays for one SKU, flat or by tiers."""
    found, _ = book_for(request, provider, region)
    if sku not in found.listed.prices:
        raise Http404("There is no such SKU.")
    is_posted = request.method == "POST"
    tiers = posted_tiers(request.POST) if is_posted else stored_tiers(found.book.prices[sku].tiers)
    context = prices_context(request, found) | {
        "listed": found.listed.prices[sku],
        "price": found.book.prices[sku],
        "own": found.rules.prices.get(sku),
        "rule": found.rule_words(sku),
        "tiers": tiers,
    }
    if not is_posted:
        return render(request, "prices/own_price.html", context)
    change = price_change(sku, tiers, takes_away="remove" in request.POST)
    return edited(request, Edit(
        template="prices/own_price.html", context=context, target=("prices-at", provider, region),
        act=lambda reason, number: edit_prices(
            request.user, (provider, region), change, reason=reason, if_number=number),
        now=found.number,
    ))  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def discounts(request: PersonsRequest, provider: str, region: str) -> HttpResponse:
    """Percentages off the list, on every SKU or on those that begin alike."""
    found, _ = book_for(request, provider, region)
    is_posted = request.method == "POST"
    typed = posted_discounts(request.POST) if is_posted else stored_discounts(found.rules.discounts)
    prefixes = sorted({f"{'.'.join(sku.split('.')[:2])}." for sku in found.listed.prices})
    context = prices_context(request, found) | {"typed": typed, "prefixes": prefixes}
    if not is_posted:
        return render(request, "prices/discounts.html", context)
    change = discount_change(typed, found.rules.discounts)
    return edited(request, Edit(
        template="prices/discounts.html", context=context, target=("prices-at", provider, region),
        act=lambda reason, number: edit_prices(
            request.user, (provider, region), change, reason=reason, if_number=number),
        now=found.number,
    ))  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: PersonsRequest, provider: str, region: str) -> HttpResponse:
    """A whole book in YAML or CSV: a file, or its text; what has faults is shown again to be put right."""
    found, _ = book_for(request, provider, region)
    context = prices_context(request, found) | {"text": ""}
    if request.method != "POST":
        return render(request, "prices/upload.html", context)
    text = _uploaded_text(request)
    context["text"] = text if len(text) <= LARGEST_UPLOAD else ""
    return edited(request, Edit(
        template="prices/upload.html", context=context, target=("price-history", provider, region),
        act=lambda reason, number: upload_prices(
            request.user, (provider, region), text, reason=reason, if_number=number),
        now=found.number,
    ))  # fmt: skip


@login_required
@require_safe
def download(request: PersonsRequest, provider: str, region: str, form: str) -> HttpResponse:
    """The book in force as a file that can be edited and uploaded again."""
    if form not in WRITERS:
        raise Http404("There is no such form.")
    found, _ = book_for(request, provider, region)
    write, content_type = WRITERS[form]
    headers = {"Content-Disposition": f'attachment; filename="{found.book.version}.{form}"'}
    return HttpResponse(write(found.book), content_type=f"{content_type}; charset=utf-8", headers=headers)


@login_required
@require_safe
def history(request: PersonsRequest, provider: str, region: str) -> HttpResponse:
    """The audit trail: who changed which line from what to what, when and why."""
    found, _ = book_for(request, provider, region)
    context = prices_context(request, found)
    membership = context["membership"]
    none = OwnPriceBook.objects.none()
    versions = own_books(membership.organisation, provider, region) if membership else none
    page = Paginator(versions, VERSIONS).get_page(request.GET.get("page"))
    return render(request, "prices/history.html", context | {"page": page, "now": found.number})


@login_required
@require_POST
def revert(request: PersonsRequest, provider: str, region: str, number: int) -> HttpResponse:
    """The rules of an earlier version hold again, as a new version."""
    book_for(request, provider, region)
    reason = request.POST.get("reason", "").strip() or f"back to version {number}"
    try:
        made = revert_prices(
            request.user, (provider, region), number, reason=reason, if_number=based_on(request.POST)
        )
    except NotAllowed as refusal:
        return refused(request, refusal, status=403)
    except StaleVersion:
        messages.error(request, "Somebody made another version meanwhile; look at it first.")
    except (Refused, LimitReached) as refusal:
        return refused(request, refusal)
    else:
        messages.success(request, f"Version {made.number} holds: the rules of version {number} again.")
    return redirect("price-history", provider, region)


def _uploaded_text(request: PersonsRequest) -> str:
    """The file's text, if one was chosen, else what was typed."""
    file: Any = request.FILES.get("file")
    if file is None:
        return request.POST.get("text", "")
    if file.size > LARGEST_UPLOAD:
        return "x" * (LARGEST_UPLOAD + 1)
    return str(file.read().decode("utf-8", errors="replace"))
