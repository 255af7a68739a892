"""Founds organisations, and lets people in and out of them; only an administrator changes what all share."""

import secrets

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from decisions.models.organisation import Invitation, Membership, Organisation
from decisions.selectors.decisions import hashed
from decisions.selectors.organisations import invitation_of, live_invitations, members_of, membership_of
from decisions.services.limits import check_members
from decisions.services.refusals import NotAllowed, Refused

LONGEST_NAME = 80
ALONE = "You are in no organisation yet; found one, or ask for an invitation."


def found(person: AbstractBaseUser, name: str) -> Membership:
    """A new organisation with the person as its administrator. Raises Refused."""
    if not 1 <= len(name.strip()) <= LONGEST_NAME or "\x00" in name:
        raise Refused({"name": (f"Give it a name of 1 to {LONGEST_NAME} characters.",)})
    with transaction.atomic():
        organisation = Organisation.objects.create(name=name.strip())
        return _join(person, organisation, is_admin=True)


def administered(person: AbstractBaseUser) -> Organisation:
    """The organisation whose figures the person may change, locked until the transaction ends.

    Raises NotAllowed for a member who is no administrator, and for whoever is in none.
    """
    membership = membership_of(person)
    if membership is None:
        raise NotAllowed(ALONE)
    if not membership.is_admin:
        raise NotAllowed(f"Only an administrator of {membership.organisation.name} may change this.")
    return Organisation.objects.select_for_update().get(pk=membership.organisation_id)


def invite(person: AbstractBaseUser) -> str:
    """The token of a new invitation, to be shown now: its hash is kept. Raises NotAllowed, LimitReached."""
    with transaction.atomic():
        organisation = administered(person)
        check_members(organisation)
        token = secrets.token_urlsafe(24)
        Invitation.objects.create(organisation=organisation, token_hash=hashed(token))
    return token


def revoke_invitation(person: AbstractBaseUser, pk: int) -> bool:
    """End it; False when the organisation has no such live invitation. Raises NotAllowed."""
    with transaction.atomic():
        live = live_invitations(administered(person)).filter(pk=pk)
        return bool(live.update(ended_at=timezone.now()))


def accept(person: AbstractBaseUser, token: str) -> Membership | None:
    """Join what the token invites to; None when it ended. Raises Refused for a member of any organisation."""
    with transaction.atomic():
        invitation = invitation_of(token)
        if invitation is None:
            return None
        membership = _join(person, invitation.organisation)
        spent = Invitation.objects.filter(pk=invitation.pk, ended_at=None).update(ended_at=timezone.now())
        if not spent:
            transaction.set_rollback(True)
            return None
        return membership


def set_admin(person: AbstractBaseUser, member_pk: int, *, is_admin: bool) -> bool:
    """Make a member an administrator or take that back; False for no such member.

    Raises NotAllowed; Refused where nobody else could administer.
    """
    with transaction.atomic():
        member = members_of(administered(person)).filter(pk=member_pk).first()
        if member is None:
            return False
        if not is_admin:
            _check_others_administer(member)
        member.is_admin = is_admin
        member.save(update_fields=["is_admin"])
        return True


def remove(person: AbstractBaseUser, member_pk: int) -> bool:
    """Take a member out, oneself included; False for no such member. Raises NotAllowed, Refused.

    Everybody may leave. Their decisions keep the prices they were made with.
    """
    with transaction.atomic():
        own = membership_of(person)
        if own is not None and own.pk == member_pk:
            Organisation.objects.select_for_update().get(pk=own.organisation_id)
            member: Membership | None = own
        else:
            member = members_of(administered(person)).filter(pk=member_pk).first()
        if member is None:
            return False
        _check_others_administer(member)
        member.delete()
        return True


def _join(person: AbstractBaseUser, organisation: Organisation, *, is_admin: bool = False) -> Membership:
    try:
        with transaction.atomic():
            return Membership.objects.create(
                person_id=person.pk, organisation=organisation, is_admin=is_admin
            )
    except IntegrityError:
        text = "You are in an organisation already; leave it first."
        raise Refused({"organisation": (text,)}) from None


def _check_others_administer(member: Membership) -> None:
    """Raise Refused where nobody else could administer those who stay; the last person out may go."""
    others = members_of(member.organisation).exclude(pk=member.pk)
    if member.is_admin and others.exists() and not others.filter(is_admin=True).exists():
        raise Refused({"member": ("Make somebody else an administrator first.",)})
