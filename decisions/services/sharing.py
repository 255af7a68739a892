"""Lets somebody read one decision by a link, and takes that back."""

import secrets

from django.utils import timezone

from decisions.models.decision import Decision
from decisions.models.share_link import ShareLink
from decisions.selectors.decisions import hashed
from decisions.services.limits import check_share_links


def share(decision: Decision) -> str:
    """The token of a new link, to be shown now: only its hash is kept. Raises LimitReached."""
    check_share_links(decision)
    token = secrets.token_urlsafe(24)
    ShareLink.objects.create(decision=decision, token_hash=hashed(token))
    return token


def revoke(decision: Decision, link_pk: int) -> bool:
    """End one of the decision's links; False when there is no such live link."""
    links = decision.share_links.filter(pk=link_pk, revoked_at=None)
    return bool(links.update(revoked_at=timezone.now()))
