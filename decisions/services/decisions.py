"""Makes, changes and deletes decisions, each with the verdict of its facts beside it."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F, Q

from advisor.cost.price_book import UnknownSku
from advisor.parsing import InvalidFacts, parse_use_case
from advisor.use_case import UseCase
from decisions.mapping import fill_verdict
from decisions.models.adoption import Adoption
from decisions.models.decision import Decision
from decisions.models.status import Status
from decisions.selectors.advice import advice_for
from decisions.selectors.own_assumptions import values_in_force
from decisions.selectors.price_books import NoPriceBook, current_version, known_versions, places
from decisions.services.limits import check_decisions
from decisions.services.refusals import Refused, StaleVersion
from decisions.services.revisions import keep_accepted
from decisions.services.status import StatusChange, propose_again, set_status, status_faults
from decisions.services.text_faults import text_fault

LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_TEAM = 200, 4000, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What to change; None leaves it. `facts` are merged into those given before, a null takes one back."""

    title: str | None = None
    summary: str | None = None
    team: str | None = None
    is_shown_to_organisation: bool | None = None
    facts: Mapping[str, Any] | None = None
    is_draft: bool | None = None
    price_book_version: str | None = None
    assumptions: Mapping[str, float] | None = None
    status: str | None = None
    status_on: str | None = None
    decision_makers: Sequence[object] | None = None

    @property
    def of_status(self) -> StatusChange:
        """The part that is about the status."""
        return StatusChange(status=self.status, on=self.status_on, decision_makers=self.decision_makers)


def create_decision(
    owner: AbstractBaseUser,
    *,
    title: str,
    facts: Mapping[str, Any],
    summary: str = "",
    team: str = "",
    is_shown_to_organisation: bool = False,
    is_draft: bool = False,
) -> Decision:
    """A decision of the owner's by today's price book. Raises Refused with every fault, LimitReached."""
    faults = text_faults(title=title, summary=summary, team=team)
    use_case = _checked(facts, faults)
    version = _version_for(use_case, owner.pk)
    check_decisions(owner)
    decision = Decision(
        owner_id=owner.pk,
        title=title.strip(),
        summary=summary.strip(),
        team=team.strip(),
        is_shown_to_organisation=is_shown_to_organisation,
        facts=use_case.given(),
        is_draft=is_draft,
        price_book_id=version,
        assumptions=values_in_force(owner.pk),
    )
    fill_verdict(decision, advice_for(decision))
    decision.save()
    return decision


def change_decision(decision: Decision, change: Change, *, if_version: int | None = None) -> Decision:
    """The decision, changed and one version further. Raises Refused; StaleVersion if not at `if_version`.

    One that was accepted is kept as a revision before it becomes another, and is then proposed again.
    """
    with transaction.atomic():
        locked = Decision.objects.select_for_update().get(pk=decision.pk)
        before, was = _adoption_from(locked), copy(locked)
        _apply(locked, change)
        if if_version is not None and locked.version != if_version:
            raise StaleVersion
        _fill(locked)
        _keep_accepted(was, locked, change)
        locked.version += 1
        locked.save()
        _record(before, locked)
    return locked


def delete_decision(decision: Decision, *, if_version: int | None = None) -> None:
    """Delete it with its simulations, revisions and links; raises StaleVersion if not at `if_version`."""
    with transaction.atomic():
        locked = Decision.objects.select_for_update().get(pk=decision.pk)
        if if_version is not None and locked.version != if_version:
            raise StaleVersion
        _let_go(locked)
        locked.delete()


def duplicate_decision(decision: Decision, owner: AbstractBaseUser) -> Decision:
    """A copy that belongs to `owner`, by today's price book; raises LimitReached."""
    title = f"{decision.title[: LONGEST_TITLE - 7]} (copy)"
    return create_decision(
        owner, title=title, facts=decision.facts, summary=decision.summary, team=decision.team
    )


def _apply(decision: Decision, change: Change) -> None:
    faults = text_faults(title=change.title, summary=change.summary, team=change.team)
    faults |= _version_faults(change.price_book_version, known_versions(decision.owner_id))
    faults |= status_faults(decision, change.of_status)
    use_case = _checked(_merged(decision.facts, change.facts), faults)
    decision.price_book_id = _version_of(decision, use_case, change.price_book_version)
    decision.facts = use_case.given()
    for field in ("title", "summary", "team"):
        if (text := getattr(change, field)) is not None:
            setattr(decision, field, text.strip())
    for field in ("is_draft", "is_shown_to_organisation"):
        if (flag := getattr(change, field)) is not None:
            setattr(decision, field, flag)
    if change.assumptions is not None:
        decision.assumptions = dict(change.assumptions)
    set_status(decision, change.of_status)


