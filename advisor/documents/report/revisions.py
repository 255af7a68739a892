"""What the comparison of two states says, as plain data for its template."""

from collections.abc import Iterable
from typing import Any

from advisor.documents.design_changes import CostChange, CostChanges, DesignChanges, PartChange
from advisor.documents.palette import TOKENS, class_token
from advisor.documents.report.printable import printable, running_title, titled
from advisor.documents.revision_comparison import RevisionComparison, State

MINUS = "\N{MINUS SIGN}"


def comparison_content(comparison: RevisionComparison) -> dict[str, Any]:
    """The template's input: mappings, lists and strings; what a person typed is never markup."""
    changes = comparison.changes
    sections = {
        "meta": _meta(comparison),
        "sides": [_side("Before", comparison.before), _side("After", comparison.after)],
        "is_alike": changes.is_alike,
        "facts": [(each.title, each.before, each.after) for each in changes.facts],
        "verdict": _rows(changes.verdict),
        "why_gone": changes.why_gone,
        "why_new": changes.why_new,
        "ages": [(f"{each.name[1:]} % usable within", each.before, each.after) for each in changes.ages],
        "assumptions": _rows(changes.assumptions),
        "costs": _costs(changes),
        "parts": [
            {"title": title, "rows": [_part(part) for part in parts]}
            for title, parts in (
                ("Components", changes.components),
                ("Flows", changes.flows),
                ("Patterns", changes.patterns),
            )
        ],
    }
    return {key: printable(value) for key, value in sections.items()}


def signed(change: CostChange | CostChanges) -> str:
    """ "+12.00", "−3.40" or "0.00", in USD."""
    amount = change.change_usd
    sign = "" if not amount else "+" if amount > 0 else MINUS
    return f"{sign}{abs(amount):,.2f}"


def _meta(comparison: RevisionComparison) -> dict[str, Any]:
    before, after = comparison.before, comparison.after
    title = titled(comparison.title)
    return {
        "title": title,
        "running_title": running_title(title),
        "headline": comparison.changes.finding,
        "option": "What changed",
        "class_colour": TOKENS[class_token(after.outline.cls) if after.outline.is_allowed else "fault"][0],
        "colours": {token: light for token, (light, _) in TOKENS.items()},
        "date": max(before.on, after.on),
        "status_word": after.status,
        "makers": after.by,
        "decision_id": comparison.decision_id,
    }


def _side(title: str, state: State) -> dict[str, str]:
    said = {each.name: each.text for each in state.outline.verdict}
    return {
        "title": title,
        "label": state.label,
        "note": state.note,
        "kept": f"{state.on}, {state.by}",
        "status": state.status,
        "option": said["Recommended"],
        "monthly": f"{state.outline.monthly_usd:,.2f} USD a month",
        "computed": f"engine {said['Engine']}, price book {said['Price book']}",
    }


def _rows(changes: Iterable[Any]) -> list[tuple[str, str, str]]:
    return [(each.name, each.before, each.after) for each in changes]


def _costs(changes: DesignChanges) -> dict[str, Any]:
    infrastructure, people = changes.infrastructure, changes.people
    change = infrastructure.change_usd + people.change_usd
    sign = "" if not change else "+" if change > 0 else MINUS
    return {
        "groups": [_cost("Infrastructure", infrastructure), _cost("People", people, is_named=False)],
        "total": (
            f"{infrastructure.before_usd + people.before_usd:,.2f}",
            f"{infrastructure.after_usd + people.after_usd:,.2f}",
            f"{sign}{abs(change):,.2f}",
        ),
    }


def _cost(title: str, costs: CostChanges, *, is_named: bool = True) -> dict[str, Any]:
    """Lines and sums; without `is_named` the lines stand for no component."""
    return {
        "title": title,
        "lines": [
            {
                "component": line.component_title if is_named else "",
                "title": line.title,
                "before": f"{line.before_usd:,.2f}",
                "after": f"{line.after_usd:,.2f}",
                "change": signed(line),
                "is_changed": bool(line.change_usd),
            }
            for line in costs.lines
        ],
        "sums": (f"{costs.before_usd:,.2f}", f"{costs.after_usd:,.2f}", signed(costs)),
    }


def _part(part: PartChange) -> dict[str, Any]:
    return {"name": part.name, "kind": part.kind.value, "changes": _rows(part.changes)}
