"""A decision's revisions: listed without what they hold, or one whole."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from decisions.models.decision import Decision
from decisions.models.revision import Revision

# SQLite and PostgreSQL refuse larger numbers: no revision has one.
LARGEST_NUMBER = 2**31 - 1


def revisions_of(decision: Decision) -> QuerySet[Revision]:
    """The decision's, newest first; facts, outline and advice stay in the store until they are asked for."""
    return decision.revisions.defer("facts", "outline", "advice").order_by("-number")


def numbered_revision(decision: Decision, number: int) -> Revision:
    """The decision's revision of this number, whole; raises Http404."""
    return get_object_or_404(decision.revisions.filter(number=min(number, LARGEST_NUMBER)))
