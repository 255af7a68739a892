"""Two designs of one decision side by side: what differs in facts, verdict, bill and blueprint."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from advisor.documents.design_outline import (
    NONE,
    CostLine,
    DesignOutline,
    Part,
    Said,
    SaidFact,
    lowered,
)
from advisor.vocabulary import WizardStep


class PartKind(StrEnum):
    """What became of a part: `resized` where its size is another, `changed` where anything else is."""

    ADDED = "added"
    REMOVED = "removed"
    RESIZED = "resized"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing in words before and after; NONE where it was not there."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """A fact whose value, or how sure somebody was of it, is another."""

    key: str
    step: WizardStep
    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CostChange:
    """One line of cost, USD a month; 0 where it was not there. `change_usd` is after less before."""

    component: str
    component_title: str
    sku: str
    title: str
    before_usd: Decimal
    after_usd: Decimal
    change_usd: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class CostChanges:
    """All lines, changed or not; their sums are the totals of the two advices."""

    lines: tuple[CostChange, ...]
    before_usd: Decimal
    after_usd: Decimal
    change_usd: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PartChange:
    """A component, flow or pattern that came, went or is another.

    Of one that came or went, `changes` says the first thing: its size, what it carries, its parameter.
    """

    name: str
    kind: PartKind
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignChanges:
    """Everything that differs between two designs, in the order of a report."""

    finding: str
    is_moved: bool
    """Whether another option or headway is recommended."""
    facts: tuple[FactChange, ...]
    verdict: tuple[Change, ...]
    why_gone: tuple[str, ...]
    """Reasons that were given before and no longer are."""
    why_new: tuple[str, ...]
    ages: tuple[Change, ...]
    assumptions: tuple[Change, ...]
    infrastructure: CostChanges
    people: CostChanges
    components: tuple[PartChange, ...]
    flows: tuple[PartChange, ...]
    patterns: tuple[PartChange, ...]
    is_alike: bool
    """Whether nothing at all differs."""


def design_changes(before: DesignOutline, after: DesignOutline) -> DesignChanges:
    """What differs from `before` to `after`; sums of lines equal the monthly cost of each advice."""
    is_moved = _standing(before) != _standing(after)
    return DesignChanges(
        finding=_finding(before, after, is_moved=is_moved),
        is_moved=is_moved,
        facts=_facts(before.facts, after.facts),
        verdict=_differing(before.verdict, after.verdict),
        why_gone=tuple(text for text in before.why if text not in after.why),
        why_new=tuple(text for text in after.why if text not in before.why),
        ages=_differing(before.ages, after.ages),
        assumptions=_differing(before.assumptions, after.assumptions, missing="as shipped"),
        infrastructure=_cost(before.infrastructure, after.infrastructure),
        people=_cost(before.people, after.people),
        components=_parts(before.components, after.components),
        flows=_parts(before.flows, after.flows),
        patterns=_parts(before.patterns, after.patterns),
        is_alike=before == after,
    )


def _standing(outline: DesignOutline) -> tuple[str, float, bool]:
    return outline.option, outline.headway_s, outline.is_allowed


def _finding(old: DesignOutline, new: DesignOutline, *, is_moved: bool) -> str:
    change = new.monthly_usd - old.monthly_usd
    cost = (
        f"{abs(change):,.0f} USD a month {'more' if change > 0 else 'less'}" if change else "at the same cost"
    )
    if not is_moved:
        return f"The verdict stays {lowered(old.named)}, {cost}."
    if old.named == new.named:
        return f"{new.named} {'may now be built' if new.is_allowed else 'now breaks a limit'}, {cost}."
    return f"{new.named} instead of {lowered(old.named)}, {cost}."


def _facts(before: Sequence[SaidFact], after: Sequence[SaidFact]) -> tuple[FactChange, ...]:
    """In the order of `after`; a fact that only one engine knows is missing in the other's words."""
    old, new = ({fact.key: fact for fact in facts} for facts in (before, after))
    changes = []
    for key in dict.fromkeys((*new, *old)):
        was, now = _fact_words(old.get(key), new.get(key))
        if was != now:
            fact = new.get(key) or old[key]
            change = FactChange(key=key, step=fact.step, title=fact.title, before=was, after=now)
            changes.append(change)
    return tuple(changes)


def _fact_words(before: SaidFact | None, after: SaidFact | None) -> tuple[str, str]:
    """The two values; where they are alike but one is surer, with how sure."""
    is_surer = before and after and before.value == after.value and before.confidence != after.confidence
    return _value(before, is_surer=bool(is_surer)), _value(after, is_surer=bool(is_surer))


def _value(fact: SaidFact | None, *, is_surer: bool) -> str:
    if fact is None:
        return NONE
    return f"{fact.value} ({fact.confidence})" if is_surer else fact.value


def _differing(before: Iterable[Said], after: Iterable[Said], *, missing: str = NONE) -> tuple[Change, ...]:
    """What is another, in the order of `after` and then of what went."""
    old, new = ({said.name: said.text for said in words} for words in (before, after))
    return tuple(
        Change(name=name, before=old.get(name, missing), after=new.get(name, missing))
        for name in dict.fromkeys((*new, *old))
        if old.get(name) != new.get(name)
    )


def _cost(before: Sequence[CostLine], after: Sequence[CostLine]) -> CostChanges:
    old, new = ({(line.component, line.sku): line for line in lines} for lines in (before, after))
    named = old | new
    lines = tuple(_cost_line(named[key], old.get(key), new.get(key)) for key in dict.fromkeys((*new, *old)))
    was, now = _total(before), _total(after)
    return CostChanges(lines=lines, before_usd=was, after_usd=now, change_usd=now - was)


def _cost_line(line: CostLine, before: CostLine | None, after: CostLine | None) -> CostChange:
    """`line` gives the names: the newer of the two."""
    was, now = (each.monthly_usd if each else Decimal("0.00") for each in (before, after))
    return CostChange(
        component=line.component,
        component_title=line.component_title,
        sku=line.sku,
        title=line.title,
        before_usd=was,
        after_usd=now,
        change_usd=now - was,
    )


def _total(lines: Iterable[CostLine]) -> Decimal:
    return sum((line.monthly_usd for line in lines), Decimal("0.00"))


def _parts(before: Iterable[Part], after: Iterable[Part]) -> tuple[PartChange, ...]:
    """Parts of the same name are one part; its words say what is another in it."""
    old, new = ({part.name: part.words for part in parts} for parts in (before, after))
    found = (_part(name, old, new) for name in dict.fromkeys((*new, *old)))
    return tuple(part for part in found if part is not None)


def _part(
    name: str, old: Mapping[str, tuple[Said, ...]], new: Mapping[str, tuple[Said, ...]]
) -> PartChange | None:
    """What became of one part; None where nothing did."""
    if name not in old or name not in new:
        kind = PartKind.ADDED if name in new else PartKind.REMOVED
        first = _differing(old.get(name, ())[:1], new.get(name, ())[:1])
        return PartChange(name=name, kind=kind, changes=tuple(one for one in first if not _is_blank(one)))
    changes = _differing(old[name], new[name])
    if not changes:
        return None
    is_resized = any(change.name == "size" for change in changes)
    return PartChange(name=name, kind=PartKind.RESIZED if is_resized else PartKind.CHANGED, changes=changes)


def _is_blank(change: Change) -> bool:
    return change.before == change.after == NONE
