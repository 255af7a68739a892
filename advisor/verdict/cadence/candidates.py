"""Which engines stand on the cadence curve, and among which of its headways the least is sought."""

import numpy as np

from advisor.cases import Flags
from advisor.verdict.stretch import ENGINES, PLACES
from advisor.vocabulary import OptionKey

EVENT_BY_EVENT = "event by event"


def engines_of(recommended: OptionKey) -> list[OptionKey]:
    """The engines of the curve, with the recommended option in its own stretch."""
    engines = [engine for engine, _, _ in ENGINES]
    engines[PLACES[recommended]] = recommended
    return engines


def candidates_of(is_allowed: Flags, keeps_promise: Flags, *, has_money: bool) -> Flags:
    """The headways among which the least is sought, along the last axis: those that no veto rules out.

    Where no money value is given they also keep the promise. Where none is left, all are.
    """
    allowed = is_allowed | ~is_allowed.any(axis=-1, keepdims=True)
    if has_money:
        return np.asarray(allowed)
    keeps = keeps_promise & allowed
    return np.asarray(np.where(keeps.any(axis=-1, keepdims=True), keeps, allowed))
