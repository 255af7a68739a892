"""Whose prices and assumptions count for a person: those of the one organisation they are in, if any."""

from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.utils import timezone

from decisions.models.organisation import Invitation, Membership, Organisation
from decisions.selectors.decisions import hashed

INVITATION_LIFETIME = timedelta(days=7)


def membership_of(person: AbstractBaseUser) -> Membership | None:
    """The person's place in an organisation; None outside of any."""
    return Membership.objects.select_related("organisation").filter(person_id=person.pk).first()


def organisation_of(person_pk: int) -> Organisation | None:
    """The organisation of the person with this key."""
    return Organisation.objects.filter(memberships__person_id=person_pk).first()


def members_of(organisation: Organisation) -> QuerySet[Membership]:
    """Administrators first, then by name."""
    return organisation.memberships.select_related("person").order_by("-is_admin", "person__username")


def live_invitations(organisation: Organisation) -> QuerySet[Invitation]:
    """Those that still let somebody in, newest first."""
    return _live().filter(organisation=organisation).order_by("-made_at", "-id")


def invitation_of(token: str) -> Invitation | None:
    """What the holder of this token is invited to; None once it ended."""
    return _live().select_related("organisation").filter(token_hash=hashed(token)).first()


def _live() -> QuerySet[Invitation]:
    return Invitation.objects.filter(ended_at=None, made_at__gt=timezone.now() - INVITATION_LIFETIME)
