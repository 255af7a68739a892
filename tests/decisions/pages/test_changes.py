"""What an owner does with a decision: rename, copy, delete, share."""

import re

from django.contrib.auth.models import User
from django.test import Client

from decisions.models.decision import Decision
from decisions.models.share_link import ShareLink
from tests.decisions.make_rows import make_decision


def test_a_new_title_is_kept(browser_of_owner: Client, decision: Decision) -> None:
    browser_of_owner.post(
        f"/decisions/{decision.public_id}/rename/", {"title": "Night desk", "summary": "Quiet."}
    )
    decision.refresh_from_db()
    assert (decision.title, decision.summary) == ("Night desk", "Quiet.")


def test_a_blank_title_is_refused_beside_its_field_and_the_rest_stays_typed(
    browser_of_owner: Client, decision: Decision
) -> None:
    typed = {"title": " ", "summary": "Quiet at night."}
    page = browser_of_owner.post(f"/decisions/{decision.public_id}/rename/", typed).content.decode()
    assert "Give it a title." in page
    assert "Quiet at night." in page


def test_a_copy_has_the_same_facts_and_its_own_address(browser_of_owner: Client, decision: Decision) -> None:
    address = browser_of_owner.post(f"/decisions/{decision.public_id}/duplicate/")["Location"]
    copy = Decision.objects.exclude(pk=decision.pk).get()
    assert address == f"/decisions/{copy.public_id}/"
    assert copy.facts == decision.facts


def test_at_the_limit_a_copy_is_refused_in_words(
    browser_of_owner: Client, decision: Decision, settings
) -> None:
    settings.LIMITS = settings.LIMITS | {"decisions": 1}
    response = browser_of_owner.post(f"/decisions/{decision.public_id}/duplicate/")
    assert response.status_code == 409
    assert "delete one" in response.content.decode()


def test_deleting_asks_first(browser_of_owner: Client, decision: Decision) -> None:
    assert (
        "cannot be undone"
        in browser_of_owner.get(f"/decisions/{decision.public_id}/delete/").content.decode()
    )
    assert Decision.objects.filter(pk=decision.pk).exists()


def test_a_deleted_decision_is_gone(browser_of_owner: Client, decision: Decision) -> None:
    response = browser_of_owner.post(f"/decisions/{decision.public_id}/delete/", follow=True)
    assert "is deleted" in response.content.decode()
    assert not Decision.objects.filter(pk=decision.pk).exists()


def test_a_link_is_shown_once_and_works(browser_of_owner: Client, client: Client, decision: Decision) -> None:
    address = f"/decisions/{decision.public_id}/links/"
    page = browser_of_owner.post(address).content.decode()
    found = re.search(r'value="http://testserver(/shared/[^"]+)"', page)
    assert found
    assert client.get(found[1]).status_code == 200
    assert "/shared/" not in browser_of_owner.get(address).content.decode()


def test_a_link_is_revoked_by_its_owner(browser_of_owner: Client, client: Client, decision: Decision) -> None:
    page = browser_of_owner.post(f"/decisions/{decision.public_id}/links/").content.decode()
    found = re.search(r'value="http://testserver(/shared/[^"]+)"', page)
    link = ShareLink.objects.get()
    browser_of_owner.post(f"/decisions/{decision.public_id}/links/{link.pk}/revoke/")
    assert found
    assert client.get(found[1]).status_code == 404


def test_a_link_of_one_decision_cannot_be_revoked_through_another(
    browser_of_stranger: Client, browser_of_owner: Client, stranger: User, decision: Decision
) -> None:
    browser_of_owner.post(f"/decisions/{decision.public_id}/links/")
    link, other = ShareLink.objects.get(), make_decision(stranger)
    browser_of_stranger.post(f"/decisions/{other.public_id}/links/{link.pk}/revoke/")
    link.refresh_from_db()
    assert link.revoked_at is None
