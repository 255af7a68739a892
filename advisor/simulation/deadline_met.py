"""The share of periods whose result was there by the deadline, with its interval."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from advisor.simulation.output_analysis import Interval, interval, share_interval
from advisor.simulation.piece import PieceResult
from advisor.simulation.result import DeadlineMet


def deadline_met(pieces: Iterable[PieceResult], deadline_s: float) -> DeadlineMet | None:
    """What the pieces found, put together by replication and period; None without a deadline or a close.

    The interval is the wider one of the periods' share (Wilson) and of the replications' shares (Student):
    few periods that were all in time do not make a certainty, and the periods of a replication may be alike.
    """
    lasts = _lasts(pieces)
    if deadline_s <= 0 or not lasts:
        return None
    found = [np.array(list(periods.values())) for periods in lasts.values()]
    after = np.concatenate(found)
    met = after <= deadline_s
    return DeadlineMet(
        share=_interval(int(met.sum()), met.size, [float((one <= deadline_s).mean()) for one in found]),
        periods=int(met.size),
        deadline_s=deadline_s,
        longest_s=max(float(after.max()), 0.0),
    )


def _lasts(pieces: Iterable[PieceResult]) -> dict[int, dict[int, float]]:
    """Seconds from each period's close to its last event, by replication; a period may lie in two spans."""
    lasts: dict[int, dict[int, float]] = defaultdict(dict)
    for piece in pieces:
        periods = lasts[piece.replication] if piece.closed else {}
        for number, after_s in zip(piece.closed, piece.after_close_s, strict=True):
            periods[number] = max(periods.get(number, after_s), after_s)
    return lasts


def _interval(met: int, periods: int, shares: list[float]) -> Interval:
    value = met / periods
    if len(shares) < 2:
        return Interval(value=value, low=None, high=None)
    alone, together = share_interval(met, periods), interval(value, shares)
    low = min(end for end in (alone.low, together.low) if end is not None)
    high = max(end for end in (alone.high, together.high) if end is not None)
    return Interval(value=value, low=max(low, 0.0), high=min(high, 1.0))
