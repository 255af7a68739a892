"""Reads a request's query: known parameters only, and a page of a list."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from rest_framework.request import Request

from decisions.api.operation import query
from decisions.services.refusals import Refused

LARGEST_PAGE, LAST_PAGE, USUAL_PAGE = 200, 100_000, 50
PAGING = ("page", "page_size")
PAGE_PARAMETERS = (
    query(
        "page", "Which page, from 1.", {"type": "integer", "minimum": 1, "maximum": LAST_PAGE, "default": 1}
    ),
    query(
        "page_size",
        "How many a page.",
        {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": USUAL_PAGE},
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Which page, from 1, and how many a page."""

    number: int
    size: int

    @property
    def rows(self) -> slice:
        """The page's place in the whole list."""
        first = (self.number - 1) * self.size
        return slice(first, first + self.size)


def read_query(request: Request, known: Sequence[str]) -> Mapping[str, str]:
    """The query's parameters; raises Refused for an unknown or repeated one and for NUL."""
    faults: dict[str, tuple[str, ...]] = {}
    for key, values in request.query_params.lists():
        if key not in known:
            faults[key] = (_unknown(key, known),)
        elif len(values) > 1:
            faults[key] = ("It is given more than once; give it once.",)
        elif "\x00" in values[0]:
            faults[key] = ("It holds a NUL character; leave it out.",)
    if faults:
        raise Refused(faults)
    asked: dict[str, str] = request.query_params.dict()
    return asked


def read_page(query: Mapping[str, str]) -> Page:
    """The page that is asked for; raises Refused."""
    faults: dict[str, tuple[str, ...]] = {}
    number = _whole("page", query.get("page", "1"), LAST_PAGE, faults)
    size = _whole("page_size", query.get("page_size", str(USUAL_PAGE)), LARGEST_PAGE, faults)
    if faults:
        raise Refused(faults)
    return Page(number=number, size=size)


def page_data(request: Request, page: Page, count: int, results: list[Any]) -> dict[str, Any]:
    """A page as the API gives it, with links to its neighbours."""
    is_last = page.number * page.size >= count
    return {
        "count": count,
        "next": None if is_last else _link(request, page.number + 1),
        "previous": None if page.number == 1 else _link(request, page.number - 1),
        "results": results,
    }


def _link(request: Request, number: int) -> str:
    query = urlencode({**request.query_params.dict(), "page": number})
    return request.build_absolute_uri(f"{request.path}?{query}")


def _whole(name: str, text: str, most: int, faults: dict[str, tuple[str, ...]]) -> int:
    if text.isascii() and text.isdecimal() and len(text) < 10 and 1 <= int(text) <= most:
        return int(text)
    faults[name] = (f"{text[:60]!r} will not do; give a whole number from 1 to {most:,}.",)
    return 1


def _unknown(key: str, known: Sequence[str]) -> str:
    if not known:
        return "No parameter is known here; leave it out."
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.0)[0]
    return f"There is no parameter of this name; the nearest is {near}."
