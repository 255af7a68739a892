"""A link that signs one person in once: signed, never stored, spent by the sign-in itself."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.core.signing import BadSignature, TimestampSigner
from django.db import transaction
from django.utils import timezone

LIFETIME = timedelta(hours=24)


def make_token(user: User) -> str:
    """A token for this person, good until it is used, they sign in another way, or `LIFETIME` is over."""
    return _signer(user).sign(str(user.pk))


def redeem(token: str) -> User | None:
    """The person that the token stands for, spending it; None when it is forged, expired or spent."""
    key = token.partition(":")[0]
    if not key.isdecimal():
        return None
    with transaction.atomic():
        user = User.objects.select_for_update().filter(pk=key, is_active=True).first()
        if user is None or not _is_good(token, user):
            return None
        user.last_login = timezone.now()
        user.save(update_fields=["last_login"])
    return user


def _is_good(token: str, user: User) -> bool:
    try:
        _signer(user).unsign(token, max_age=LIFETIME)
    except BadSignature:
        return False
    return True


def _signer(user: User) -> TimestampSigner:
    """A signer salted with what a sign-in or a new password changes: tokens from before no longer verify."""
    last = user.last_login.isoformat() if user.last_login else "never"
    return TimestampSigner(salt=f"headway.one-time-link {last} {user.get_session_auth_hash()}")
