"""One option at one headway in every case: its design, the age of its results, what it costs and earns."""

from dataclasses import dataclass

import numpy as np

from advisor.blueprint.compose import compose
from advisor.cases import Array, Cases
from advisor.cost.bill import infrastructure
from advisor.cost.people import PeopleCost, people
from advisor.cost.price_book import PriceBook
from advisor.cost.value import published_correctness, value_usd_per_year
from advisor.design import Design
from advisor.freshness.age import Age
from advisor.freshness.availability import availability
from advisor.freshness.predict import Prediction, predict
from advisor.freshness.spread import Spread
from advisor.options import Option

MISS_LIMIT = 1.25
"""A quarter later is nearly the same need; beyond it the promise is out of reach. A ramp lies between."""
HALVINGS = 4
"""Halvings of the ramp before the chord: the fit is good to a hundredth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Everything that is predicted of one option; arrays of shape (cases.size,)."""

    option: Option
    cases: Cases
    headway_s: Array
    design: Design
    prediction: Prediction
    people: PeopleCost
    infrastructure_monthly_usd: Array
    infrastructure_yearly_usd: Array
    replay_usd: Array
    replay_s: Array
    promise_kept: Array
    """Share of events (0..1) that are usable within the freshness asked for."""
    promise_fit: Array
    """1 where the promise holds, 0 where it is out of reach, a ramp between."""
    availability: Array
    correctness: Array
    """Share of published figures (0..1) that is right when published, beyond the tolerance."""
    value_usd_per_year: Array
    """Value kept at the predicted age, while it runs and as far as it is right."""

    @property
    def monthly_usd(self) -> Array:
        """Infrastructure and people in a live month."""
        return self.infrastructure_monthly_usd + self.people.live_monthly_usd

    @property
    def yearly_usd(self) -> Array:
        """Infrastructure and people in a year, out of season included."""
        return np.asarray(self.infrastructure_yearly_usd + 12 * self.people.monthly_usd)

    @property
    def net_value_usd_per_year(self) -> Array:
        """Value kept less all cost."""
        return self.value_usd_per_year - self.yearly_usd


def evaluate(
    option: Option,
    cases: Cases,
    book: PriceBook,
    *,
    headway_s: Array,
    complexity: Array | float,
    describe: bool = False,
) -> Evaluation:
    """Evaluate an option at `headway_s` (cases.size,), with the complexity prior's factor for always-on
    designs.

    `describe` writes the texts of the first case's design.
    """
    design = compose(option, cases, headway_s, describe=describe)
    prediction = predict(design, cases)
    bill = infrastructure(design, book, cases)
    spread = prediction.age.spread()
    kept = spread.share_below(cases.freshness_s)
    fit = promise_fit(prediction.age, kept, cases)
    answering, right = availability(option, cases), published_correctness(option, cases)
    return Evaluation(
        option=option,
        cases=cases,
        headway_s=headway_s,
        design=design,
        prediction=prediction,
        people=people(
            option,
            cases,
            design.code_bases,
            headway_s=headway_s,
            complexity=complexity,
            infrastructure_usd=bill.monthly_usd,
        ),
        infrastructure_monthly_usd=bill.monthly_usd,
        infrastructure_yearly_usd=bill.yearly_usd,
        replay_usd=bill.recomputation_usd,
        replay_s=replay_s(design, cases),
        promise_kept=kept,
        promise_fit=fit,
        availability=answering,
        correctness=right,
        value_usd_per_year=value_usd_per_year(prediction.age, cases) * right * answering,
    )


def promise_fit(age: Age, kept: Array, cases: Cases) -> Array:
    """How well the promised share of events meets the freshness: 1 within it, 0 beyond MISS_LIMIT times it.

    Log-linear between: around a threshold a ramp, not a cliff, for 59 s and 61 s are the same need. `kept` is
    the share of events within the freshness.
    """
    asked = cases.freshness_percentile / 100
    fit = np.where(kept >= asked, 1.0, 0.0)
    missed = np.flatnonzero(fit < 1)
    if missed.size:
        spread = age.rows(missed).spread()
        missed_by = _missed_by(spread, kept[missed], asked[missed], cases.freshness_s[missed])
        fit[missed] = 1 - np.log2(missed_by) / np.log2(MISS_LIMIT)
    return fit


def _missed_by(spread: Spread, kept: Array, asked: Array, freshness_s: Array) -> Array:
    """The multiple (1..MISS_LIMIT) of the freshness within which the share asked for lies: halving, then a
    chord.
    """
    low, high = np.ones_like(asked), np.full_like(asked, MISS_LIMIT)
    share_low, share_high = kept, spread.share_below(high * freshness_s)
    if not (share_high >= asked).any():
        return high
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        share = spread.share_below(middle * freshness_s)
        below = share < asked
        low, share_low = np.where(below, middle, low), np.where(below, share, share_low)
        high, share_high = np.where(below, high, middle), np.where(below, share_high, share)
    rise = np.maximum(share_high - share_low, 1e-12)
    return np.asarray(low + (high - low) * np.clip((asked - share_low) / rise, 0.0, 1.0))


def replay_s(design: Design, cases: Cases) -> Array:
    """Time to recompute all of history once, seconds; 0 without history."""
    start = design.replay.startup_s if design.replay.startup_s is not None else 0.0
    lasts = cases.history_events / np.maximum(design.replay.events_per_s, 1e-300)
    return np.asarray(np.where(cases.history_events > 0, lasts + start, 0.0))
