"""The seed's three questions, answered at once: latency, complexity against value, actionability.

It is the layer people know by heart. It stands beside the other two, never inside them, and may disagree
with them. Each question is a rule: what it reads, and what it says by its outcome.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from advisor.advice.advice import Because, QuickMatrix
from advisor.quantity import show_duration, show_usd
from advisor.use_case import UseCase
from advisor.vocabulary import Actor, ValueArises

STREAMING_BELOW_S = 60.0
BATCH_FROM_S = 3600.0
RAMP = 1.25
"""Within this factor of a threshold the answer says that it stands at the edge."""
STREAMING, MICRO_BATCH, BATCH = "streaming", "micro_batch", "batch"
SPEED = (BATCH, MICRO_BATCH, STREAMING)


class Outcome(StrEnum):
    """What a question may come to."""

    STREAMING = "streaming"
    MICRO_BATCH = "micro_batch"
    BATCH = "batch"
    OPEN = "open"
    PAYS = "pays"
    DOES_NOT_PAY = "does_not_pay"
    MACHINE = "machine"
    LIVE = "live"
    REPORT = "report"
    LOOKS_OFTEN = "looks_often"
    LOOKS_RARELY = "looks_rarely"
    AS_ASKED = "as_asked"
    LOWERED = "lowered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the questions are asked of: the facts, what the best always-on design costs and keeps a year
    beyond the best scheduled one, and what the questions before came to.
    """

    use_case: UseCase
    extra_usd: float
    extra_value_usd: float
    answers: Mapping[str, Outcome] = field(default_factory=dict)


