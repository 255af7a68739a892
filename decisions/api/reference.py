"""What Headway knows before anybody asks: the facts, the options, the patterns and the prices."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from advisor.blueprint.patterns.catalogue import PATTERNS
from advisor.blueprint.patterns.pattern import Pattern
from advisor.cost.price import Price
from advisor.cost.price_book import PriceBook
from advisor.documents.design_schema import design_schema
from advisor.fact import Fact
from advisor.options import OPTIONS, Option
from advisor.quantity import show_duration
from advisor.use_case import FACTS, json_schema
from advisor.vocabulary import Provider
from decisions.api.data_schema import list_of, reference
from decisions.api.operation import operation, query
from decisions.api.person import person
from decisions.api.queries import PAGE_PARAMETERS, PAGING, page_data, read_page, read_query
from decisions.selectors.price_books import book_in_force, found_prices, places
from decisions.services.refusals import Refused


class Facts(APIView):
    """The facts of a use case."""

    @operation("list_facts", "The facts, and their JSON Schema", {200: reference("FactList")}, refusals=[400])
    def get(self, request: Request) -> Response:
        """Each fact with its title, help, unit, bounds, default and wizard step."""
        read_query(request, ())
        return Response({"facts": [_fact_data(fact) for fact in FACTS], "json_schema": json_schema()})


class Options(APIView):
    """The candidate designs."""

    @operation("list_options", "The eight options", {200: list_of("Option")}, refusals=[400])
    def get(self, request: Request) -> Response:
        """Each option with its class, the headways it may take and the questions it answers."""
        read_query(request, ())
        return Response([_option_data(option) for option in OPTIONS])


class Patterns(APIView):
    """The patterns of a blueprint."""

    @operation("list_patterns", "The patterns Q7 to Q20", {200: list_of("Pattern")}, refusals=[400])
    def get(self, request: Request) -> Response:
        """Each pattern with what its parameters mean."""
        read_query(request, ())
        return Response([_pattern_data(pattern) for pattern in PATTERNS])


class DesignSchema(APIView):
    """The JSON Schema of `design.json`."""

    @operation("read_design_schema", "The schema of design.json", {200: {"type": "object"}}, refusals=[400])
    def get(self, request: Request) -> Response:
        """JSON Schema, draft 2020-12: every design.json names it and validates against it."""
        read_query(request, ())
        return Response(design_schema())


class Prices(APIView):
    """The prices that new decisions are computed with."""

    @operation(
        "list_prices",
        "The price book",
        {200: reference("PricePage")},
        refusals=[400],
        parameters=[
            query(
                "provider", "Only this provider's.", {"type": "string", "enum": [str(p) for p in Provider]}
            ),
            query("region", "Only this region's.", {"type": "string"}),
            query("search", "Words that SKU, title or unit hold.", {"type": "string"}),
            *PAGE_PARAMETERS,
        ],
    )
    def get(self, request: Request) -> Response:
        """A page of prices, each with its source, date and grade."""
        asked = read_query(request, ("provider", "region", "search", *PAGING))
        provider = asked.get("provider", "")
        if "provider" in asked and provider not in set(Provider):
            raise Refused(
                {"provider": (f"{provider[:60]!r} is unknown; give one of {', '.join(Provider)}.",)}
            )
        page = read_page(asked)
        wanted = (provider, asked.get("region", ""))
        books = [book_in_force(person(request), *place).book for place in places() if _fits(wanted, place)]
        found = [
            (price, book) for book in books for price in found_prices(book, search=asked.get("search", ""))
        ]
        shown = [_price_data(price, book) for price, book in found[page.rows]]
        version = books[0].version if books else None
        return Response(page_data(request, page, len(found), shown) | {"version": version})


def _fits(wanted: tuple[str, ...], place: tuple[str, ...]) -> bool:
    return all(not asked or asked == found for asked, found in zip(wanted, place, strict=True))


def _fact_data(fact: Fact) -> dict[str, Any]:
    bounds = {"low": fact.low, "high": fact.high, "whole": fact.whole} if fact.kind == "number" else None
    return {
        "key": fact.key,
        "title": fact.title,
        "help": fact.help,
        "example": fact.example,
        "unit": fact.unit,
        "type": fact.kind,
        "choices": [{"value": value, "title": title} for value, title in fact.choices],
        "bounds": bounds,
        "default": fact.default,
        "step": fact.step.value,
    }


def _option_data(option: Option) -> dict[str, Any]:
    return {
        "key": option.key.value,
        "title": option.title,
        "class": option.cls.value,
        "headway": _headway_words(option),
        "headways_s": option.headways_s,
        "questions": option.questions,
        "summary": option.summary,
    }


def _pattern_data(pattern: Pattern) -> dict[str, Any]:
    parameters = [
        {"name": parameter.name, "unit": parameter.unit, "meaning": parameter.meaning}
        for parameter in pattern.parameters
    ]
    return {
        "key": pattern.key,
        "title": pattern.title,
        "question": pattern.question,
        "summary": pattern.summary,
        "parameters": parameters,
    }


def _headway_words(option: Option) -> str:
    if option.headways_s == (0.0,):
        return "per event"
    shown = dict.fromkeys(show_duration(end) for end in (option.headways_s[0], option.headways_s[-1]))
    return " to ".join(shown)


def _price_data(price: Price, book: PriceBook) -> dict[str, Any]:
    tiers = [
        {"up_to": None if tier.up_to is None else format(tier.up_to, "f"), "usd": format(tier.usd, "f")}
        for tier in price.tiers
    ]
    return {
        "sku": price.sku,
        "title": price.title,
        "unit": price.unit,
        "usd": format(price.unit_usd, "f"),
        "tiers": tiers,
        "region": price.region,
        "provider": book.provider,
        "book": book.version,
        "source": price.source,
        "as_of": price.as_of,
        "grade": price.grade.value,
        "note": price.note,
    }
