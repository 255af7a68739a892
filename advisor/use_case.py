"""The facts of a use case: the one definition behind forms, API, files, PDF and documentation."""

from typing import Any

from pydantic import ConfigDict

from advisor.estimate import Estimate
from advisor.fact import Fact, fact_of
from advisor.facts.behaviour import BehaviourFacts
from advisor.facts.correctness import CorrectnessFacts
from advisor.facts.need import TODAY, NeedFacts
from advisor.facts.place import PlaceFacts
from advisor.facts.source import SourceFacts
from advisor.facts.team import TeamFacts
from advisor.facts.value import ValueFacts
from advisor.facts.weights import WEIGHTS, WeightFacts

GROUPS = (
    NeedFacts,
    ValueFacts,
    WeightFacts,
    SourceFacts,
    BehaviourFacts,
    CorrectnessFacts,
    TeamFacts,
    PlaceFacts,
)
"""In the order in which they are asked."""


class UseCase(
    NeedFacts,
    ValueFacts,
    WeightFacts,
    SourceFacts,
    BehaviourFacts,
    CorrectnessFacts,
    TeamFacts,
    PlaceFacts,
):
    """All facts; numbers are `Estimate`s in their fact's unit. Build one with `parsing.parse_use_case`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def given(self) -> dict[str, Any]:
        """The facts that were given, in the form files and the API take."""
        dumped = self.model_dump(mode="json", include=self.model_fields_set)
        in_order = (fact.key for fact in FACTS if fact.key in dumped)
        return {
            key: sorted(dumped[key]) if isinstance(dumped[key], list) else dumped[key] for key in in_order
        }

    @property
    def assumed(self) -> tuple[str, ...]:
        """Keys of the facts left to their defaults, in the order of the definition.

        Weights that decide nothing, for money does, are not among them, nor is what runs today.
        """
        left = (fact.key for fact in FACTS if fact.key not in {*self.model_fields_set, TODAY})
        return tuple(key for key in left if key not in WEIGHTS or not self.has_money)

    @property
    def has_money(self) -> bool:
        """Whether acting at once is worth any money: then net value decides, else the weighed criteria."""
        return self.likely("value_usd_per_year") > 0

    def likely(self, key: str) -> float:
        """The likely value of a numeric fact, in its unit."""
        value: Estimate = getattr(self, key)
        return value.likely


FACTS: tuple[Fact, ...] = tuple(
    fact_of(key, field) for group in GROUPS for key, field in group.model_fields.items()
)
FACT_BY_KEY: dict[str, Fact] = {fact.key: fact for fact in FACTS}


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a use case's facts, as the API publishes it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Facts of a use case",
        "type": "object",
        "properties": {fact.key: fact.json_schema() for fact in FACTS},
        "additionalProperties": False,
    }
