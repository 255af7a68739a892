"""Who sees what: owners their own, strangers nothing, holders of a link one decision to read."""

import pytest
from django.test import Client

from decisions.models.decision import Decision
from decisions.services.documents import KINDS
from decisions.services.sharing import revoke, share
from tests.decisions.make_rows import make_simulation

READ = ("", "facts/", "facts/need/", "rename/", "delete/", "links/", "newer-figures/", "documents/record.md")
WRITE = (
    "facts/need/",
    "finish/",
    "rename/",
    "duplicate/",
    "delete/",
    "links/",
    "links/1/revoke/",
    "simulations/",
    "newer-figures/",
)
PERSONAL = (
    "/",
    "/decisions/new/",
    "/prices/",
    "/prices/aws/us-east-1/discounts/",
    "/prices/aws/us-east-1/download.csv",
    "/prices/aws/us-east-1/history/",
    "/assumptions/",
    "/organisation/",
    "/invitations/some-token/",
    "/tokens/",
)


@pytest.mark.parametrize("page", READ)
def test_an_owner_reads_their_own(browser_of_owner: Client, decision: Decision, page: str) -> None:
    assert browser_of_owner.get(f"/decisions/{decision.public_id}/{page}").status_code == 200


@pytest.mark.parametrize("page", READ)
def test_a_stranger_finds_no_page(browser_of_stranger: Client, decision: Decision, page: str) -> None:
    assert browser_of_stranger.get(f"/decisions/{decision.public_id}/{page}").status_code == 404


@pytest.mark.parametrize("page", WRITE)
def test_a_stranger_changes_nothing(browser_of_stranger: Client, decision: Decision, page: str) -> None:
    response = browser_of_stranger.post(f"/decisions/{decision.public_id}/{page}", {"title": "Mine now"})
    assert response.status_code == 404
    decision.refresh_from_db()
    assert decision.title == "Operations desk"


@pytest.mark.parametrize("page", ["", "cancel/"])
def test_a_stranger_finds_no_simulation(browser_of_stranger: Client, decision: Decision, page: str) -> None:
    run = make_simulation(decision)
    address = f"/simulations/{run.public_id}/{page}"
    response = browser_of_stranger.post(address) if page else browser_of_stranger.get(address)
    assert response.status_code == 404
    run.refresh_from_db()
    assert run.status == "queued"


@pytest.mark.parametrize("page", PERSONAL)
def test_whoever_is_not_signed_in_is_asked_to(client: Client, db: None, page: str) -> None:
    assert client.get(page)["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("name", ["", *(kind.name for kind in KINDS if kind.name != "design.pdf")])
def test_a_link_lets_anybody_read_the_page_and_its_documents(
    client: Client, decision: Decision, name: str
) -> None:
    assert client.get(f"/shared/{share(decision)}/{name}").status_code == 200


def test_a_shared_page_offers_nothing_that_changes(client: Client, decision: Decision) -> None:
    page = client.get(f"/shared/{share(decision)}/").content.decode()
    assert "Edit facts" not in page
    assert "/delete/" not in page
    assert "hx-post" not in page
    assert decision.public_id not in page


def test_a_shared_page_is_kept_by_no_cache_and_tells_no_other_site(
    client: Client, decision: Decision
) -> None:
    response = client.get(f"/shared/{share(decision)}/")
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex"


def test_a_revoked_link_finds_nothing(client: Client, decision: Decision) -> None:
    token = share(decision)
    assert revoke(decision, decision.share_links.get().pk)
    assert client.get(f"/shared/{token}/").status_code == 404
    assert client.get(f"/shared/{token}/record.md").status_code == 404


def test_a_made_up_link_finds_nothing(client: Client, db: None) -> None:
    assert client.get("/shared/not-a-token/").status_code == 404


def test_the_page_for_nothing_found_is_ours(client: Client, db: None) -> None:
    response = client.get("/no-such-page/")
    assert response.status_code == 404
    assert "Nothing departs from here" in response.content.decode()


def test_a_shared_page_names_no_simulation_of_its_owner(client: Client, decision: Decision) -> None:
    runs = [make_simulation(decision), make_simulation(decision)]
    page = client.get(f"/shared/{share(decision)}/").content.decode()
    assert not any(run.public_id in page for run in runs)
