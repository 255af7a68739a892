from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from knox.models import get_token_model

pytestmark = pytest.mark.django_db


def printed(*arguments: str) -> str:
    answer = StringIO()
    call_command("create_token", *arguments, stdout=answer)
    return answer.getvalue()


def test_it_prints_a_token_alone_that_opens_the_api(owner: User, client: Client) -> None:
    token = printed("owner").removesuffix("\n")
    assert token.isalnum()
    answer = client.get("/api/v1/facts/", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 200


def test_the_token_itself_is_stored_nowhere(owner: User) -> None:
    token = printed("owner").strip()
    row = get_token_model().objects.values().get(user=owner)
    assert token not in str(row)


def test_it_expires_after_the_days_asked_for(owner: User) -> None:
    printed("owner", "--days", "3")
    expiry = get_token_model().objects.get(user=owner).expiry
    assert abs(expiry - timezone.now() - timedelta(days=3)) < timedelta(minutes=1)


def test_an_unknown_person_is_named(db: None) -> None:
    with pytest.raises(CommandError, match="Nobody is called 'nobody'"):
        printed("nobody")


@pytest.mark.parametrize("days", ["0", "-1", "99999"])
def test_days_out_of_bounds_are_refused(owner: User, days: str) -> None:
    with pytest.raises(CommandError, match=f"{days} days is outside; give 1 to 3650"):
        printed("owner", "--days", days)
