from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from decisions.models.organisation import Invitation, Membership, Organisation
from decisions.selectors.organisations import INVITATION_LIFETIME, live_invitations, membership_of
from decisions.services.organisations import accept, found, invite, remove, revoke_invitation, set_admin
from decisions.services.refusals import LimitReached, NotAllowed, Refused
from tests.decisions.make_organisations import make_organisation


@pytest.fixture
def member(db):
    return User.objects.create_user("member")


def test_whoever_founds_it_administers_it_and_whoever_joins_does_not(owner, member):
    make_organisation(owner, member)
    assert membership_of(owner).is_admin
    assert not membership_of(member).is_admin


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a\x00b"])
def test_a_name_that_is_none_is_refused(owner, name):
    with pytest.raises(Refused):
        found(owner, name)


def test_a_person_is_in_one_organisation_at_most(owner, member):
    make_organisation(owner)
    token = invite(owner)
    found(member, "Elsewhere")
    with pytest.raises(Refused):
        found(owner, "Another")
    with pytest.raises(Refused):
        accept(member, token)
    assert Organisation.objects.count() == 2


def test_an_invitation_lets_one_person_in(owner, member, stranger):
    make_organisation(owner)
    token = invite(owner)
    assert accept(member, token)
    assert accept(stranger, token) is None


def test_an_invitation_that_is_old_or_revoked_lets_nobody_in(owner, stranger):
    organisation = make_organisation(owner).organisation
    old, revoked = invite(owner), invite(owner)
    newest, oldest = live_invitations(organisation)
    assert revoke_invitation(owner, newest.pk)
    Invitation.objects.filter(pk=oldest.pk).update(
        made_at=oldest.made_at - INVITATION_LIFETIME - timedelta(seconds=1)
    )
    assert accept(stranger, old) is None
    assert accept(stranger, revoked) is None


def test_only_an_administrator_invites_revokes_and_takes_out(owner, member, stranger):
    own = make_organisation(owner, member)
    for person in (member, stranger):
        with pytest.raises(NotAllowed):
            invite(person)
        with pytest.raises(NotAllowed):
            set_admin(person, own.pk, is_admin=False)
        with pytest.raises(NotAllowed):
            remove(person, own.pk)


def test_an_administrator_reaches_no_member_of_another_organisation(owner, member):
    make_organisation(owner)
    theirs = found(member, "Elsewhere")
    assert not remove(owner, theirs.pk)
    assert not set_admin(owner, theirs.pk, is_admin=False)
    assert membership_of(member) == theirs


def test_the_last_administrator_stays_while_others_do(owner, member):
    own = make_organisation(owner, member)
    with pytest.raises(Refused):
        remove(owner, own.pk)
    with pytest.raises(Refused):
        set_admin(owner, own.pk, is_admin=False)
    set_admin(owner, membership_of(member).pk, is_admin=True)
    assert remove(owner, own.pk)
    assert remove(member, membership_of(member).pk)
    assert not Membership.objects.exists()


def test_invitations_count_among_the_members_it_may_have(owner, settings):
    make_organisation(owner)
    settings.LIMITS = settings.LIMITS | {"members": 2}
    invite(owner)
    with pytest.raises(LimitReached):
        invite(owner)
