"""The assumptions that hold for a person: those shipped, with what their organisation replaced."""

from collections.abc import Mapping

from django.db.models import QuerySet

from advisor.assumptions.replaced import Assumptions, parse_assumptions
from advisor.assumptions.shipped import BY_ID
from decisions.models.organisation import Organisation
from decisions.models.own_version import OwnAssumptions
from decisions.selectors.organisations import organisation_of


def own_assumptions(organisation: Organisation) -> QuerySet[OwnAssumptions]:
    """The organisation's versions, newest first."""
    return OwnAssumptions.objects.filter(organisation=organisation).order_by("-number")


def newest_assumptions(organisation: Organisation | None) -> OwnAssumptions | None:
    """What holds in the organisation; None where nothing was replaced."""
    return own_assumptions(organisation).first() if organisation else None


def values_in_force(person_pk: int) -> dict[str, float]:
    """The own values by identifier that a new decision of the person's keeps."""
    return values_of(organisation_of(person_pk))


def values_of(organisation: Organisation | None) -> dict[str, float]:
    """The organisation's own values by identifier."""
    newest = newest_assumptions(organisation)
    return dict(newest.values) if newest else {}


def stored_assumptions(values: Mapping[str, float]) -> Assumptions:
    """Own values as they were stored; one that no longer exists is left out."""
    return parse_assumptions({key: value for key, value in values.items() if key in BY_ID})
