"""What money reads of an option, beside its design: one number each, or one a row where several options stand
in the same rows, one behind the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from advisor.cases import Array, Cases, Indices
from advisor.cost.difficulty import platform_share
from advisor.cost.own_systems import own_systems
from advisor.freshness.availability import availability_share
from advisor.options import CORRECTING, Option
from advisor.vocabulary import OptionKey

Factor = Array | float
"""The same in every row, or one a row."""
HAS_ONE_TIME_PATH = frozenset({OptionKey.CONTINUOUS_MICRO_BATCH, OptionKey.EVENT_STREAMING})
"""Options whose log forgets and whose code has no batch mode: history needs a second code path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """An option for a team; what is a question is 1 for yes and 0 for no."""

    is_always_on: Factor
    is_correcting: Factor
    has_one_time_path: Factor
    exposure: Factor
    """Share of the always-on complexity that it has."""
    platform_share: Factor
    """Share of its roles that the team's platforms fill already."""
    own_systems: Factor
    availability: Factor
    """Share of time (0..1) in which results keep coming."""

    def rows(self, chosen: Indices | slice) -> "Traits":
        """The traits in some of the rows."""
        return Traits(**{name: _rows(getattr(self, name), chosen) for name in NAMES})


NAMES = tuple(field.name for field in fields(Traits))


def traits_of(option: Option, cases: Cases) -> Traits:
    """The traits of one option, the same in every case."""
    return Traits(
        is_always_on=float(option.is_always_on),
        is_correcting=float(option.key in CORRECTING),
        has_one_time_path=float(option.key in HAS_ONE_TIME_PATH),
        exposure=cases.assumptions[f"people.exposure.{option.key.value}"],
        platform_share=platform_share(option, cases),
        own_systems=own_systems(option, cases),
        availability=availability_share(option, cases),
    )


def one_behind_the_other(traits: Sequence[Traits], sizes: Sequence[int]) -> Traits:
    """The traits of several options in so many rows each."""
    if len(traits) == 1:
        return traits[0]
    table = np.array([[getattr(each, name) for each in traits] for name in NAMES])
    return Traits(**dict(zip(NAMES, np.repeat(table, sizes, axis=1), strict=True)))


def _rows(factor: Factor, chosen: Indices | slice) -> Factor:
    return factor if isinstance(factor, float) else factor[chosen]
