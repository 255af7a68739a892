"""What a document is made from: a title, the facts, the advice and, where one ran, a simulation."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from advisor.advice.advice import Advice
from advisor.advice.promises import Promises
from advisor.advice.ranking import RankedOption
from advisor.use_case import UseCase
from advisor.verdict.cadence.band import CadenceBand


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherDecision:
    """A decision that this one took the place of, or that took its place; `address` is where it is read."""

    title: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignDocument:
    """Everything a document may say.

    `decided_on` is an ISO date, `decision_makers` are names, `simulation` is a run's result. `status` is
    a word of MADR; what superseded it stands in `superseded_by`.
    """

    title: str
    decision_id: str
    facts: UseCase
    advice: Advice
    decided_on: str
    simulation: Mapping[str, Any] | None = None
    decision_makers: tuple[str, ...] = ()
    status: str = "proposed"
    supersedes: OtherDecision | None = None
    superseded_by: tuple[OtherDecision, ...] = ()
    sureness: CadenceBand | None = None
    promises: Promises | None = None
    """How sure the cadence curve is, and what budget and team can promise: worked out for print alone."""

    @property
    def winner(self) -> RankedOption:
        """The recommended option as it was ranked."""
        wanted = self.advice.recommended.option
        return next(option for option in self.advice.ranking if option.option is wanted)

    @property
    def others(self) -> tuple[RankedOption, ...]:
        """The other options, best first."""
        wanted = self.advice.recommended.option
        return tuple(option for option in self.advice.ranking if option.option is not wanted)
