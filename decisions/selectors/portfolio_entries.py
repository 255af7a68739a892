"""The use cases of a portfolio, each with the figures it is judged by: those of a list, or decisions."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet

from advisor.advise import ENGINE_VERSION
from advisor.parsing import parse_use_case
from advisor.portfolio.kept import FORM
from advisor.portfolio.member import Member
from advisor.vocabulary import OptionKey
from decisions.models.decision import Decision
from decisions.models.organisation import Membership
from decisions.models.portfolio import Portfolio, PortfolioKind
from decisions.models.status import Status
from decisions.selectors.organisations import organisation_of
from decisions.selectors.own_assumptions import values_of
from decisions.selectors.price_books import version_in_force

COUNTED = (Status.PROPOSED, Status.ACCEPTED)
"""What is rejected, deprecated or superseded runs nowhere, or is there once more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One use case as it was stored; `decision_pk` and `owner_name` are those of a decision, if it is one."""

    title: str
    team: str
    facts: Mapping[str, Any]
    current_option: str | None
    price_book_version: str
    assumptions: Mapping[str, float]
    decision_pk: int | None = None
    owner_name: str = ""

    @property
    def key(self) -> str:
        """What the core finds depends on nothing else."""
        found_from = (
            ENGINE_VERSION,
            FORM,
            self.facts,
            self.current_option,
            self.price_book_version,
            self.assumptions,
        )
        return hashlib.sha256(json.dumps(found_from, sort_keys=True).encode()).hexdigest()

    @property
    def member(self) -> Member:
        """As the core takes it."""
        return Member(
            title=self.title,
            team=self.team,
            use_case=parse_use_case(self.facts),
            current_option=OptionKey(self.current_option) if self.current_option else None,
        )


def entries_of(portfolio: Portfolio) -> list[Entry]:
    """In the order in which they were given; of decisions, those that the owner may see now."""
    if portfolio.kind == PortfolioKind.DECISIONS:
        return list(_of_decisions(portfolio.owner))
    return [Entry(**use_case, assumptions=portfolio.assumptions) for use_case in portfolio.use_cases]


def entries_for(person: AbstractBaseUser, members: Sequence[Member]) -> list[Entry]:
    """A list's use cases by the prices and assumptions that hold for the person; raises NoPriceBook."""
    organisation = organisation_of(person.pk)
    values = values_of(organisation)
    places = {(each.use_case.provider.value, each.use_case.region) for each in members}
    versions = {place: version_in_force(organisation, *place) for place in places}
    return [
        Entry(
            title=each.title,
            team=each.team,
            facts=each.use_case.given(),
            current_option=each.current_option,
            price_book_version=versions[each.use_case.provider.value, each.use_case.region],
            assumptions=values,
        )
        for each in members
    ]


def portfolio_decisions(person: AbstractBaseUser) -> QuerySet[Decision]:
    """The person's decisions that count, and those that colleagues show to the organisation they share."""
    colleagues = Membership.objects.filter(organisation__memberships__person_id=person.pk)
    shown = Q(is_shown_to_organisation=True, owner_id__in=colleagues.values("person_id"))
    counted = Decision.objects.filter(status__in=COUNTED, is_draft=False)
    return counted.filter(Q(owner_id=person.pk) | shown).order_by("pk")


def decisions_key(person: AbstractBaseUser) -> tuple[str, int]:
    """What the decisions' portfolio depends on, hashed, and how many decisions there are.

    A decision's version counts its changes, and it keeps its prices and assumptions until it is changed.
    """
    versions = list(portfolio_decisions(person).values_list("pk", "version", "owner__username"))
    text = json.dumps([ENGINE_VERSION, FORM, versions])
    return hashlib.sha256(text.encode()).hexdigest(), len(versions)


def _of_decisions(person: AbstractBaseUser) -> Iterator[Entry]:
    for decision in portfolio_decisions(person).select_related("owner"):
        yield Entry(
            title=decision.title,
            team=decision.team,
            facts=decision.facts,
            current_option=None,
            price_book_version=decision.price_book_id,
            assumptions=decision.assumptions,
            decision_pk=decision.pk,
            owner_name="" if decision.owner_id == person.pk else decision.owner.get_username(),
        )
