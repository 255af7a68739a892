from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from decisions.models.api_token import ApiToken
from decisions.selectors.tokens import tokens_of
from decisions.services.refusals import LimitReached, Refused
from decisions.services.tokens import make_token, revoke_token


def test_a_token_is_named_hashed_and_expires(owner):
    row, text = make_token(owner, name=" CI ", days=7)
    assert row.name == "CI"
    assert text not in str(ApiToken.objects.values())
    assert timedelta(days=6) < row.expiry - timezone.now() <= timedelta(days=7)


@pytest.mark.parametrize(
    ("field", "value"), [("days", 0), ("days", 4000), ("name", "x" * 81), ("name", "\x00")]
)
def test_a_token_that_cannot_be_made_is_refused_by_field(owner, field, value):
    with pytest.raises(Refused) as refusal:
        make_token(owner, **{field: value})
    assert set(refusal.value.faults) == {field}


def test_a_token_is_revoked_by_its_owner_alone(owner, stranger):
    row, _ = make_token(owner)
    assert not revoke_token(stranger, row.token_key)
    assert revoke_token(owner, row.token_key)
    assert not tokens_of(owner).exists()


def test_tokens_are_limited_in_words(owner, settings):
    settings.LIMITS = settings.LIMITS | {"tokens": 1}
    make_token(owner)
    with pytest.raises(LimitReached, match="revoke one"):
        make_token(owner)


def test_the_command_prints_the_token_alone(owner, capsys):
    call_command("create_token", "owner")
    printed = capsys.readouterr().out
    assert printed == printed.strip() + "\n"
    assert tokens_of(owner).get().token_key == printed[: len(tokens_of(owner).get().token_key)]


def test_the_command_names_a_person_it_does_not_know(db):
    with pytest.raises(CommandError, match="nobody-here"):
        call_command("create_token", "nobody-here")
