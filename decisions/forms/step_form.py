"""The form of one wizard step, generated from the facts: it keeps what was typed and gathers every fault."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from advisor.fact import Fact
from advisor.parsing import InvalidFacts, parse_use_case
from advisor.use_case import FACTS
from advisor.vocabulary import WizardStep
from decisions.forms.typed_fact import TypedFact, as_given, as_typed, read_typed, show_given

UNIT_WORDS = {
    "USD/year": "USD a year",
    "USD/month": "USD a month",
    "x": "times the mean",
    "%": "% of events",
    "1/year": "times a year",
    "years": "years",
    "weeks": "weeks",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FactField:
    """One fact on the page: what is typed, what it was understood as, and what is wrong with it."""

    fact: Fact
    typed: TypedFact
    faults: tuple[str, ...] = ()
    given: Any = None
    assumed: Any = None
    """What is taken where nothing is answered: the default, or what the other answers lead to."""

    @property
    def key(self) -> str:
        """The fact's name."""
        return self.fact.key

    @property
    def unit_words(self) -> str:
        """What stands beside the input; blank where the unit is typed with the number."""
        return UNIT_WORDS.get(self.fact.unit, "")

    @property
    def note(self) -> str:
        """What is taken for the fact as things stand; nothing where it is faulty."""
        if self.faults:
            return ""
        if self.typed.is_blank:
            return f"Assumed: {show_given(self.fact, self.assumed)}"
        return f"Taken as {show_given(self.fact, self.given)}"


class StepForm:
    """Bound to posted data, or to the stored facts with the unreadable answers (`kept`) laid over them."""

    step: ClassVar[WizardStep]
    title: ClassVar[str]
    question: ClassVar[str]
    do_not_call_in_templates: ClassVar[bool] = True
    """Templates list the classes for their titles; Django would make instances of them."""

    def __init__(self, fields: Iterable[FactField], other_faults: Mapping[str, tuple[str, ...]]) -> None:
        self.fields = tuple(fields)
        self.other_faults = dict(other_faults)

    @classmethod
    def facts(cls) -> tuple[Fact, ...]:
        """What this step asks, in the order of the definition."""
        return tuple(fact for fact in FACTS if fact.step == cls.step)

    @classmethod
    def posted(cls, data: Any, stored: Mapping[str, Any]) -> "StepForm":
        """From a posted form; `stored` are the decision's facts, of which other steps' are kept."""
        return cls._checked({fact.key: read_typed(fact, data) for fact in cls.facts()}, stored)

    @classmethod
    def from_stored(
        cls, stored: Mapping[str, Any], kept: Mapping[str, Mapping[str, Any]] | None = None
    ) -> "StepForm":
        """From stored facts, and from answers that could not be stored as they were typed."""
        typed = {fact.key: _stored_typed(fact, stored) for fact in cls.facts()}
        again = {key: _kept_typed(answer) for key, answer in (kept or {}).items() if key in typed}
        return cls._checked(typed | again, stored)

    @classmethod
    def _checked(cls, typed: Mapping[str, TypedFact], stored: Mapping[str, Any]) -> "StepForm":
        given, faults = _read(cls.facts(), typed)
        elsewhere = {key: value for key, value in stored.items() if key not in typed}
        crossing = _cross_faults(elsewhere | given, frozenset(faults))
        assumed = _in_force(elsewhere | given)
        faults |= {key: texts for key, texts in crossing.items() if key in typed}
        fields = (
            FactField(
                fact=fact,
                typed=typed[fact.key],
                faults=faults.get(fact.key, ()),
                given=given.get(fact.key),
                assumed=assumed.get(fact.key, fact.default),
            )
            for fact in cls.facts()
        )
        return cls(fields, {key: texts for key, texts in crossing.items() if key not in typed})

    def __iter__(self) -> Iterator[FactField]:
        return iter(self.fields)

    @property
    def faulty(self) -> tuple[FactField, ...]:
        """The fields whose answers cannot be used."""
        return tuple(field for field in self.fields if field.faults)

    @property
    def is_valid(self) -> bool:
        """Everything that is typed can be stored."""
        return not self.faulty and not self.other_faults

    def merged_into(self, stored: Mapping[str, Any]) -> dict[str, Any]:
        """The decision's facts with this step's readable answers; what is blank or unreadable is left out.

        Answers that contradict another step's cannot be stored beside it: the facts then stay as they were.
        """
        if self.other_faults:
            return dict(stored)
        mine = {field.key for field in self.fields}
        kept = {key: value for key, value in stored.items() if key not in mine}
        read = {f.key: f.given for f in self.fields if f.given is not None and not f.faults}
        return kept | read

    def unreadable(self) -> dict[str, dict[str, Any]]:
        """The answers that cannot be stored, as they were typed, to be shown again."""
        unstored = self.fields if self.other_faults else self.faulty
        return {field.key: asdict(field.typed) for field in unstored if not field.typed.is_blank}


def _read(
    facts: Iterable[Fact], typed: Mapping[str, TypedFact]
) -> tuple[dict[str, Any], dict[str, tuple[str, ...]]]:
    given: dict[str, Any] = {}
    faults: dict[str, tuple[str, ...]] = {}
    for fact in facts:
        if typed[fact.key].is_blank:
            continue
        try:
            given[fact.key] = as_given(fact, typed[fact.key])
        except ValueError as fault:
            faults[fact.key] = (str(fault),)
    return given, faults


def _cross_faults(facts: Mapping[str, Any], already: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Faults between facts; one that only says a faulty answer is missing would say it twice."""
    try:
        parse_use_case(facts)
    except InvalidFacts as invalid:
        return {key: texts for key, texts in invalid.faults.items() if not already}
    return {}


def _in_force(facts: Mapping[str, Any]) -> Mapping[str, Any]:
    """The facts with what they bring with them: a provider its region. As they are where they are faulty."""
    try:
        return parse_use_case(facts).given()
    except InvalidFacts:
        return facts


def _stored_typed(fact: Fact, stored: Mapping[str, Any]) -> TypedFact:
    return as_typed(fact, stored[fact.key]) if fact.key in stored else TypedFact()


def _kept_typed(answer: Mapping[str, Any]) -> TypedFact:
    return TypedFact(**{**answer, "values": tuple(answer.get("values", ()))})
