"""Hours of people a month, by kind of work: what a batch pipeline takes, times what the design adds.

Building and learning happen once and are spread over the horizon; running, debugging and the pager only in
season.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from advisor.assumptions.replaced import Assumptions
from advisor.cases import Array, Cases, Indices, of_facts
from advisor.cost.bill import MONTHS_PER_YEAR
from advisor.cost.difficulty import difficulty
from advisor.cost.traits import Factor, Traits, traits_of
from advisor.options import Option
from advisor.vocabulary import OnCall, OptionKey

MONTH_HOURS = 730.0
MONTH_S = MONTH_HOURS * 3600
OFFICE_SHARE = 40 / 168
"""Office hours of a week."""
CLASSIC_HEADWAY_S: Mapping[OptionKey, float] = {
    OptionKey.DAILY_BATCH: 86400.0,
    OptionKey.HOURLY_BATCH: 3600.0,
    OptionKey.MICRO_BATCH: 900.0,
}
SHORTEST_S = 1e-3
"""A headway that is no shorter than any: event by event there are no runs to be run again."""
ALIVE_FROM_PER_YEAR = 4.0
"""Recomputations a year from which that path is kept equal all the time; default, grade M."""


class Work(StrEnum):
    """The kinds of work, in the order they are shown."""

    BUILD = "build"
    LEARN = "learn"
    RUN = "run"
    ON_CALL = "on_call"
    DEBUG = "debug"
    CHANGE = "change"
    MIGRATE = "migrate"
    RECOMPUTE = "recompute"


ONCE = (Work.BUILD, Work.LEARN)
SEASONAL = frozenset({Work.RUN, Work.ON_CALL, Work.DEBUG})
"""Work that rests out of season."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleCost:
    """`hours` of each kind of work in an average month of the year, each (size,).

    `once_hours` is the work done once, all of it; `hours` holds it spread over the horizon.
    """

    hours: Mapping[Work, Array]
    once_hours: Array
    usd_per_hour: Array
    hiring_premium: Array
    """Share by which an hour is dearer for streaming skill that the team lacks."""
    season_share: Array
    difficulty: Array
    code_bases: Array

    def __getitem__(self, rows: Indices | slice) -> "PeopleCost":
        """The same of some of the cases."""
        return PeopleCost(
            hours={work: hours[rows] for work, hours in self.hours.items()},
            once_hours=self.once_hours[rows],
            usd_per_hour=self.usd_per_hour[rows],
            hiring_premium=self.hiring_premium[rows],
            season_share=self.season_share[rows],
            difficulty=self.difficulty[rows],
            code_bases=self.code_bases[rows],
        )

    @property
    def hours_per_month(self) -> Array:
        """All hours of an average month."""
        return _summed(self.hours.values())

    @property
    def usd(self) -> Mapping[Work, Array]:
        """USD of an average month by kind of work."""
        return {work: hours * self.usd_per_hour for work, hours in self.hours.items()}

    @property
    def monthly_usd(self) -> Array:
        """USD of an average month, once-done work spread over the horizon."""
        return self.hours_per_month * self.usd_per_hour

    @property
    def live_hours(self) -> Mapping[Work, Array]:
        """Hours of a live month by kind of work."""
        return {
            work: hours / self.season_share if work in SEASONAL else hours
            for work, hours in self.hours.items()
        }

    @property
    def live_monthly_usd(self) -> Array:
        """USD of a live month, once-done work spread over the horizon."""
        return _summed(self.live_hours.values()) * self.usd_per_hour

    @property
    def upfront_usd(self) -> Array:
        """USD before the first result: building and learning."""
        return self.once_hours * self.usd_per_hour

    @property
    def running_usd_per_year(self) -> Array:
        """USD a year once it is built."""
        running = _summed(hours for work, hours in self.hours.items() if work not in ONCE)
        return running * self.usd_per_hour * MONTHS_PER_YEAR


def _summed(hours: Iterable[Array]) -> Array:
    first, *others = hours
    return np.asarray(sum(others, first))


def people(
    option: Option,
    cases: Cases,
    code_bases: int,
    *,
    headway_s: Array | float | None = None,
    complexity: Array | float | None = None,
    infrastructure_usd: Array | float = 0.0,
) -> PeopleCost:
    """The hours and cost of one option, each array (cases.size,).

    `headway_s` matters to scheduled options (None: the option's classic headway); `complexity` is the prior's
    factor, one or one a case (None: the assumed one); `infrastructure_usd` is the live month's bill, for a
    large one is more to look after. The constants are those of the cases' `assumptions`.
    """
    classic = CLASSIC_HEADWAY_S.get(option.key, 0.0)
    return people_of(
        traits_of(option, cases),
        cases,
        code_bases=float(code_bases),
        headway_s=classic if headway_s is None else headway_s,
        complexity=cases.assumptions["people.complexity"] if complexity is None else complexity,
        infrastructure_usd=infrastructure_usd,
    )


