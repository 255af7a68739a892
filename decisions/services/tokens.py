"""Makes and revokes API tokens."""

from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser

from decisions.models.api_token import ApiToken
from decisions.selectors.tokens import tokens_of
from decisions.services.limits import check_tokens
from decisions.services.refusals import Refused

LONGEST_DAYS = 3650
LONGEST_NAME = 80


def make_token(user: AbstractBaseUser, *, name: str = "", days: int = 90) -> tuple[ApiToken, str]:
    """A new token and its text, to be shown once: only its hash is kept. Raises Refused, LimitReached."""
    faults: dict[str, tuple[str, ...]] = {}
    if not 1 <= days <= LONGEST_DAYS:
        faults["days"] = (f"{days} days is outside; give 1 to {LONGEST_DAYS}.",)
    if len(name) > LONGEST_NAME or "\x00" in name:
        faults["name"] = (f"Give at most {LONGEST_NAME} printable characters.",)
    if faults:
        raise Refused(faults)
    check_tokens(user)
    token, text = ApiToken.objects.create(user, expiry=timedelta(days=days), name=name.strip())
    return token, text


def revoke_token(user: AbstractBaseUser, token_key: str) -> bool:
    """End the person's token with this key, its first characters; False when there is none."""
    deleted, _ = tokens_of(user).filter(token_key=token_key).delete()
    return deleted > 0
