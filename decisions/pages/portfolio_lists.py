"""A list of use cases that somebody uploads: taken or shown again with every fault, then a portfolio."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from advisor.portfolio.reading import InvalidPortfolio, read_portfolio
from decisions.forms.request import PersonsRequest
from decisions.jobs import start_portfolio
from decisions.models.portfolio import PortfolioKind
from decisions.pages.portfolio import as_csv, shown
from decisions.pages.portfolio_context import portfolio_context
from decisions.selectors.portfolio_entries import entries_for
from decisions.selectors.portfolios import figures_in_force, owned_list
from decisions.services.portfolios import delete_list
from decisions.services.refusals import LimitReached

LARGEST = 2 * 1024 * 1024
"""Bytes of a file, or of the text in its place, which comes back with its faults."""
PLACE = re.compile(r"use_cases\[(\d+)\](?:\.(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFault:
    """What is wrong where; `number` is the use case's, from 1, 0 for the file as a whole."""

    number: int
    field: str
    texts: tuple[str, ...]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def upload_list(request: PersonsRequest) -> HttpResponse:
    """A file of use cases, or its text; what has faults is shown again to be put right."""
    if request.method != "POST":
        return render(request, "portfolio/upload.html", {"text": "", "largest": LARGEST})
    text, name = _uploaded(request)
    context = {"text": text, "name": name, "largest": LARGEST}
    try:
        entries = entries_for(request.user, read_portfolio(_bounded(text)))
        made = start_portfolio(request.user, PortfolioKind.FILE, entries, title=name or "Typed list")
    except InvalidPortfolio as invalid:
        return render(request, "portfolio/upload.html", context | {"faults": row_faults(invalid.faults)})
    except LimitReached as refusal:
        return render(request, "portfolio/upload.html", context | {"refusal": str(refusal)})
    return redirect("portfolio-list", made.public_id)


@never_cache
@login_required
@vary_on_headers("HX-Request")
@require_safe
def portfolio_list(request: PersonsRequest, public_id: str) -> HttpResponse:
    """The portfolio of one's own list."""
    found = owned_list(request.user, public_id, PortfolioKind.FILE)
    context = portfolio_context(request, found, figures_in_force(request.user))
    return shown(request, context | {"here": reverse("portfolio-list", args=[public_id])})


@login_required
@require_safe
def download_list(request: PersonsRequest, public_id: str, name: str) -> HttpResponse:
    """Its rows as a spreadsheet, or its teams' sums."""
    found = owned_list(request.user, public_id, PortfolioKind.FILE)
    return as_csv(request, found, name, "portfolio-list", public_id)


@login_required
@require_POST
def delete_portfolio(request: PersonsRequest, public_id: str) -> HttpResponse:
    """It is gone at once: the file is still where it came from."""
    found = owned_list(request.user, public_id, PortfolioKind.FILE)
    delete_list(found)
    messages.success(request, f"“{found.title}” is deleted.")
    return redirect("portfolio")


def row_faults(faults: Mapping[str, tuple[str, ...]]) -> list[RowFault]:
    """Every fault with its use case's number and its field in words, in the order of the file."""
    found = []
    for place, texts in faults.items():
        inside = PLACE.fullmatch(place)
        number, field = (int(inside[1]) + 1, inside[2] or "") if inside else (0, place)
        found.append(RowFault(number=number, field=field.removeprefix("facts."), texts=texts))
    return sorted(found, key=lambda each: each.number)


def _bounded(text: str) -> str:
    if len(text.encode("utf-8", "replace")) > LARGEST:
        raise InvalidPortfolio({"file": (f"It is larger than the {LARGEST:,} bytes that are taken.",)})
    return text


def _uploaded(request: PersonsRequest) -> tuple[str, str]:
    """The file's text and name, if one was chosen, else what was typed; no more than can be refused."""
    file: Any = request.FILES.get("file")
    if file is None:
        return request.POST.get("text", ""), request.POST.get("name", "")
    return file.read(LARGEST + 1).decode("utf-8", errors="replace"), file.name
