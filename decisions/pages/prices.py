"""The price book: every figure with its source, date and grade, to be searched and disputed."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from advisor.cost.price import Price
from decisions.forms.request import PersonsRequest
from decisions.selectors.organisations import membership_of
from decisions.selectors.price_books import BookInForce, book_in_force, found_prices, places
from decisions.shown.bill_rows import GRADE_WORDS
from decisions.shown.price_rows import PlaceLink, place_links, place_title, price_row

ROWS = 50
OWN = "own"


@login_required
@vary_on_headers("HX-Request")
@require_safe
def prices(request: PersonsRequest, provider: str = "", region: str = "") -> HttpResponse:
    """The book in force; `q` searches, `grade` narrows to a grade or to one's own; to htmx the rows alone."""
    found, links = book_for(request, provider, region)
    words, grade = request.GET.get("q", "").strip(), request.GET.get("grade", "")
    shown = [price for price in found_prices(found.book, search=words) if _is_wanted(found, price, grade)]
    page = Paginator(shown, ROWS).get_page(request.GET.get("page"))
    context = prices_context(request, found, links) | {
        "page": page,
        "rows": [price_row(found, price) for price in page.object_list],
        "q": words,
        "grade": grade if grade in GRADE_WORDS or grade == OWN else "",
        "grades": {key: GRADE_WORDS[key] for key in ("T", "S", "M")},
        "words": GRADE_WORDS,
    }
    is_fragment = request.htmx and not request.htmx.history_restore_request
    return render(request, "prices/_prices.html" if is_fragment else "prices/prices.html", context)


def book_for(
    request: PersonsRequest, provider: str, region: str
) -> tuple[BookInForce, tuple[PlaceLink, ...]]:
    """What holds for the person, in the usual place if none is named, and links to every place."""
    known = places()
    place = (provider, region) if provider else (known or [("", "")])[0]
    if known and place not in known:
        raise Http404("There is no price book for this place.")
    return book_in_force(request.user, *place), place_links(known, place)


def prices_context(
    request: PersonsRequest, found: BookInForce, links: tuple[PlaceLink, ...] = ()
) -> dict[str, Any]:
    """What every page about a book knows."""
    return {
        "found": found,
        "place": place_title(found.provider, found.region),
        "places": links,
        "membership": membership_of(request.user),
    }


def _is_wanted(found: BookInForce, price: Price, grade: str) -> bool:
    if grade == OWN:
        return bool(found.rule_words(price.sku))
    return not grade or price.grade == grade
