"""One option at one headway in every case: its design, the age of its results, what it costs and earns."""

from dataclasses import dataclass

import numpy as np

from advisor.blueprint.components import source
from advisor.blueprint.compose import compose
from advisor.blueprint.replay import history_replayed_s
from advisor.cases import Array, Cases
from advisor.cost.bill import infrastructure
from advisor.cost.people import PeopleCost, people
from advisor.cost.price_book import PriceBook
from advisor.cost.returns import Money
from advisor.cost.value import published_correctness, value_usd_per_year
from advisor.design import Design
from advisor.freshness.after_close import after_close_s
from advisor.freshness.age import Age
from advisor.freshness.availability import availability
from advisor.freshness.predict import Prediction, predict
from advisor.freshness.spread import Spread
from advisor.options import Option

MISS_LIMIT = 1.25
"""A quarter later is nearly the same need; beyond it the promise is out of reach. A ramp lies between."""
HALVINGS = 4
"""Halvings of the ramp before the chord: the fit is good to a hundredth."""
NUMBERS = (
    "infrastructure_monthly_usd",
    "infrastructure_yearly_usd",
    "replay_usd",
    "replay_s",
    "promise_kept",
    "promise_fit",
    "deadline_taken",
    "availability",
    "correctness",
    "value_usd_per_year",
    "monthly_usd",
    "yearly_usd",
    "net_value_usd_per_year",
)
"""What of an evaluation is one number a case."""


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
    deadline_taken: Array
    """Time from a period's close to its result over the time that the deadline allows; 0 without one."""
    availability: Array
    correctness: Array
    """Share of published figures (0..1) that is right when published, beyond the tolerance."""
    value_usd_per_year: Array
    """Value kept at the predicted age, while it runs and as far as it is right."""
    monthly_usd: Array
    """Infrastructure and people in a live month."""
    yearly_usd: Array
    """Infrastructure and people in a year, out of season included."""
    net_value_usd_per_year: Array
    """Value kept less all cost."""

    @property
    def deadline_fit(self) -> Array:
        """1 where a day's result is there by the deadline, 0 beyond MISS_LIMIT times it, a ramp between."""
        if not self.deadline_taken.any():
            return np.ones(self.cases.size)
        fit = 1 - np.log2(np.maximum(self.deadline_taken, 1.0)) / np.log2(MISS_LIMIT)
        return np.asarray(np.maximum(fit, 0.0))

    @property
    def need_fit(self) -> Array:
        """How well promise and deadline are met: the lesser of the two."""
        return np.minimum(self.promise_fit, self.deadline_fit)

    @property
    def after_close_s(self) -> Array:
        """Time from a period's close to its usable result."""
        return _after_close_s(self.option, self.prediction, self.cases)

    def alone(self, row: int, case: Cases) -> "Evaluation":
        """One row by itself: its numbers, with the design and the stations of `case`, which is that row's."""
        at = self.headway_s[[row]]
        design = compose(self.option, case, at, describe=False)
        return Evaluation(
            option=self.option,
            cases=case,
            headway_s=at,
            design=design,
            prediction=predict(design, case),
            people=self.people[[row]],
            **{name: getattr(self, name)[[row]] for name in NUMBERS},
        )

    @property
    def money(self) -> Money:
        """What the option costs and keeps, as an investment sees it."""
        return Money(
            upfront_usd=self.people.upfront_usd,
            value_usd_per_year=self.value_usd_per_year,
            infrastructure_usd_per_year=self.infrastructure_yearly_usd,
            people_usd_per_year=self.people.running_usd_per_year,
        )


