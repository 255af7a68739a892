"""Where today's headway stands on the cadence curve, and what moving to its optimum would save."""

import numpy as np

from advisor.advice.cadence import CadenceToday
from advisor.quantity import show_duration, show_usd
from advisor.verdict.cadence.axis import Axis
from advisor.verdict.stretch import FIRST_S

MONTHS = 12


def today(axis: Axis, best: int, headway_s: float, near_s: tuple[float, float]) -> CadenceToday | None:
    """None where nothing runs yet, or no engine could run at that headway.

    Between two headways of the curve the total is read log-linear within one engine.
    """
    if headway_s <= 0:
        return None
    stands_s = max(headway_s, FIRST_S)
    total = axis.total_usd
    now_usd = _read(axis, total, stands_s)
    saves = MONTHS * (now_usd - float(total[best]))
    is_near = near_s[0] <= stands_s <= near_s[1]
    return CadenceToday(
        headway_s=headway_s,
        total_usd=round(now_usd, 2),
        saves_usd_per_year=round(saves, 2),
        because=_because(headway_s, saves, is_near=is_near),
    )


def _read(axis: Axis, total: np.ndarray[tuple[int], np.dtype[np.float64]], at_s: float) -> float:
    after = min(int(np.searchsorted(axis.headway_s, at_s)), axis.headway_s.size - 1)
    before = max(after - 1, 0)
    if axis.engine[before] != axis.engine[after] or before == after:
        distance = np.abs(np.log(axis.headway_s[[before, after]] / at_s))
        return float(total[before if distance[0] <= distance[1] else after])
    logs = np.log(axis.headway_s[[before, after]])
    return float(np.interp(np.log(at_s), logs, total[[before, after]]))


def _because(headway_s: float, saves: float, *, is_near: bool) -> str:
    at = show_duration(headway_s)
    if saves < 0:
        return (
            f"Today's {at} costs {show_usd(-saves)} a year less than the least here, which keeps what it "
            "does not: the promise, or a hard limit."
        )
    if saves < 1:
        return f"Today's {at} is where it costs least."
    if is_near:
        return (
            f"Today's {at} stands within 5 % of the least: moving there would save {show_usd(saves)} a year."
        )
    return f"Moving from today's {at} to the least would save {show_usd(saves)} a year."
