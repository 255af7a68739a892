"""The way from a decision to a pipeline that runs, a step a row, for whoever plans the work: as CSV."""

import csv
import io
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from decimal import Decimal

from advisor.advice.blueprint import Blueprint, BlueprintComponent, BlueprintFlow
from advisor.documents.confirmation import checks
from advisor.documents.document import DesignDocument
from advisor.documents.drawing.levels import steps_from_source
from advisor.documents.drawing.svg import clean
from advisor.documents.fact_sheet import fact_rows, fact_title
from advisor.documents.wording import flip_sentence, show_share
from advisor.vocabulary import FlowKind, Stage

FORMULA_STARTS = ("=", "+", "-", "@")
"""A spreadsheet would compute a cell that begins with one of these (OWASP, CSV Injection)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStep:
    """One row: what to do, why, and how anybody sees that it is done."""

    step: int
    phase: str
    """measure, build, protect, confirm or revisit: the order of the work."""
    what: str
    size: str
    why: str
    done_when: str
    monthly_usd: Decimal | None
    question: str
    """The rule or question that it goes back to, where it has one."""


def improvement_plan_csv(document: DesignDocument) -> str:
    """Rows in the order of the work, comma separated with a header, lines ended as RFC 4180 has them."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([field.name for field in fields(PlanStep)])
    for step in improvement_plan(document):
        writer.writerow([_cell(value) for value in astuple(step)])
    return written.getvalue()


def improvement_plan(document: DesignDocument) -> tuple[PlanStep, ...]:
    """Measure what the verdict hinges on, build, protect with the patterns, confirm, and look again."""
    drafts = (
        *_measure(document),
        *_build(document),
        *_protect(document),
        *_confirm(document),
        *_revisit(document),
    )
    return tuple(
        PlanStep(
            step=number,
            phase=phase,
            what=what,
            size=size,
            why=why,
            done_when=done_when,
            monthly_usd=monthly_usd,
            question=question,
        )
        for number, (phase, what, size, why, done_when, monthly_usd, question) in enumerate(drafts, start=1)
    )


Draft = tuple[str, str, str, str, str, Decimal | None, str]


def _measure(document: DesignDocument) -> Iterator[Draft]:
    """Facts that nobody gave and that would flip the verdict, the one to ask first at the head."""
    advice = document.advice
    hinges = [flip.name for flip in advice.flips if flip.kind == "fact" and flip.name in advice.assumed]
    asked = [advice.next_question] if advice.next_question else []
    taken = {row.key: row.value for row in fact_rows(document.facts)}
    for fact in dict.fromkeys([*asked, *hinges]):
        flip = next((flip for flip in advice.flips if flip.name == fact), None)
        why = flip_sentence(flip) if flip else "The verdict hinges on it most."
        done = "its measured value is entered as a fact"
        yield "measure", fact_title(fact), f"taken as {taken[fact]}", why, done, None, ""


def _build(document: DesignDocument) -> Iterator[Draft]:
    """Components in the order of their data, then what runs and watches them; what exists is not built."""
    for part in _by_data(document.advice.blueprint):
        settings = ", ".join(f"{setting['name']} {setting['value']}" for setting in part.settings)
        done = f"it runs with {settings}" if settings else "it runs and its alarm was seen to fire"
        yield "build", part.title, part.size, part.why, done, part.monthly_usd, ""


def _by_data(blueprint: Blueprint) -> Iterator[BlueprintComponent]:
    """Each part behind all that it reads; of a circle, what is nearest to the source first."""
    order, steps = list(Stage), steps_from_source(blueprint.components, blueprint.flows)
    left = [part for part in blueprint.components if part.stage is not Stage.SOURCE]
    left.sort(key=lambda part: (part.stage is Stage.ORCHESTRATE, steps[part.key], order.index(part.stage)))
    while left:
        missing = {part.key for part in left}
        waiting = {flow.target for flow in blueprint.flows if flow.source in missing and _is_built_upon(flow)}
        part = next((part for part in left if part.key not in waiting), left[0])
        left.remove(part)
        yield part


def _is_built_upon(flow: BlueprintFlow) -> bool:
    return flow.kind is not FlowKind.REPAIR and flow.format != "control"


def _protect(document: DesignDocument) -> Iterator[Draft]:
    for pattern in document.advice.blueprint.patterns:
        if pattern.applies:
            done = f"a test shows it, and monitored: {'; '.join(pattern.monitor)}"
            yield "protect", pattern.title, pattern.headline, pattern.because, done, None, pattern.question


def _confirm(document: DesignDocument) -> Iterator[Draft]:
    for check in checks(document):
        yield "confirm", check.name, check.measure, f"Otherwise {check.otherwise}.", check.bound, None, ""


def _revisit(document: DesignDocument) -> Iterator[Draft]:
    share = show_share(document.winner.rank_acceptability[0])
    for flip in document.advice.flips:
        why = f"The verdict holds in {share} of the draws; this would end it."
        yield "revisit", flip_sentence(flip), "", why, "the fact is looked at each quarter", None, ""


def _cell(value: int | str | Decimal | None) -> str:
    if not isinstance(value, str):
        return "" if value is None else str(value)
    text = " ".join(clean(value).split())
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
