"""What a rule says: a sentence with blanks for each situation, and the words that fill them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from advisor.evaluation import Evaluation

ALWAYS = "always"
"""The situation of a rule that says one thing."""
Told = tuple[str, Mapping[str, str]]
"""A situation, and the words for the blanks of its sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleText:
    """`says` holds a template by situation; `tells` finds situation and words in the first case."""

    says: Mapping[str, str]
    tells: Callable[[Evaluation], Told]

    def of(self, evaluation: Evaluation) -> str:
        """The sentence for the first case."""
        situation, words = self.tells(evaluation)
        return self.says[situation].format(**words)
