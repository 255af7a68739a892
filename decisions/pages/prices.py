"""The price book: every figure with its source, date and grade, to be searched and disputed."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from decisions.forms.request import PersonsRequest
from decisions.selectors.price_books import current_version, found_prices, price_book
from decisions.shown.bill_rows import GRADE_WORDS

ROWS = 50


@login_required
@vary_on_headers("HX-Request")
@require_safe
def prices(request: PersonsRequest) -> HttpResponse:
    """The current book; `q` searches, `grade` narrows; to htmx the rows alone."""
    book = price_book(current_version())
    words, grade = request.GET.get("q", "").strip(), request.GET.get("grade", "")
    found = [price for price in found_prices(book, search=words) if not grade or price.grade == grade]
    context = {
        "book": book,
        "page": Paginator(found, ROWS).get_page(request.GET.get("page")),
        "q": words,
        "grade": grade if grade in GRADE_WORDS else "",
        "grades": GRADE_WORDS,
    }
    is_fragment = request.htmx and not request.htmx.history_restore_request
    return render(request, "prices/_prices.html" if is_fragment else "prices/prices.html", context)
