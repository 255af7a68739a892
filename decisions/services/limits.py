"""How much one person may keep and run, so that nobody crowds out the others."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser

from decisions.models.decision import Decision
from decisions.models.organisation import Organisation
from decisions.selectors.decisions import decisions_of, live_links
from decisions.selectors.organisations import live_invitations, members_of
from decisions.selectors.portfolios import unfinished_count
from decisions.selectors.simulations import active_count
from decisions.selectors.tokens import tokens_of
from decisions.services.refusals import LimitReached

# A run of the usual size is done well before.
_LIKELY_WAIT_S = 10


def check_decisions(user: AbstractBaseUser) -> None:
    """Raise LimitReached when the person keeps as many decisions as they may."""
    _check(
        "decisions", decisions_of(user).count(), "You keep {limit} decisions, the most allowed; delete one."
    )


def check_simulations(user: AbstractBaseUser) -> None:
    """Raise LimitReached when as many of the person's simulations wait or run as may.

    Within a transaction: others who ask for the same person wait until it ends, and then count its run too.
    """
    get_user_model().objects.select_for_update().get(pk=user.pk)
    text = (
        "{limit} of your simulations wait or run, the most allowed at a time; let one finish, or cancel it."
    )
    _check("active_simulations", active_count(user), text, retry_after_s=_LIKELY_WAIT_S)


def check_portfolios(user: AbstractBaseUser) -> None:
    """Raise LimitReached when as many of the person's lists are worked on as may; as for simulations."""
    get_user_model().objects.select_for_update().get(pk=user.pk)
    text = "{limit} of your lists are still worked on, the most allowed at a time; let one finish."
    _check("active_portfolios", unfinished_count(user), text, retry_after_s=_LIKELY_WAIT_S)


def check_share_links(decision: Decision) -> None:
    """Raise LimitReached when the decision has as many live links as it may."""
    text = "This decision has {limit} links, the most allowed; revoke one."
    _check("share_links", live_links(decision).count(), text)


def check_revisions(decision: Decision) -> None:
    """Raise LimitReached when the decision has as many revisions as people may name."""
    text = "This decision has {limit} revisions, the most allowed; supersede it to go on."
    _check("revisions", decision.revisions.count(), text)


def check_tokens(user: AbstractBaseUser) -> None:
    """Raise LimitReached when the person has as many tokens as they may."""
    _check("tokens", tokens_of(user).count(), "You have {limit} tokens, the most allowed; revoke one.")


def check_own_versions(present: int) -> None:
    """Raise LimitReached when an organisation has as many versions of its own of one thing as it may."""
    _check("own_versions", present, "There are {limit} versions of your own, the most allowed.")


def check_members(organisation: Organisation) -> None:
    """Raise LimitReached when the organisation has as many members and invitations as it may."""
    present = members_of(organisation).count() + live_invitations(organisation).count()
    _check("members", present, "There are {limit} members and invitations, the most allowed; remove one.")


def _check(name: str, present: int, text: str, *, retry_after_s: int | None = None) -> None:
    limit = settings.LIMITS[name]
    if present >= limit:
        raise LimitReached(text.format(limit=limit), retry_after_s=retry_after_s)
