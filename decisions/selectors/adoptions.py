"""When a decision was computed anew on another basis: other figures adopted, or a move to another place."""

from dataclasses import dataclass
from enum import StrEnum

from decisions.models.adoption import Adoption
from decisions.models.decision import Decision
from decisions.models.price_book_row import PriceBookRow

Place = tuple[str, str]
"""Provider and region."""


class AdoptionKind(StrEnum):
    """What was another afterwards; a move to another place brings that place's prices with it."""

    PLACE = "place"
    PRICES = "prices"
    ASSUMPTIONS = "assumptions"
    PRICES_AND_ASSUMPTIONS = "prices_and_assumptions"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedAdoption:
    """One of them, with the place before and after."""

    adoption: Adoption
    kind: AdoptionKind
    from_place: Place
    to_place: Place


def adoptions_of(decision: Decision) -> tuple[RecordedAdoption, ...]:
    """Every one, newest first."""
    adoptions = tuple(decision.adoptions.order_by("-made_at", "-id"))
    versions = {version for each in adoptions for version in (each.from_version, each.to_version)}
    rows = PriceBookRow.objects.filter(version__in=versions).values_list("version", "provider", "region")
    places = {version: (provider, region) for version, provider, region in rows}
    return tuple(
        RecordedAdoption(
            adoption=each,
            kind=_kind(each, is_moved=places[each.from_version] != places[each.to_version]),
            from_place=places[each.from_version],
            to_place=places[each.to_version],
        )
        for each in adoptions
    )


def _kind(adoption: Adoption, *, is_moved: bool) -> AdoptionKind:
    if is_moved:
        return AdoptionKind.PLACE
    if adoption.from_assumptions == adoption.to_assumptions:
        return AdoptionKind.PRICES
    is_same_book = adoption.from_version == adoption.to_version
    return AdoptionKind.ASSUMPTIONS if is_same_book else AdoptionKind.PRICES_AND_ASSUMPTIONS
