"""What is predicted of options in numbers, and of one option in full: its design, the age of its results,
what it costs and earns.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from advisor.blueprint.components import source
from advisor.blueprint.compose import compose
from advisor.blueprint.lateness import mean_lateness_s
from advisor.blueprint.replay import history_replayed_s
from advisor.cases import Array, Cases, Flags
from advisor.cost.bill import Infrastructure, Used, infrastructure_of, used
from advisor.cost.people import PeopleCost, people_of
from advisor.cost.price_book import PriceBook
from advisor.cost.returns import Money
from advisor.cost.traits import Factor, Traits, one_behind_the_other, traits_of
from advisor.cost.value import published_correctness, value_usd_per_year
from advisor.design import Design
from advisor.freshness.after_close import after_close_s
from advisor.freshness.age import Age, ages_behind
from advisor.freshness.predict import Prediction, predict
from advisor.options import Option
from advisor.promise_fit import MISS_LIMIT, promise_fit

NUMBERS = (
    "headway_s",
    "utilisation_at_peak",
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
"""What of a forecast is one number a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """Everything that is predicted in numbers; arrays of shape (cases.size,).

    Where several options are compared, each has rows of its own, one option behind the other: the formulas
    run once for all of them.
    """

    cases: Cases
    traits: Traits
    code_bases: Factor
    """How often the logic is written."""
    guarantees: Flags | bool
    """Whether the delivery asked for can be reached from end to end."""
    age: Age
    people: PeopleCost
    headway_s: Array
    utilisation_at_peak: Array
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
    """Share of published figures (0..1) that is right when somebody acts on them, beyond the tolerance."""
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
    def money(self) -> Money:
        """What the options cost and keep, as an investment sees it."""
        return Money(
            upfront_usd=self.people.upfront_usd,
            value_usd_per_year=self.value_usd_per_year,
            infrastructure_usd_per_year=self.infrastructure_yearly_usd,
            people_usd_per_year=self.people.running_usd_per_year,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation(Forecast):
    """The forecast of one option with the design and the stations that it came from."""

    option: Option
    design: Design
    prediction: Prediction
    row: int = 0
    """The first case's row in the design, which may be sized for others too."""

    @property
    def after_close_s(self) -> Array:
        """Time from a period's close to its usable result."""
        return _after_close_s(self.option, self.prediction, self.cases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One option, designed for its cases; what the formulas for all options begin with."""

    option: Option
    cases: Cases
    design: Design
    prediction: Prediction

    def told(self, forecast: Forecast, place: int, row: int, case: Cases) -> Evaluation:
        """One row by itself: `row` of the entry, `place` in the forecast. `case` is that row's."""
        rows, prediction = np.array([place]), self.prediction.of_case(row)
        return Evaluation(
            option=self.option,
            cases=case,
            traits=forecast.traits.rows(rows),
            code_bases=self.design.code_bases,
            guarantees=case.facts.delivery in self.design.guarantee,
            age=prediction.age,
            people=forecast.people[rows],
            design=self.design,
            prediction=prediction,
            row=row,
            **{name: getattr(forecast, name)[rows] for name in NUMBERS},
        )


def enter(option: Option, cases: Cases, headway_s: Array) -> Entry:
    """The option at `headway_s` (cases.size,). The design has no texts."""
    design = compose(option, cases, headway_s, describe=False)
    return Entry(option=option, cases=cases, design=design, prediction=predict(design, cases))


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
    entry = enter(option, cases, headway_s)
    found = forecast((entry,), cases, book, complexity)
    known: dict[str, Any] = {field.name: getattr(found, field.name) for field in fields(Forecast)}
    return Evaluation(option=option, design=entry.design, prediction=entry.prediction, **known)


def forecast(entries: Sequence[Entry], cases: Cases, book: PriceBook, complexity: Array | float) -> Forecast:
    """Everything in numbers; `cases` are those of all entries, one behind the other."""
    sizes = [entry.cases.size for entry in entries]
    designs, predictions = [each.design for each in entries], [each.prediction for each in entries]
    traits = one_behind_the_other([traits_of(each.option, each.cases) for each in entries], sizes)
    code_bases = _in_rows([design.code_bases for design in designs], sizes)
    age = ages_behind([prediction.age for prediction in predictions])
    headway_s = _joined([design.headway_s for design in designs])
    bill = _bill(designs, sizes, book, cases)
    cost = people_of(
        traits,
        cases,
        code_bases=code_bases,
        headway_s=headway_s,
        complexity=complexity,
        infrastructure_usd=bill.monthly_usd,
    )
    right = published_correctness(age, cases, mean_lateness_s(cases))
    answering = np.broadcast_to(traits.availability, (cases.size,))
    yearly_usd = bill.yearly_usd + 12 * cost.monthly_usd
    value = value_usd_per_year(age, cases) * right * answering
    spread = age.spread()
    kept = spread.share_below(cases.freshness_s)
    return Forecast(
        cases=cases,
        traits=traits,
        code_bases=code_bases,
        guarantees=_guarantees(entries, sizes),
        age=age,
        people=cost,
        headway_s=headway_s,
        utilisation_at_peak=_joined([prediction.utilisation_at_peak for prediction in predictions]),
        infrastructure_monthly_usd=bill.monthly_usd,
        infrastructure_yearly_usd=bill.yearly_usd,
        replay_usd=bill.recomputation_usd,
        replay_s=_joined([history_replayed_s(each.design.replay, each.cases) for each in entries]),
        promise_kept=kept,
        promise_fit=promise_fit(age, spread, kept, cases),
        deadline_taken=_joined([_deadline_taken(entry) for entry in entries]),
        availability=answering,
        correctness=right,
        value_usd_per_year=value,
        monthly_usd=bill.monthly_usd + cost.live_monthly_usd,
        yearly_usd=yearly_usd,
        net_value_usd_per_year=value - yearly_usd,
    )


def _bill(designs: Sequence[Design], sizes: Sequence[int], book: PriceBook, cases: Cases) -> Infrastructure:
    parts = [used(design, book, size) for design, size in zip(designs, sizes, strict=True)]
    if len(parts) == 1:
        return infrastructure_of(parts[0], cases)
    return infrastructure_of(Used(*(np.concatenate(column) for column in zip(*parts, strict=True))), cases)


def _guarantees(entries: Sequence[Entry], sizes: Sequence[int]) -> Flags:
    reached = [entry.cases.facts.delivery in entry.design.guarantee for entry in entries]
    return np.repeat(np.array(reached), sizes)


def _in_rows(numbers: Sequence[float], sizes: Sequence[int]) -> Factor:
    """One number an option, in each of its rows."""
    return float(numbers[0]) if len(numbers) == 1 else np.repeat(np.array(numbers, dtype=np.float64), sizes)


def _joined(parts: Sequence[Array]) -> Array:
    return parts[0] if len(parts) == 1 else np.concatenate(parts)


def _deadline_taken(entry: Entry) -> Array:
    """Time from a period's close to its result, over what the deadline allows; 0 where the deadline is 0."""
    cases = entry.cases
    is_asked = cases.deadline_s > 0
    if not is_asked.any():
        return np.zeros(cases.size)
    allowed = np.where(is_asked, cases.deadline_s, 1.0)
    return np.where(is_asked, _after_close_s(entry.option, entry.prediction, cases) / allowed, 0.0)


def _after_close_s(option: Option, prediction: Prediction, cases: Cases) -> Array:
    return after_close_s(prediction, cases, source=source.KEY, departs_at_close=option.is_scheduled)
