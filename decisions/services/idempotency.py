"""Makes what a request asks for once, however often the request arrives."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from decisions.models.decision import Decision
from decisions.models.idempotency_key import IdempotencyKey
from decisions.services.refusals import KeyReused

KEPT = timedelta(hours=24)


def create_once(
    owner: AbstractBaseUser, key: str, fingerprint: str, create: Callable[[], Decision]
) -> Decision:
    """What `create` makes, or made when the key first came; raises KeyReused, and what `create` raises.

    The key's row is written first: of two requests at the same time, the second waits there for the first.
    """
    with transaction.atomic():
        row, is_new = IdempotencyKey.objects.select_related("decision").get_or_create(
            user_id=owner.pk, key=key, defaults={"fingerprint": fingerprint}
        )
        if not is_new and row.fingerprint != fingerprint:
            raise KeyReused
        if row.decision is None:
            row.decision = create()
            row.save(update_fields=["decision"])
        return row.decision


def forget_old_keys() -> int:
    """Delete keys past their time; how many."""
    deleted, _ = IdempotencyKey.objects.filter(created_at__lt=timezone.now() - KEPT).delete()
    return deleted
