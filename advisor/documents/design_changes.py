"""Two designs of one decision side by side: what differs in facts, verdict, bill and blueprint."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from advisor.advice import (
    AppliedPattern,
    BillLine,
    Blueprint,
    BlueprintComponent,
    BlueprintFlow,
    PeopleLine,
    RankedOption,
)
from advisor.documents.document import DesignDocument
from advisor.documents.drawing.flow import flow_words
from advisor.documents.fact_sheet import fact_rows
from advisor.documents.wording import named, show_share
from advisor.quantity import digits, show_duration
from advisor.vocabulary import WizardStep

Item = TypeVar("Item")
NONE = "–"


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
    """A component, flow or pattern that came ("added"), went ("removed") or is another ("changed")."""

    name: str
    kind: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignChanges:
    """Everything that differs between two designs, in the order of a report."""

    finding: str
    is_moved: bool
    """Whether another option or headway is recommended."""
    facts: tuple[FactChange, ...]
    verdict: tuple[Change, ...]
    ages: tuple[Change, ...]
    infrastructure: CostChanges
    people: CostChanges
    components: tuple[PartChange, ...]
    flows: tuple[PartChange, ...]
    patterns: tuple[PartChange, ...]

    @property
    def is_alike(self) -> bool:
        """Whether nothing at all differs."""
        parts = (self.facts, self.verdict, self.ages, self.components, self.flows, self.patterns)
        lines = (*self.infrastructure.lines, *self.people.lines)
        return not any(parts) and not any(line.change_usd for line in lines)


def design_changes(before: DesignDocument, after: DesignDocument) -> DesignChanges:
    """What differs from `before` to `after`; sums of lines equal the monthly cost of each advice."""
    old, new = before.winner, after.winner
    is_moved = (old.option, old.headway_s, old.eligible) != (new.option, new.headway_s, new.eligible)
    infrastructure = _cost((_bill(old.bill), _bill(new.bill)))
    people = _cost((_hours(old.people), _hours(new.people)))
    was, now = before.advice.blueprint, after.advice.blueprint
    return DesignChanges(
        finding=_finding(old, new, is_moved=is_moved),
        is_moved=is_moved,
        facts=_facts(before, after),
        verdict=_differing(_verdict(before), _verdict(after)),
        ages=_differing(_ages(old), _ages(new)),
        infrastructure=infrastructure,
        people=people,
        components=_parts(was.components, now.components, _component_key, _component),
        flows=_parts(_numbered(was), _numbered(now), _name_of, _flow),
        patterns=_parts(_applied(was.patterns), _applied(now.patterns), _pattern_name, _pattern),
    )


def _finding(old: RankedOption, new: RankedOption, *, is_moved: bool) -> str:
    change = new.monthly_usd.total - old.monthly_usd.total
    cost = (
        f"{abs(change):,.0f} USD a month {'more' if change > 0 else 'less'}" if change else "at the same cost"
    )
    if is_moved:
        return f"{named(new)} instead of {_lowered(named(old))}, {cost}."
    return f"The verdict stays {_lowered(named(new))}, {cost}."


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _facts(before: DesignDocument, after: DesignDocument) -> tuple[FactChange, ...]:
    old = {row.key: row for row in fact_rows(before.facts)}
    changes = []
    for row in fact_rows(after.facts):
        was = old[row.key]
        texts = [each.value for each in (was, row)]
        if texts[0] == texts[1] and was.confidence != row.confidence:
            texts = [f"{each.value} ({each.confidence})" for each in (was, row)]
        if texts[0] != texts[1]:
            changes.append(
                FactChange(key=row.key, step=row.step, title=row.title, before=texts[0], after=texts[1])
            )
    return tuple(changes)


def _verdict(document: DesignDocument) -> Mapping[str, str]:
    advice, winner = document.advice, document.winner
    return {
        "Recommended": named(winner) if winner.eligible else f"none; nearest: {_lowered(named(winner))}",
        "Ahead of the next": f"{show_share(advice.margin)}{', a close call' if advice.close_call else ''}",
        "First in the draws": show_share(winner.rank_acceptability[0]),
        "Promise kept for": show_share(winner.promise_kept),
        "Net value a year": f"{winner.net_value_usd_per_year:,.0f} USD",
        "Price book": advice.price_book_version,
        "Engine": advice.engine_version,
    }


def _ages(option: RankedOption) -> Mapping[str, str]:
    age = option.freshness_s
    return {
        f"p{share}": show_duration(value) for share, value in ((50, age.p50), (95, age.p95), (99, age.p99))
    }


def _differing(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Change, ...]:
    """What is another, in the order of `after` and then of what went."""
    return tuple(
        Change(name=name, before=before.get(name, NONE), after=after.get(name, NONE))
        for name in dict.fromkeys((*after, *before))
        if before.get(name, NONE) != after.get(name, NONE)
    )


Amounts = Mapping[tuple[str, str], Decimal]


def _bill(lines: Iterable[BillLine]) -> Amounts:
    amounts: dict[tuple[str, str], Decimal] = {}
    for line in lines:
        key = (line.component, line.title)
        amounts[key] = amounts.get(key, Decimal("0.00")) + line.monthly_usd
    return amounts


def _hours(lines: Iterable[PeopleLine]) -> Amounts:
    return {("people", line.work): line.monthly_usd for line in lines}


def _cost(amounts: tuple[Amounts, Amounts]) -> CostChanges:
    old, new = amounts
    nothing = Decimal("0.00")
    lines = tuple(
        _cost_line(key, old.get(key, nothing), new.get(key, nothing)) for key in dict.fromkeys((*new, *old))
    )
    sums = sum(old.values(), nothing), sum(new.values(), nothing)
    return CostChanges(lines=lines, before_usd=sums[0], after_usd=sums[1], change_usd=sums[1] - sums[0])


def _cost_line(key: tuple[str, str], before: Decimal, after: Decimal) -> CostChange:
    component, title = key
    return CostChange(
        component=component, title=title, before_usd=before, after_usd=after, change_usd=after - before
    )


def _parts(
    before: Iterable[Item],
    after: Iterable[Item],
    key: Callable[[Item], str],
    words: Callable[[Item], Mapping[str, str]],
) -> tuple[PartChange, ...]:
    """Parts of the same key are one part; its words say what is another in it."""
    old, new = ({key(item): words(item) for item in items} for items in (before, after))
    found = []
    for name in dict.fromkeys((*new, *old)):
        if name not in old or name not in new:
            found.append(PartChange(name=name, kind="added" if name in new else "removed"))
        elif changes := _differing(old[name], new[name]):
            found.append(PartChange(name=name, kind="changed", changes=changes))
    return tuple(found)


def _component_key(component: BlueprintComponent) -> str:
    """One component replaced by another of the same task is a removal and an addition."""
    return component.title


def _component(component: BlueprintComponent) -> Mapping[str, str]:
    settings = {setting["name"]: setting["value"] for setting in component.settings}
    return {"size": component.size or NONE, **settings}


Named = tuple[str, BlueprintFlow]


def _numbered(blueprint: Blueprint) -> tuple[Named, ...]:
    """Flows by the titles of their ends; a second one between the same ends gets a number."""
    titles = {component.key: component.title for component in blueprint.components}
    counted: dict[str, int] = {}
    found = []
    for flow in blueprint.flows:
        ends = f"{titles.get(flow.source, flow.source)} → {titles.get(flow.target, flow.target)}"
        counted[ends] = counted.get(ends, 0) + 1
        found.append((ends if counted[ends] == 1 else f"{ends} ({counted[ends]})", flow))
    return tuple(found)


def _name_of(flow: Named) -> str:
    return flow[0]


def _flow(flow: Named) -> Mapping[str, str]:
    return {"carries": flow_words(flow[1])}


def _applied(patterns: Iterable[AppliedPattern]) -> tuple[AppliedPattern, ...]:
    return tuple(pattern for pattern in patterns if pattern.applies)


def _pattern_name(pattern: AppliedPattern) -> str:
    return pattern.title


def _pattern(pattern: AppliedPattern) -> Mapping[str, str]:
    values = {
        name.replace("_", " "): digits(value) if isinstance(value, float | int) else value
        for name, value in pattern.parameters.items()
    }
    return {"in short": pattern.headline, **values}