def people_of(
    traits: Traits,
    cases: Cases,
    *,
    code_bases: Factor,
    headway_s: Factor,
    complexity: Factor,
    infrastructure_usd: Factor,
) -> PeopleCost:
    """The same of whatever options the rows of `cases` stand for, by their traits."""
    a = cases.assumptions
    hard = difficulty(traits.exposure, traits.platform_share, cases, complexity)
    bases = kept_code_bases(traits, cases, code_bases)
    twice = 1 + a["people.second_code_base"] * (bases - 1)
    develop = (1 + (hard - 1) * a["people.development_share"]) * twice
    saved = a["people.platform_build_saving"] * traits.platform_share
    own = traits.own_systems
    build = a["people.build_hours"] * develop * (1 - saved) + a["people.own_build_hours"] * own
    learn = _learning_hours(traits, cases, a)
    run = a["people.run_hours"] * (hard + code_bases - 1) + _rerun_hours(traits, headway_s, a)
    run = run + a["people.run_hours_per_1000_usd"] * np.asarray(infrastructure_usd) / 1000
    run = run + a["people.own_run_hours"] * own
    premium = _hiring_premium(traits, cases, a)
    months, season = cases.horizon_years * MONTHS_PER_YEAR, cases.season_share
    hours = {
        Work.BUILD: build / months,
        Work.LEARN: learn / months,
        Work.RUN: run * season,
        Work.ON_CALL: _on_call_hours(traits, cases, hard, a) * season,
        Work.DEBUG: a["people.debug_hours"] * hard * twice * season,
        Work.CHANGE: _change_hours(cases) * develop,
        Work.MIGRATE: _migration_hours(a) * hard * code_bases,
        Work.RECOMPUTE: _recompute_hours(traits, cases, hard, a),
    }
    return PeopleCost(
        hours=hours,
        once_hours=build + learn,
        usd_per_hour=cases.engineer_usd_per_year / a["people.working_hours"] * (1 + premium),
        hiring_premium=premium,
        season_share=season,
        difficulty=hard,
        code_bases=bases,
    )


def kept_code_bases(traits: Traits, cases: Cases, code_bases: Factor) -> Array:
    """How many versions of the logic are kept equal, (cases.size,).

    A history recomputed every quarter or more often keeps a one-time path alive; less often, a part of it.
    """
    alive = np.minimum(cases.reprocess_per_year / ALIVE_FROM_PER_YEAR, 1.0)
    return np.asarray(code_bases + traits.has_one_time_path * alive)


def _learning_hours(traits: Traits, cases: Cases, a: Assumptions) -> Array:
    """Hours until enough people know streaming; none for scheduled runs."""
    missing = traits.is_always_on * _missing_skill(cases)
    return np.asarray(a["people.learning_people"] * a["people.learning_hours"] * missing)


@of_facts
def _missing_skill(cases: Cases) -> Array:
    """Levels of streaming skill that the team lacks, (cases.size,)."""
    return np.maximum(cases.assumptions["people.skilled_level"] - cases.streaming_skill, 0.0)


def _hiring_premium(traits: Traits, cases: Cases, a: Assumptions) -> Array:
    """Share by which an hour is dearer: people who know streaming, as far as the team lacks them."""
    if a["people.skilled_level"] == 0:
        return np.zeros(cases.size)
    missing = traits.is_always_on * _missing_skill(cases)
    return np.asarray(a["people.hiring_premium"] * missing / a["people.skilled_level"])


def _rerun_hours(traits: Traits, headway_s: Factor, a: Assumptions) -> Array:
    """Hours a month of running failed runs again: the shorter the headway, the more runs to watch."""
    is_scheduled = 1.0 - traits.is_always_on
    departs_s = np.maximum(np.asarray(headway_s), SHORTEST_S)
    return np.asarray(
        is_scheduled * (MONTH_S / departs_s * a["people.rerun_share"] * a["people.rerun_hours"])
    )


def _on_call_hours(traits: Traits, cases: Cases, hard: Array, a: Assumptions) -> Array:
    """Hours a month with the pager; a scheduled run waits for the office."""
    standby = a["people.standby_share"] * MONTH_HOURS * (1 - OFFICE_SHARE)
    if cases.facts.on_call == OnCall.AROUND_THE_CLOCK:
        standby *= a["people.standing_rota_share"]
    paged = a["people.page_hours"] * hard + a["people.own_page_hours"] * traits.own_systems
    return np.asarray(traits.is_always_on * (paged + standby))


@of_facts
def _change_hours(cases: Cases) -> Array:
    """Hours a month of changes in a batch pipeline: the logic's and the schema's."""
    a = cases.assumptions
    each = (
        a["people.schema_change_hours"] * (1 - cases.breaking_share)
        + a["people.breaking_change_hours"] * cases.breaking_share
    )
    return np.asarray(a["people.change_hours"] + cases.schema_changes_per_year * each / MONTHS_PER_YEAR)


def _migration_hours(a: Assumptions) -> float:
    """Hours a month of moving a batch to new versions of engine and platform."""
    return a["people.migration_hours"] * a["people.migrations_per_year"] / MONTHS_PER_YEAR


def _recompute_hours(traits: Traits, cases: Cases, hard: Array, a: Assumptions) -> Array:
    """Hours a month of recomputing history: harder where it must be replayed through the live engine."""
    factor = np.where(traits.is_correcting, 1.0, hard)
    return np.asarray(a["people.recomputation_hours"] * factor * cases.reprocess_per_year / MONTHS_PER_YEAR)
