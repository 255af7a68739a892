"""Decisions that a person may see: their own, or one that a link was given for. All others do not exist."""

import hashlib

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from decisions.models.decision import Decision
from decisions.models.share_link import ShareLink


def decisions_of(user: AbstractBaseUser) -> QuerySet[Decision]:
    """The person's decisions, last changed first."""
    return Decision.objects.filter(owner_id=user.pk).order_by("-changed_at", "-id")


def with_relations(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    """The same with what each supersedes and what superseded it, oldest first, at two queries for all."""
    successors = Prefetch("successors", queryset=Decision.objects.order_by("pk"))
    return decisions.select_related("supersedes").prefetch_related(successors)


def found_decisions(
    decisions: QuerySet[Decision], *, search: str = "", team: str = "", option: str = ""
) -> QuerySet[Decision]:
    """Those whose title, summary or team holds every word of the search; blank finds all."""
    for word in search.split():
        decisions = decisions.filter(
            Q(title__icontains=word) | Q(summary__icontains=word) | Q(team__icontains=word)
        )
    exactly = {"team": team, "option": option}
    return decisions.filter(**{field: value for field, value in exactly.items() if value})


def teams_of(user: AbstractBaseUser) -> tuple[str, ...]:
    """The teams that the person's decisions name, by name."""
    named = Decision.objects.filter(owner_id=user.pk).exclude(team="")
    return tuple(named.order_by("team").values_list("team", flat=True).distinct())


def owned_decision(user: AbstractBaseUser, public_id: str) -> Decision:
    """The person's decision of this id; raises Http404."""
    return get_object_or_404(Decision.objects.filter(owner_id=user.pk), public_id=public_id)


def shared_decision(token: str) -> Decision:
    """The decision that the holder of a link may read; raises Http404 once it is revoked."""
    link = get_object_or_404(
        ShareLink.objects.filter(revoked_at=None).select_related("decision"), token_hash=hashed(token)
    )
    return link.decision


def live_links(decision: Decision) -> QuerySet[ShareLink]:
    """The decision's links that still work, newest first."""
    return decision.share_links.filter(revoked_at=None).order_by("-created_at", "-id")


def hashed(token: str) -> str:
    """What is stored of a token; it is random and long, so a plain SHA-256 cannot be reversed."""
    return hashlib.sha256(token.encode()).hexdigest()
