"""The decision record, in the sections and the order of MADR 4.0 (adr.github.io/madr)."""

import re
from collections.abc import Iterable

import yaml

from advisor.advice.ranking import CriterionScore, RankedOption
from advisor.documents.confirmation import checks
from advisor.documents.document import DesignDocument, OtherDecision
from advisor.documents.drawing.svg import clean
from advisor.documents.fact_sheet import fact_rows, fact_title, show_value_of
from advisor.documents.wording import (
    cost_sentence,
    flip_sentence,
    margin_sentence,
    named,
    predicted_age,
    promise,
    proposed,
    show_share,
)
from advisor.documents.worth_knowing import worth_finding
from advisor.options import OPTION_BY_KEY
from advisor.quantity import show_usd
from advisor.vocabulary import WizardStep

GOOD_FROM, BAD_BELOW = 0.66, 0.33


def record_md(document: DesignDocument) -> str:
    """The record as Markdown with YAML front matter."""
    sections = (
        _front_matter(document),
        f"# {_chosen(document)} for {_safe(document.title)}",
        *_section("## Context and Problem Statement", _context(document)),
        *_section("## Decision Drivers", _drivers(document)),
        *_section("## Considered Options", _bullets(_named(option) for option in document.advice.ranking)),
        *_section("## Decision Outcome", _outcome(document)),
        *_section("### Consequences", _consequences(document)),
        *_section("### Confirmation", _confirmation(document)),
        "## Pros and Cons of the Options",
        *(part for option in document.advice.ranking for part in _pros_and_cons(option)),
        *_section("## More Information", _more(document)),
    )
    return "\n\n".join(sections) + "\n"


def _front_matter(document: DesignDocument) -> str:
    fields = {
        "status": _status(document),
        "date": document.decided_on[:10],
        "decision-makers": [clean(name) for name in document.decision_makers] or ["not named"],
    }
    shown = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{shown}---"


def _status(document: DesignDocument) -> str:
    """As MADR writes it; superseded names its successors, each a link."""
    if not document.superseded_by:
        return clean(document.status)
    return f"superseded by {' and '.join(_link(other) for other in document.superseded_by)}"


def _link(other: OtherDecision) -> str:
    return f"[{_safe(other.title)}]({other.address})"


def _chosen(document: DesignDocument) -> str:
    return _safe(proposed(document.winner))


def _context(document: DesignDocument) -> str:
    needs = [row for row in fact_rows(document.facts) if row.step is WizardStep.NEED and not row.is_assumed]
    answers = _bullets(f"{row.title} **{_safe(row.value)}**" for row in needs)
    return (
        f"{_safe(document.title)} needs {promise(document.facts)}. How often should its pipeline depart, "
        f"and as which design, so that this holds at the least cost in money and effort?\n\n{answers}"
    )


def _drivers(document: DesignDocument) -> str:
    weighted = (f"{_safe(item.title)}, weight {show_share(item.weight)}" for item in document.winner.criteria)
    basis = (
        "Net value a year decides: value kept at the predicted age, less infrastructure and people."
        if document.advice.basis == "net_value"
        else "No money value is given, so the weighted criteria decide."
    )
    return _bullets((basis, *weighted))


def _named(option: RankedOption) -> str:
    shown = _safe(named(option))
    return shown if option.eligible else f"{shown} (ruled out)"


def _outcome(document: DesignDocument) -> str:
    reasons = _bullets(f"{_safe(reason.text)} ({reason.question})" for reason in document.advice.why)
    if not document.winner.eligible:
        broken = _bullets(f"{_safe(veto.text)} ({veto.question})" for veto in document.winner.vetoes)
        return (
            f"{_chosen(document)}. None is chosen. The nearest breaks\n\n{broken}\n\n"
            f"What speaks for it:\n\n{reasons}\n\n{margin_sentence(document)}"
        )
    return f"Chosen option: “{_chosen(document)}”, because\n\n{reasons}\n\n{margin_sentence(document)}"


