"""Portfolios of a person: found by their id, and what is in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from decisions.models.assessment import Assessment
from decisions.models.decision import Decision
from decisions.models.portfolio import UNFINISHED, Portfolio, PortfolioKind, PortfolioRow
from decisions.selectors.organisations import organisation_of
from decisions.selectors.own_assumptions import values_of
from decisions.selectors.portfolio_entries import portfolio_decisions
from decisions.selectors.price_books import places, version_in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The prices by version and the own assumptions that hold for a person today."""

    price_books: frozenset[str]
    assumptions: Mapping[str, float]

    def are_of(self, decision: Decision) -> bool:
        """Whether the decision keeps these."""
        return decision.price_book_id in self.price_books and decision.assumptions == self.assumptions


def lists_of(person: AbstractBaseUser, *kinds: PortfolioKind) -> QuerySet[Portfolio]:
    """The person's lists that came this way, newest first."""
    found = Portfolio.objects.filter(owner_id=person.pk, kind__in=kinds)
    return found.defer("use_cases", "sums").order_by("-created_at", "-pk")


def owned_list(person: AbstractBaseUser, public_id: str, *kinds: PortfolioKind) -> Portfolio:
    """The person's list of this id that came this way; raises Http404."""
    owned = Portfolio.objects.filter(owner_id=person.pk, kind__in=kinds).defer("use_cases")
    return get_object_or_404(owned, public_id=public_id)


def unfinished_count(person: AbstractBaseUser) -> int:
    """How many of the person's lists are still worked on."""
    unfinished = Portfolio.objects.filter(owner_id=person.pk, status__in=UNFINISHED)
    return unfinished.exclude(kind=PortfolioKind.DECISIONS).count()


def rows_of(portfolio: Portfolio, *, team: str | None = None, triage: str = "") -> QuerySet[PortfolioRow]:
    """Its rows, most at stake first; of one team (blank for those that name none) and one triage."""
    found = portfolio.rows.select_related("decision").order_by("rank")
    if team is not None:
        found = found.filter(team=team)
    return found.filter(triage=triage) if triage else found


def stored_assessments(keys: Iterable[str]) -> dict[str, str]:
    """What is known by these keys."""
    return dict(Assessment.objects.filter(pk__in=set(keys)).values_list("key", "known"))


def known_keys(keys: Iterable[str]) -> set[str]:
    """Those of the keys by which something is known."""
    return set(Assessment.objects.filter(pk__in=set(keys)).values_list("key", flat=True))


def figures_in_force(person: AbstractBaseUser) -> Figures:
    """What a decision of the person's made today would keep."""
    organisation = organisation_of(person.pk)
    books = frozenset(version_in_force(organisation, *place) for place in places())
    return Figures(price_books=books, assumptions=values_of(organisation))


def outdated_count(person: AbstractBaseUser, in_force: Figures) -> int:
    """How many of the decisions keep other prices or assumptions than those in force."""
    is_current = Q(price_book_id__in=in_force.price_books, assumptions=in_force.assumptions)
    return portfolio_decisions(person).exclude(is_current).count()
