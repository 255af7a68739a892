import pytest
from django.http import Http404

from decisions.models.share_link import ShareLink
from decisions.selectors.decisions import live_links, shared_decision
from decisions.services.refusals import LimitReached
from decisions.services.sharing import revoke, share
from tests.decisions.make_rows import make_decision


def test_a_link_leads_to_its_decision(owner):
    decision = make_decision(owner)
    assert shared_decision(share(decision)) == decision


def test_the_token_itself_is_not_kept(owner):
    token = share(make_decision(owner))
    assert token not in str(ShareLink.objects.values())


def test_a_revoked_link_leads_nowhere(owner):
    decision = make_decision(owner)
    token = share(decision)
    assert revoke(decision, live_links(decision).get().pk)
    with pytest.raises(Http404):
        shared_decision(token)
    assert not live_links(decision).exists()


def test_a_link_is_revoked_by_the_owner_of_its_decision_alone(owner, stranger):
    theirs = make_decision(stranger)
    share(theirs)
    assert not revoke(make_decision(owner), live_links(theirs).get().pk)
    assert live_links(theirs).count() == 1


@pytest.mark.parametrize("token", ["", "guess", "ü", "\x00"])
def test_a_guessed_token_leads_nowhere(owner, token):
    share(make_decision(owner))
    with pytest.raises(Http404):
        shared_decision(token)


def test_links_are_limited_in_words(owner, settings):
    settings.LIMITS = settings.LIMITS | {"share_links": 1}
    decision = make_decision(owner)
    share(decision)
    with pytest.raises(LimitReached, match="revoke one"):
        share(decision)