def evaluate(
    option: Option,
    cases: Cases,
    book: PriceBook,
    *,
    headway_s: Array,
    complexity: Array | float,
) -> Evaluation:
    """Evaluate an option at `headway_s` (cases.size,), with the complexity prior's factor for always-on
    designs. The design has no texts.
    """
    design = compose(option, cases, headway_s, describe=False)
    prediction = predict(design, cases)
    bill = infrastructure(design, book, cases)
    spread = prediction.age.spread()
    kept = spread.share_below(cases.freshness_s)
    answering, right = availability(option, cases), published_correctness(option, cases)
    cost = people(
        option,
        cases,
        design.code_bases,
        headway_s=headway_s,
        complexity=complexity,
        infrastructure_usd=bill.monthly_usd,
    )
    yearly_usd = bill.yearly_usd + 12 * cost.monthly_usd
    value = value_usd_per_year(prediction.age, cases) * right * answering
    return Evaluation(
        option=option,
        cases=cases,
        headway_s=headway_s,
        design=design,
        prediction=prediction,
        people=cost,
        infrastructure_monthly_usd=bill.monthly_usd,
        infrastructure_yearly_usd=bill.yearly_usd,
        replay_usd=bill.recomputation_usd,
        replay_s=history_replayed_s(design.replay, cases),
        promise_kept=kept,
        promise_fit=promise_fit(prediction.age, spread, kept, cases),
        deadline_taken=deadline_taken(option, prediction, cases),
        availability=answering,
        correctness=right,
        value_usd_per_year=value,
        monthly_usd=bill.monthly_usd + cost.live_monthly_usd,
        yearly_usd=yearly_usd,
        net_value_usd_per_year=value - yearly_usd,
    )


def promise_fit(age: Age, spread: Spread, kept: Array, cases: Cases) -> Array:
    """How well the promised share of events meets the freshness: 1 within it, 0 beyond MISS_LIMIT times it.

    Log-linear between: around a threshold a ramp, not a cliff, for 59 s and 61 s are the same need. `spread`
    is the age's, `kept` the share of events within the freshness.
    """
    asked = cases.freshness_percentile / 100
    is_missed = kept < asked
    fit = np.where(is_missed, 0.0, 1.0)
    if is_missed.any():
        at_limit = spread.share_below(MISS_LIMIT * cases.freshness_s)
        on_ramp = np.flatnonzero(is_missed & (at_limit >= asked))
        if on_ramp.size:
            missed_by = _missed_by(
                age.rows(on_ramp).spread(),
                (kept[on_ramp], at_limit[on_ramp]),
                asked[on_ramp],
                cases.freshness_s[on_ramp],
            )
            fit[on_ramp] = 1 - np.log2(missed_by) / np.log2(MISS_LIMIT)
    return fit


def deadline_taken(option: Option, prediction: Prediction, cases: Cases) -> Array:
    """Time from a period's close to its result, over what the deadline allows; 0 where the deadline is 0."""
    is_asked = cases.deadline_s > 0
    if not is_asked.any():
        return np.zeros(cases.size)
    allowed = np.where(is_asked, cases.deadline_s, 1.0)
    return np.where(is_asked, _after_close_s(option, prediction, cases) / allowed, 0.0)


def _after_close_s(option: Option, prediction: Prediction, cases: Cases) -> Array:
    return after_close_s(prediction, cases, source=source.KEY, departs_at_close=option.is_scheduled)


def _missed_by(spread: Spread, shares: tuple[Array, Array], asked: Array, freshness_s: Array) -> Array:
    """The multiple (1..MISS_LIMIT) of the freshness within which the share asked for lies: halving, then a
    chord. `shares` lie within the freshness and within MISS_LIMIT times it.
    """
    low, high = np.ones_like(asked), np.full_like(asked, MISS_LIMIT)
    share_low, share_high = shares
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        share = spread.share_below(middle * freshness_s)
        below = share < asked
        low, share_low = np.where(below, middle, low), np.where(below, share, share_low)
        high, share_high = np.where(below, high, middle), np.where(below, share_high, share)
    rise = np.maximum(share_high - share_low, 1e-12)
    return np.asarray(low + (high - low) * np.minimum(np.maximum((asked - share_low) / rise, 0.0), 1.0))