def _keep_accepted(was: Decision, decision: Decision, change: Change) -> None:
    """Keep what was accepted where facts, prices or assumptions are another now; it is proposed again."""
    if was.status != Status.ACCEPTED:
        return
    if changed := _changed(was, decision):
        keep_accepted(was, changed)
        if change.status is None:
            propose_again(decision)


def _changed(was: Decision, decision: Decision) -> list[str]:
    """What of the basis is another now. A move to another place brings its prices: it is named alone."""
    is_moved = _place(was) != _place(decision)
    pairs = (
        ("facts", _facts_beside_place(was), _facts_beside_place(decision)),
        ("the place" if is_moved else "prices", was.price_book_id, decision.price_book_id),
        ("assumptions", was.assumptions, decision.assumptions),
    )
    return [name for name, before, after in pairs if before != after]


def _place(decision: Decision) -> tuple[str, str]:
    return decision.price_book.provider, decision.price_book.region


def _facts_beside_place(decision: Decision) -> dict[str, Any]:
    return {key: value for key, value in decision.facts.items() if key not in ("provider", "region")}


def _let_go(decision: Decision) -> None:
    """What it superseded, and what superseded it, will read otherwise once it is gone."""
    related = Decision.objects.filter(Q(successors=decision) | Q(supersedes=decision))
    Decision.objects.filter(pk__in=related.values("pk")).update(version=F("version") + 1)


def _merged(facts: Mapping[str, Any], changes: Any) -> Any:
    if changes is None:
        return facts
    if not isinstance(changes, Mapping):
        return changes
    merged = {**facts, **changes}
    return {key: value for key, value in merged.items() if value is not None}


def _checked(facts: Any, faults: dict[str, tuple[str, ...]]) -> UseCase:
    """The use case; raises Refused with the facts' faults and those found before."""
    try:
        use_case = parse_use_case(facts)
    except InvalidFacts as error:
        # What is wrong with the mapping as a whole stands under its own name.
        faults |= {f"facts.{key}" if key != "facts" else key: texts for key, texts in error.faults.items()}
    if faults:
        raise Refused(faults)
    return use_case


def text_faults(
    *, title: str | None = None, summary: str | None = None, team: str | None = None
) -> dict[str, tuple[str, ...]]:
    """What is wrong with a title, a summary or a team, by field; None is not looked at."""
    asked = (
        ("title", title, LONGEST_TITLE, "Give it a title."),
        ("summary", summary, LONGEST_SUMMARY, ""),
        ("team", team, LONGEST_TEAM, ""),
    )
    found = {
        field: text_fault(text, longest=longest, blank=blank)
        for field, text, longest, blank in asked
        if text is not None
    }
    return {field: (fault,) for field, fault in found.items() if fault}


def _version_for(use_case: UseCase, person_pk: int) -> str:
    """The book that holds for the person in the facts' place; raises Refused, NoPriceBook without any."""
    try:
        return current_version(use_case.provider, use_case.region, person_pk=person_pk)
    except NoPriceBook:
        if not (known := places()):
            raise
        words = ", ".join(" ".join(place) for place in known)
        text = f"There is no price book for {use_case.provider} {use_case.region}; there is one for {words}."
        raise Refused({"facts.region": (text,)}) from None


def _version_faults(asked: str | None, known: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    if asked is None or asked in known:
        return {}
    return {
        "price_book_version": (f"There is no such price book here; give one of {', '.join(known[:20])}.",)
    }


def _version_of(decision: Decision, use_case: UseCase, asked: str | None) -> str:
    """The book that is asked for, else the one it has, else, where the facts moved, that of their place."""
    place = (use_case.provider.value, use_case.region)
    if asked is not None:
        if faults := _version_faults(asked, known_versions(decision.owner_id, *place)):
            raise Refused(faults)
        return asked
    has = decision.price_book
    return has.version if (has.provider, has.region) == place else _version_for(use_case, decision.owner_id)


def _fill(decision: Decision) -> None:
    try:
        fill_verdict(decision, advice_for(decision))
    except UnknownSku as error:
        raise Refused({"price_book_version": (f"{error}; it cannot be used for this decision.",)}) from error


def _adoption_from(decision: Decision) -> Adoption:
    return Adoption(
        decision=decision,
        from_version=decision.price_book_id,
        from_assumptions=decision.assumptions,
        from_option=decision.option,
        from_headway_s=decision.headway_s,
        from_monthly_usd=decision.monthly_usd,
    )


def _record(adoption: Adoption, decision: Decision) -> None:
    """Keep that the prices or assumptions changed, with the verdict before and after."""
    before = (adoption.from_version, adoption.from_assumptions)
    if before == (decision.price_book_id, decision.assumptions):
        return
    adoption.to_version = decision.price_book_id
    adoption.to_assumptions = decision.assumptions
    adoption.to_option = decision.option
    adoption.to_headway_s = decision.headway_s
    adoption.to_monthly_usd = decision.monthly_usd
    adoption.save()
