"""What it would be worth to know an uncertain fact before deciding: expected value of perfect information.

Of everything at once and of one fact at a time, both from the draws that the robustness makes anyway.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from advisor.advice.robustness import FactWorth, Information
from advisor.cases import Array, Cases, Indices
from advisor.verdict.basis import Basis
from advisor.verdict.standings import Standings

FEWEST = 16
"""Draws below which nothing is said."""
CLEAR = 2.0
"""Standard errors above zero from which a worth is told from nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """How much more is expected, in the payoff's unit, when something is known before deciding."""

    amount: float
    standard_error: float

    @property
    def is_clear(self) -> bool:
        """Whether the draws tell it from nothing."""
        return self.amount > CLEAR * self.standard_error


POINTS = 100.0
"""The additive value is shown in points of 100."""
NOTHING = Gain(amount=0.0, standard_error=0.0)


def payoffs(standings: Standings, basis: Basis) -> Array:
    """What each option brings in each draw, (options, draws): USD a year, or points of the additive value.

    An option that breaks a hard limit there has to be given up: it costs what it costs and keeps nothing.
    """
    given_up = -standings.yearly_usd if basis is Basis.NET_VALUE else np.zeros_like(standings.objective)
    return np.where(standings.eligible, standings.objective, given_up)


def best_on_average(payoff: Array) -> int:
    """The option with the highest expectation: what to decide when nothing more can be learned."""
    return int(payoff.sum(axis=1).argmax())


def gain_of_everything(payoff: Array) -> Gain:
    """E[max over options] - max over options of E, in the payoff's unit (Raiffa and Schlaifer 1961)."""
    if payoff.shape[1] < FEWEST:
        return NOTHING
    return _gain(payoff.max(axis=0) - payoff[best_on_average(payoff)])


def gains_of_facts(payoff: Array, drawn: Mapping[str, Array]) -> dict[str, Gain]:
    """Expected value of knowing each drawn quantity (draws,) alone; those without spread are left out.

    The draws are put in order of the quantity and cut into bins, within which it counts as known (Strong and
    Oakley 2013). In each bin one half of the draws chooses the option and the other half says what that
    brings, so that noise is never taken for worth: the estimate is low rather than high.
    """
    draws = payoff.shape[1]
    if draws < FEWEST:
        return {}
    settled = payoff[best_on_average(payoff)]
    spread = {key: values for key, values in drawn.items() if values.min() < values.max()}
    return {key: _gain_of(payoff, settled, np.argsort(v, kind="stable")) for key, v in spread.items()}


def _gain_of(payoff: Array, settled: Array, order: Indices) -> Gain:
    halves = order[0::2], order[1::2]
    first, second = (_best_in_bins(payoff[:, half], _bins(order.size)) for half in halves)
    chosen = np.concatenate(
        (second[_bin_of(halves[0].size, len(second))], first[_bin_of(halves[1].size, len(first))])
    )
    rows = np.concatenate(halves)
    return _gain(payoff[chosen, rows] - settled[rows])


def _bins(draws: int) -> int:
    """Half the root of the draws: both the width of a bin and the noise in it shrink as draws are added."""
    return max(2, int(np.sqrt(draws) / 2))


def _bin_of(size: int, bins: int) -> Indices:
    return np.asarray(np.arange(size) * bins // size)


def _best_in_bins(payoff: Array, bins: int) -> Indices:
    """Index of the option that brings most in each bin of the ordered draws, (bins,)."""
    starts = np.searchsorted(_bin_of(payoff.shape[1], bins), np.arange(bins))
    return np.asarray(np.add.reduceat(payoff, starts, axis=1).argmax(axis=0))


def _gain(more: Array) -> Gain:
    error = float(more.std(ddof=1) / np.sqrt(more.size))
    return Gain(amount=max(float(more.mean()), 0.0), standard_error=error)


def information(standings: Standings, drawn: Cases, basis: Basis) -> Information:
    """What knowing would be worth, by the standings of the `drawn` cases; worthless facts left out.

    What may be built in no draw is no choice: where all lose money, giving it up would look like the best.
    """
    scale = 1.0 if basis is Basis.NET_VALUE else POINTS
    choices = np.flatnonzero(standings.eligible.any(axis=1))
    if not choices.size:
        return _nothing(basis)
    payoff = scale * payoffs(standings, basis)[choices]
    everything, best = gain_of_everything(payoff), int(choices[best_on_average(payoff)])
    gains = gains_of_facts(payoff, drawn.columns)
    worth = [_worth(fact, gain) for fact, gain in gains.items() if gain.amount > 0]
    return Information(
        unit=_unit(basis),
        everything=everything.amount,
        standard_error=everything.standard_error,
        best_on_average=standings.options[best].key,
        facts=tuple(sorted(worth, key=lambda each: -each.amount)),
        given_up_share=float(1 - standings.eligible[best].mean()),
    )


def _nothing(basis: Basis) -> Information:
    return Information(unit=_unit(basis), everything=0.0, standard_error=0.0, best_on_average=None, facts=())


def _unit(basis: Basis) -> str:
    return "USD/year" if basis is Basis.NET_VALUE else "points"


def _worth(fact: str, gain: Gain) -> FactWorth:
    return FactWorth(
        fact=fact, amount=gain.amount, standard_error=gain.standard_error, is_clear=gain.is_clear
    )
