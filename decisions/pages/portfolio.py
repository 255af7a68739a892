"""The portfolio of one's decisions: what to do about each first, and what platforms cost together."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from decisions.forms.request import PersonsRequest
from decisions.jobs import decisions_portfolio
from decisions.models.portfolio import Portfolio, PortfolioKind, PortfolioRow, PortfolioStatus
from decisions.pages.portfolio_context import asked_of, portfolio_context
from decisions.selectors.portfolios import figures_in_force, lists_of, outdated_count, rows_of
from decisions.shown.portfolio_table import portfolio_csv, teams_csv


@never_cache
@login_required
@vary_on_headers("HX-Request")
@require_safe
def portfolio(request: PersonsRequest) -> HttpResponse:
    """That of the decisions as they are now. `team` and `triage` narrow it, `page` turns."""
    found = decisions_portfolio(request.user)
    in_force = figures_in_force(request.user)
    context = portfolio_context(request, found, in_force) | {
        "outdated": outdated_count(request.user, in_force),
        "lists": lists_of(request.user, PortfolioKind.FILE),
        "here": reverse("portfolio"),
    }
    return shown(request, context)


@login_required
@require_safe
def download(request: PersonsRequest, name: str) -> HttpResponse:
    """The rows as a spreadsheet, or the teams' sums."""
    return as_csv(request, decisions_portfolio(request.user), name, "portfolio")


@login_required
@require_POST
def try_again(request: PersonsRequest) -> HttpResponse:
    """Forget a failed one, so that it is made anew."""
    failed = Portfolio.objects.filter(owner_id=request.user.pk, kind=PortfolioKind.DECISIONS)
    failed.filter(status=PortfolioStatus.FAILED).delete()
    return redirect("portfolio")


def shown(request: PersonsRequest, context: dict[str, object]) -> HttpResponse:
    """The page, or to htmx what changes of it."""
    if request.htmx and not request.htmx.history_restore_request:
        return render(request, "portfolio/_portfolio.html", context)
    return render(request, "portfolio/portfolio.html", context)


def as_csv(request: PersonsRequest, found: Portfolio, name: str, page: str, *args: str) -> HttpResponse:
    """`use-cases`, narrowed as the page is, or `teams`; leads to the page while it is not done."""
    if name not in ("use-cases", "teams"):
        raise Http404("There is no such download.")
    if found.sums is None:
        return redirect(page, *args)

    def address_of(row: PortfolioRow) -> str:
        if row.decision is None or row.owner_name:
            return ""
        return request.build_absolute_uri(reverse("decision", args=[row.decision.public_id]))

    rows = rows_of(found, **asked_of(request))
    text = teams_csv(found.sums["teams"]) if name == "teams" else portfolio_csv(rows, address_of)
    headers = {"Content-Disposition": f'attachment; filename="headway-{name}.csv"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)
