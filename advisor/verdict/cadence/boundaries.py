"""Where one engine of the cadence curve hands over to the next, and why just there."""

from collections.abc import Iterator, Sequence

import numpy as np

from advisor.advice.cadence import CadenceBoundary
from advisor.blueprint.partition import GRAINS_S
from advisor.options import OPTION_BY_KEY
from advisor.quantity import show_duration
from advisor.verdict.cadence.axis import Axis
from advisor.verdict.stretch import ALWAYS_ON_AT, PER_EVENT, Stretch
from advisor.vocabulary import OptionKey


def boundaries(axis: Axis, stretches: Sequence[Stretch]) -> tuple[CadenceBoundary, ...]:
    """Every place on the axis at which another engine takes over, from left to right."""
    changes = np.flatnonzero(axis.engine[1:] != axis.engine[:-1])
    return tuple(_boundary(axis, int(at), stretches) for at in changes)


def _boundary(axis: Axis, at: int, stretches: Sequence[Stretch]) -> CadenceBoundary:
    below, above = OptionKey(axis.engine[at]), OptionKey(axis.engine[at + 1])
    starts_s = float(axis.headway_s[at + 1])
    if _is_scheduled(above) and not _is_scheduled(below):
        return _scheduled_begins(below, above, starts_s, float(axis.startup_s[at + 1]), stretches)
    if _is_scheduled(below) and not _is_scheduled(above):
        because = _scheduled_ends(float(axis.headway_s[at]), starts_s)
    elif below in PER_EVENT:
        because = "Event by event there is no headway: the cost is the same all along."
    else:
        because = f"From {show_duration(starts_s)} on this is {_title(above).lower()}, by its definition."
    return CadenceBoundary(at_s=starts_s, below=below, above=above, because=because)


def _scheduled_ends(last_s: float, starts_s: float) -> str:
    """Where runs outlast their headway above it too: as a rule because a partition no longer holds one."""
    said = f"Above {show_duration(last_s)} a scheduled run outlasts its headway again"
    grain_s = next((grain for grain in GRAINS_S[:-1] if last_s <= grain < starts_s), None)
    if grain_s is None:
        return f"{said}."
    return (
        f"{said}: partitions are larger where a departure is longer than {show_duration(grain_s)}, and a run "
        "overwrites those it touches whole."
    )


def _scheduled_begins(
    below: OptionKey, above: OptionKey, starts_s: float, startup_s: float, stretches: Sequence[Stretch]
) -> CadenceBoundary:
    """At the finest grain of a schedule, or where the run time reaches the headway."""
    crossing_s = next((at for at in _crossings_s(stretches) if at <= starts_s * 1.0001), None)
    start = f"{show_duration(startup_s)} of it {'are' if startup_s >= 2 else 'is'} the start-up"
    if crossing_s is None:
        because = f"A schedule has a grain of {show_duration(starts_s)}; below it an engine stays on."
        return CadenceBoundary(at_s=starts_s, below=below, above=above, startup_s=startup_s, because=because)
    lasts = show_duration(crossing_s)
    because = (
        f"At the peak a scheduled run takes {lasts} when it departs every {lasts}, {start}: departing more "
        "often, it would not be done before the next. Below, an engine stays on."
    )
    return CadenceBoundary(
        at_s=crossing_s, below=below, above=above, run_s=crossing_s, startup_s=startup_s, because=because
    )


def _crossings_s(stretches: Sequence[Stretch]) -> Iterator[float]:
    """Headways at which the run time is the headway, longest first: between two headways of the curve
    log-linear.
    """
    scheduled = stretches[ALWAYS_ON_AT + 1 :]
    at = np.log(np.concatenate([stretch.headway_s for stretch in scheduled]))
    busy = np.log(np.concatenate([stretch.busy for stretch in scheduled]))
    for i in np.flatnonzero((busy[:-1] >= 0) & (busy[1:] < 0))[::-1]:
        share = busy[i] / (busy[i] - busy[i + 1])
        yield float(np.exp(at[i] + share * (at[i + 1] - at[i])))


def _is_scheduled(key: OptionKey) -> bool:
    return OPTION_BY_KEY[key].is_scheduled


def _title(key: OptionKey) -> str:
    return OPTION_BY_KEY[key].title