Answer = tuple[Outcome, Mapping[str, str]]
"""What a question comes to, and the words for the blanks of its sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Says:
    """The fact that decided, and the sentence with blanks."""

    fact: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickRule:
    """A question of the matrix: what it reads, what it comes to, and what it says by that."""

    id: str
    question: str
    facts: tuple[str, ...]
    answer: Callable[[Asked], Answer]
    says: Mapping[Outcome, Says]

    def because(self, outcome: Outcome, words: Mapping[str, str]) -> Because:
        """The sentence of an outcome, its blanks filled."""
        says = self.says[outcome]
        return Because(question=self.question, fact=says.fact, text=says.text.format(**words))


def quick_matrix(
    use_case: UseCase, extra_usd_per_year: float, extra_value_usd_per_year: float
) -> QuickMatrix:
    """The quick answer; the amounts are what the best always-on design costs and keeps beyond the best
    scheduled.

    It is what latency asks for, a step lower for each of the other questions that speaks against it.
    """
    answers: dict[str, Outcome] = {}
    because = []
    for rule in QUICK_RULES:
        asked = Asked(
            use_case=use_case,
            extra_usd=extra_usd_per_year,
            extra_value_usd=extra_value_usd_per_year,
            answers=answers,
        )
        answers[rule.id], words = rule.answer(asked)
        because.append(rule.because(answers[rule.id], words))
    return QuickMatrix(answer=_lowered(use_case, answers), because=tuple(because))


def _latency(asked: Asked) -> Answer:
    freshness_s = asked.use_case.likely("freshness_s")
    words = {"asked": show_duration(freshness_s), "edge": _edge(freshness_s)}
    if freshness_s < STREAMING_BELOW_S:
        return Outcome.STREAMING, words
    return Outcome.MICRO_BATCH if freshness_s < BATCH_FROM_S else Outcome.BATCH, words


def _edge(freshness_s: float) -> str:
    """What is said in addition near a threshold."""
    for edge_s in (STREAMING_BELOW_S, BATCH_FROM_S):
        if edge_s / RAMP < freshness_s < edge_s * RAMP:
            return f" That is at the edge of {show_duration(edge_s)}; the ranking below does not jump there."
    return ""


def _value(asked: Asked) -> Answer:
    words = {"keeps": _difference(asked.extra_value_usd), "costs": _difference(asked.extra_usd)}
    if not asked.use_case.has_money:
        return Outcome.OPEN, words
    return Outcome.PAYS if asked.extra_value_usd > asked.extra_usd else Outcome.DOES_NOT_PAY, words


def _difference(usd: float) -> str:
    return f"{show_usd(abs(usd))} a year {'more' if usd >= 0 else 'less'}"


def _action(asked: Asked) -> Answer:
    use_case = asked.use_case
    looks_s = use_case.likely("viewing_interval_s")
    words = {"looks": show_duration(looks_s)}
    if use_case.actor is Actor.MACHINE:
        return Outcome.MACHINE, words
    if use_case.value_arises is ValueArises.WHILE_LIVE:
        return Outcome.LIVE, words
    if use_case.actor is Actor.REPORT:
        return Outcome.REPORT, words
    often = looks_s <= use_case.likely("freshness_s") * 2
    return Outcome.LOOKS_OFTEN if often else Outcome.LOOKS_RARELY, words


def _together(asked: Asked) -> Answer:
    latency, answer = asked.answers[LATENCY.id], _lowered(asked.use_case, asked.answers)
    words = {"asked": latency.replace("_", "-"), "answer": answer.replace("_", "-")}
    return Outcome.AS_ASKED if answer == latency else Outcome.LOWERED, words


def _lowered(use_case: UseCase, answers: Mapping[str, Outcome]) -> str:
    """What latency asks for, a step lower for each of the other two that speaks against it."""
    latency = answers[LATENCY.id]
    level = SPEED.index(latency)
    if latency is Outcome.STREAMING and answers[COMPLEXITY_AGAINST_VALUE.id] is Outcome.DOES_NOT_PAY:
        level -= 1
    if answers[ACTIONABILITY.id] in TOO_LATE_TO_ACT:
        level -= 1
    return BATCH if use_case.actor is Actor.REPORT else SPEED[max(level, 0)]


_GOING_ALWAYS_ON = "Going always-on keeps {keeps} and costs {costs}: it "
LATENCY = QuickRule(
    id="latency",
    question="Q1",
    facts=("freshness_s",),
    answer=_latency,
    says={
        Outcome.STREAMING: Says(
            fact="freshness_s",
            text="Results are needed within {asked}, less than a minute: streaming.{edge}",
        ),
        Outcome.MICRO_BATCH: Says(
            fact="freshness_s",
            text="Results may be {asked} old: minutes are enough for micro-batches.{edge}",
        ),
        Outcome.BATCH: Says(
            fact="freshness_s", text="Results may be {asked} old: scheduled batch is fine.{edge}"
        ),
    },
)
COMPLEXITY_AGAINST_VALUE = QuickRule(
    id="complexity_against_value",
    question="Q1",
    facts=("value_usd_per_year",),
    answer=_value,
    says={
        Outcome.OPEN: Says(
            fact="value_usd_per_year",
            text="No money value is given, so this question stays open and lowers nothing.",
        ),
        Outcome.PAYS: Says(fact="value_usd_per_year", text=_GOING_ALWAYS_ON + "pays."),
        Outcome.DOES_NOT_PAY: Says(fact="value_usd_per_year", text=_GOING_ALWAYS_ON + "does not pay."),
    },
)
ACTIONABILITY = QuickRule(
    id="actionability",
    question="Q1",
    facts=("actor", "value_arises", "viewing_interval_s", "freshness_s"),
    answer=_action,
    says={
        Outcome.MACHINE: Says(fact="actor", text="A machine acts on each result at once."),
        Outcome.LIVE: Says(fact="value_arises", text="Being live is the value, though nobody acts."),
        Outcome.REPORT: Says(fact="actor", text="The result goes into a report; nobody acts at once."),
        Outcome.LOOKS_OFTEN: Says(
            fact="viewing_interval_s", text="A person looks every {looks}: often enough to act."
        ),
        Outcome.LOOKS_RARELY: Says(
            fact="viewing_interval_s", text="A person looks every {looks}: too rarely to act in time."
        ),
    },
)
TOGETHER = QuickRule(
    id="together",
    question="Q1",
    facts=("freshness_s", "actor"),
    answer=_together,
    says={
        Outcome.AS_ASKED: Says(fact="freshness_s", text="Together: {answer}, as latency asks."),
        Outcome.LOWERED: Says(
            fact="freshness_s",
            text="Together: latency asks for {asked}, the other two answers lower it to {answer}.",
        ),
    },
)
QUICK_RULES = (LATENCY, COMPLEXITY_AGAINST_VALUE, ACTIONABILITY, TOGETHER)
TOO_LATE_TO_ACT = frozenset({Outcome.REPORT, Outcome.LOOKS_RARELY})
