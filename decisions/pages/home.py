"""The start: one's own decisions, searchable, a page at a time however many there are."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from decisions.forms.request import PersonsRequest
from decisions.models.decision import Decision
from decisions.pages.worked_examples import worked_examples
from decisions.selectors.decisions import decisions_of, found_decisions
from decisions.shown.decision_rows import decision_row

ROWS = 25
SHOWN = {
    "all": Q(),
    "close": Q(is_close_call=True, is_allowed=True, is_draft=False),
    "drafts": Q(is_draft=True),
}


@login_required
@vary_on_headers("HX-Request")
@require_safe
def home(request: PersonsRequest) -> HttpResponse:
    """The list, or to htmx the rows alone. `q` searches, `show` narrows, `page` turns."""
    show = request.GET.get("show", "all")
    words = request.GET.get("q", "").strip()
    found = _found(decisions_of(request.user).filter(SHOWN.get(show, Q())), words)
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [decision_row(decision) for decision in page.object_list],
        "q": words,
        "show": show if show in SHOWN else "all",
        "shows": (("all", "All"), ("close", "Close calls"), ("drafts", "Drafts")),
    }
    if request.htmx and not request.htmx.history_restore_request:
        return render(request, "home/_decisions.html", context)
    return render(request, "home/home.html", context | {"examples": worked_examples()})


def _found(decisions: QuerySet[Decision], words: str) -> QuerySet[Decision]:
    """Decisions whose title, summary or team holds every word."""
    return found_decisions(decisions, search=" ".join(words.split()[:8]))
