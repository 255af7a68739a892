"""An organisation's own assumptions: each edit or return to an earlier state makes one more version."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from advisor.assumptions.replaced import Assumptions, InvalidAssumptions, parse_assumptions
from advisor.assumptions.shipped import BY_ID
from decisions.models.organisation import Organisation
from decisions.models.own_version import OwnAssumptions, VersionKind
from decisions.selectors.own_assumptions import own_assumptions, stored_assumptions
from decisions.services.limits import check_own_versions
from decisions.services.organisations import administered
from decisions.services.refusals import Refused, StaleVersion

LONGEST_REASON = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who makes a version, why and how."""

    person: AbstractBaseUser
    reason: str
    kind: VersionKind


def edit_assumptions(
    person: AbstractBaseUser, changes: Mapping[str, Any], *, reason: str, if_number: int | None = None
) -> OwnAssumptions:
    """Merge values by identifier into the organisation's; a null takes one back to the shipped value.

    Raises Refused with every fault, NotAllowed, LimitReached; StaleVersion unless at `if_number`.
    """
    with transaction.atomic():
        organisation, newest = _begin(person, if_number)
        before = stored_assumptions(newest.values if newest else {})
        wanted = {**before.own, **changes}
        faults = _reason_faults(reason)
        try:
            after = parse_assumptions({key: value for key, value in wanted.items() if value is not None})
        except InvalidAssumptions as error:
            raise Refused(faults | {f"values.{key}": words for key, words in error.faults.items()}) from error
        if unknown := [key for key in changes if key not in BY_ID]:
            faults |= {f"values.{key}": ("No assumption has this identifier.",) for key in unknown}
        wanted_by = Author(person=person, reason=reason.strip(), kind=VersionKind.EDIT)
        return _store(organisation, newest, after, wanted_by, faults)


def revert_assumptions(
    person: AbstractBaseUser, number: int, *, reason: str, if_number: int | None = None
) -> OwnAssumptions:
    """The values of an earlier version again; 0 are those shipped. Raises as `edit_assumptions` does."""
    with transaction.atomic():
        organisation, newest = _begin(person, if_number)
        former = own_assumptions(organisation).filter(number=number).first()
        faults = _reason_faults(reason)
        if former is None and number != 0:
            faults["revert_to"] = (
                f"There is no version {number}; give 0 to {newest.number if newest else 0}.",
            )
        after = stored_assumptions(former.values if former else {})
        wanted_by = Author(person=person, reason=reason.strip(), kind=VersionKind.REVERT)
        return _store(organisation, newest, after, wanted_by, faults)


def _begin(person: AbstractBaseUser, if_number: int | None) -> tuple[Organisation, OwnAssumptions | None]:
    organisation = administered(person)
    newest = own_assumptions(organisation).first()
    number = newest.number if newest else 0
    if if_number is not None and if_number != number:
        raise StaleVersion
    check_own_versions(number)
    return organisation, newest


def _store(
    organisation: Organisation,
    newest: OwnAssumptions | None,
    after: Assumptions,
    author: Author,
    faults: dict[str, tuple[str, ...]],
) -> OwnAssumptions:
    before = stored_assumptions(newest.values if newest else {})
    changes = [
        {"line": key, "from": f"{before[key]:g} {each.unit}", "to": f"{after[key]:g} {each.unit}"}
        for key, each in BY_ID.items()
        if before[key] != after[key]
    ]
    if not changes and not faults:
        faults = {"changes": ("Nothing would change.",)}
    if faults:
        raise Refused(faults)
    return OwnAssumptions.objects.create(
        organisation=organisation,
        number=newest.number + 1 if newest else 1,
        kind=author.kind,
        by_id=author.person.pk,
        by_name=author.person.get_username(),
        reason=author.reason,
        changes=changes,
        values=dict(after.own),
    )


def _reason_faults(reason: str) -> dict[str, tuple[str, ...]]:
    if 1 <= len(reason.strip()) <= LONGEST_REASON and "\x00" not in reason:
        return {}
    return {"reason": (f"Say why, in 1 to {LONGEST_REASON} characters.",)}
