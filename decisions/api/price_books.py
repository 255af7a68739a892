"""Price books as resources: what holds for a person, the organisation's own rules and their audit trail."""

from collections.abc import Mapping
from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from advisor.cost.own_prices_data import own_prices_data
from decisions.api.body import read_fields
from decisions.api.data_schema import list_of, reference
from decisions.api.etags import expected_number, number_tag
from decisions.api.operation import etag, header, operation
from decisions.api.person import person
from decisions.api.places import PLACE, book_at
from decisions.api.queries import PAGE_PARAMETERS, PAGING, page_data, read_page, read_query
from decisions.models.own_version import OwnVersion
from decisions.selectors.organisations import organisation_of
from decisions.selectors.price_books import BookInForce, book_in_force, own_books, places
from decisions.services.own_prices import edit_prices, revert_prices
from decisions.services.refusals import Refused

IF_MATCH = header("If-Match", "The entity tag that was read; 412 if another version was made since.")
EDIT = {"reason": str, "discounts": list, "prices": list, "revert_to": int}


class PriceBooks(APIView):
    """The books that hold for the person."""

    @operation("list_price_books", "The price books that hold", {200: list_of("PriceBook")}, refusals=[400])
    def get(self, request: Request) -> Response:
        """One for each provider and region: the list, or the organisation's own."""
        read_query(request, ())
        found = [book_in_force(person(request), *place) for place in places()]
        return Response([book_data(request, book) for book in found])


class OnePriceBook(APIView):
    """The book that holds for the person in one provider's region."""

    @operation(
        "read_price_book",
        "A price book with the organisation's own rules",
        {200: reference("PriceBook")},
        parameters=[*PLACE, etag(200)],
        refusals=[400, 404],
    )
    def get(self, request: Request, provider: str, region: str) -> Response:
        """Its prices are listed at `/prices/`."""
        found = book_at(person(request), provider, region)
        read_query(request, ())
        return Response(book_data(request, found), headers={"ETag": number_tag(found.number)})

    @operation(
        "change_price_book",
        "Change the organisation's own prices",
        {200: reference("PriceBook")},
        body=reference("PriceBookChange"),
        parameters=[*PLACE, IF_MATCH, etag(200)],
        refusals=[403, 404, 409, 412],
    )
    def patch(self, request: Request, provider: str, region: str) -> Response:
        """Rules are merged, a null takes one away; every change makes a version. For administrators."""
        found = book_at(person(request), provider, region)
        read_query(request, ())
        given = read_fields(request.data, EDIT, required=["reason"])
        _change(request, found, given)
        changed = book_at(person(request), provider, region)
        return Response(book_data(request, changed), headers={"ETag": number_tag(changed.number)})


class PriceBookVersions(APIView):
    """The audit trail of the organisation's own prices."""

    @operation(
        "list_price_book_versions",
        "Who changed which price when and why",
        {200: reference("OwnVersionPage")},
        parameters=[*PLACE, *PAGE_PARAMETERS],
        refusals=[400, 404],
    )
    def get(self, request: Request, provider: str, region: str) -> Response:
        """A page of versions, newest first; empty without an organisation."""
        book_at(person(request), provider, region)
        page = read_page(read_query(request, PAGING))
        organisation = organisation_of(person(request).pk)
        if organisation is None:
            return Response(page_data(request, page, 0, []))
        found = own_books(organisation, provider, region)
        shown = [version_data(each) | {"version": each.price_book_id} for each in found[page.rows]]
        return Response(page_data(request, page, found.count(), shown))


def book_data(request: Request, found: BookInForce) -> dict[str, Any]:
    """A book as the API gives it: rules here, prices behind their own address."""
    place = [found.provider, found.region]
    return {
        "provider": found.provider,
        "region": found.region,
        "version": found.book.version,
        "list_version": found.listed.version,
        "number": found.number,
        "url": reverse("api-price-book", args=place, request=request),
        **own_prices_data(found.rules),
    }


def version_data(version: OwnVersion) -> dict[str, Any]:
    """A version of an organisation's figures as the API gives it."""
    return {
        "number": version.number,
        "kind": version.kind,
        "by": version.by_name,
        "made_at": version.made_at,
        "reason": version.reason,
        "changes": version.changes,
    }


def check_either(given: Mapping[str, Any], *rules: str) -> None:
    """Raise Refused unless there are rules or a version to go back to, and not both."""
    if ("revert_to" in given) == any(rule in given for rule in rules):
        raise Refused({"revert_to": (f"Give either this or {' and '.join(rules)}.",)})


def _change(request: Request, found: BookInForce, given: Mapping[str, Any]) -> None:
    check_either(given, "discounts", "prices")
    place, if_number = (found.provider, found.region), expected_number(request)
    if "revert_to" in given:
        number = int(given["revert_to"])
        revert_prices(person(request), place, number, reason=given["reason"], if_number=if_number)
    else:
        change = {key: given[key] for key in ("discounts", "prices") if key in given}
        edit_prices(person(request), place, change, reason=given["reason"], if_number=if_number)
