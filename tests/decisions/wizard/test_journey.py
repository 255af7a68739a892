"""The way through the wizard without JavaScript, from a name to a decision."""

from django.contrib.auth.models import User
from django.test import Client

from decisions.models.decision import Decision

ANSWERS = {
    "need": {
        "actor": "person",
        "freshness_s": "20 min",
        "reaction_s": "5 min",
        "viewing_interval_s": "15 min",
    },
    "value": {"value_metric": "operations", "value_usd_per_year": "250,000", "value_half_life_s": "4 h"},
    "source": {"source": "app_events", "rate_per_s": "500/s", "event_bytes": "600 B"},
    "behaviour": {"late_share": "2 %", "late_p99_s": "2 h", "window_s": "5 min"},
    "correctness": {"delivery": "at_least_once", "lookback_s": "2 h"},
    "team": {"engineers": "4", "on_call": "office", "platforms": ["airflow"]},
    "place": {"provider": "aws", "region": "us-east-1"},
}


def test_a_name_and_seven_forms_lead_to_a_decision(client: Client, owner: User) -> None:
    client.force_login(owner)
    following = client.post("/decisions/new/", {"title": "Dispatch desk"})["Location"]
    for step, typed in ANSWERS.items():
        assert following.endswith(f"/facts/{step}/")
        following = client.post(following, typed)["Location"]
    assert "Check the answers" in client.get(following).content.decode()
    decision = Decision.objects.get(title="Dispatch desk")
    assert decision.is_draft
    finished = client.post(f"/decisions/{decision.public_id}/finish/")["Location"]
    page = client.get(finished).content.decode()
    assert "Dispatch desk" in page
    assert not Decision.objects.get(title="Dispatch desk").is_draft


def test_a_name_is_asked_for_beside_its_field(client: Client, owner: User) -> None:
    client.force_login(owner)
    page = client.post("/decisions/new/", {"title": "  "}).content.decode()
    assert "Give it a title." in page
    assert not Decision.objects.exists()


def test_every_question_may_be_left_open(client: Client, owner: User) -> None:
    client.force_login(owner)
    address = client.post("/decisions/new/", {"title": "Nothing known"})["Location"]
    for _ in range(7):
        address = client.post(address, {})["Location"]
    decision = Decision.objects.get()
    client.post(f"/decisions/{decision.public_id}/finish/")
    decision.refresh_from_db()
    assert decision.facts == {}
    assert client.get(f"/decisions/{decision.public_id}/").status_code == 200