def _consequences(document: DesignDocument) -> str:
    winner = document.winner
    hours = sum(line.hours_per_month for line in winner.people)
    kept = show_share(winner.promise_kept)
    weak = [item for item in winner.criteria if item.score < GOOD_FROM]
    lines = (
        f"Good, because {predicted_age(winner)}; the promise is kept for {kept} of events.",
        f"Neutral, because it costs {cost_sentence(winner)}, {hours:.0f} hours a month.",
        *(_scored(item) for item in weak),
        *(f"Bad, because {_lower(text)}" for text in document.advice.warnings),
    )
    return _bullets(lines)


def _confirmation(document: DesignDocument) -> str:
    rows = (
        f"**{check.name}**: {check.bound}. Measure {check.measure}. Otherwise {check.otherwise}."
        for check in checks(document)
    )
    alarms = (
        f"**Alarm** ({pattern.question}): {_safe(text)}."
        for pattern in document.advice.blueprint.patterns
        if pattern.applies
        for text in pattern.monitor
    )
    return "The decision is confirmed while these hold:\n\n" + _bullets((*rows, *alarms))


def _pros_and_cons(option: RankedOption) -> tuple[str, ...]:
    about = OPTION_BY_KEY[option.option].summary
    summary = f"{about} {_capital(predicted_age(option))}. It costs {cost_sentence(option)}."
    scored = (_scored(item) for item in option.criteria)
    vetoes = (f"Bad, because {_lower(veto.text)} ({veto.question}, veto)" for veto in option.vetoes)
    wins = (
        f"It would win if “{fact_title(win.fact)}” went from {_safe(show_value_of(win.fact, win.from_))} "
        f"to {_safe(show_value_of(win.fact, win.to))}."
        for win in option.would_win_if
    )
    return f"### {_named(option)}", summary, _bullets((*scored, *vetoes, *wins))


def _scored(item: CriterionScore) -> str:
    score = f"{100 * item.score:.0f} of 100"
    return f"{_verdict(item.score)}, because {_lower(item.title)[:-1]} scores {score}: {_safe(item.because)}"


def _verdict(score: float) -> str:
    if score >= GOOD_FROM:
        return "Good"
    return "Neutral" if score >= BAD_BELOW else "Bad"


def _more(document: DesignDocument) -> str:
    advice = document.advice
    assumed = ", ".join(fact_title(key).rstrip("?") for key in advice.assumed) or "nothing"
    earlier = document.supersedes
    paragraphs = [f"Supersedes {_link(earlier)}."] if earlier else []
    paragraphs += [_flips(document), f"Left to defaults: {_safe(assumed)}."]
    if advice.next_question:
        first = _safe(fact_title(advice.next_question))
        paragraphs.append(f"To be measured first: {first} {_safe(worth_finding(advice))}")
    return "\n\n".join([*paragraphs, _value(document), _provenance(document)])


def _value(document: DesignDocument) -> str:
    winner = document.winner
    kept, net = show_usd(winner.value_usd_per_year), show_usd(winner.net_value_usd_per_year)
    return f"Value kept: {kept} a year; net value {net} a year; net present value {show_usd(winner.npv_usd)}."


def _provenance(document: DesignDocument) -> str:
    advice = document.advice
    return (
        f"Computed with engine {_safe(advice.engine_version)}, price book {_safe(advice.price_book_version)} "
        f"and {advice.draws:,} draws from seed {advice.seed}. Decision {_safe(document.decision_id)}."
    )


def _flips(document: DesignDocument) -> str:
    flips = document.advice.flips
    if not flips:
        return (
            "No single change of a fact within tenfold of where it stands, or of a weight, was found to "
            "change the verdict."
        )
    return "What would change the verdict:\n\n" + _bullets(_safe(flip_sentence(flip)) for flip in flips)


def _section(heading: str, body: str) -> tuple[str, str]:
    return heading, body


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"* {line}" for line in lines)


def _safe(text: str) -> str:
    """Text that Markdown shows as it was typed, on one line."""
    return re.sub(r"([\\`*_\[\]<>#|~!])", r"\\\1", " ".join(clean(text).split()))


def _lower(text: str) -> str:
    """A sentence as the end of another: its first letter small unless it is a name, no full stop doubled."""
    is_word = len(text) > 1 and text[1].islower()
    return _safe(text[:1].lower() + text[1:] if is_word else text).rstrip(".") + "."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
