"""One setting of the measured pipeline, and what a run of it recorded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from advisor.cases import Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Poisson arrivals of `rate_per_s` for `duration_s`; `trigger_s` 0 commits every event on its own.

    `is_for_fit` says on which side of the halves it stands.
    """

    rate_per_s: float
    trigger_s: float
    duration_s: float
    is_for_fit: bool
    seed: int

    @property
    def title(self) -> str:
        """In words."""
        how = f"every {self.trigger_s:g} s" if self.trigger_s else "per event"
        return f"{how}, {self.rate_per_s:,.0f} events/s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Seconds on one clock, an entry an event, in the order of arrival: when it was sent, when the consumer
    began the work it was part of, and when it could be seen.
    """

    setting: Setting
    sent_s: Array
    began_s: Array
    seen_s: Array
    producer_late_s: float = 0.0
    """99th percentile of how late the producer itself was, which knows nothing of the consumer."""

    @property
    def latency_s(self) -> Array:
        """From sent to seen."""
        return self.seen_s - self.sent_s

    def steady(self, warm_up_s: float) -> "Run":
        """The events sent after the warm-up, and of runs on a timetable a whole number of periods."""
        trigger_s, left_s = self.setting.trigger_s, self.setting.duration_s - warm_up_s
        whole_s = int(left_s / trigger_s + 1e-9) * trigger_s if trigger_s else left_s
        age_s = self.sent_s - self.sent_s[0] - warm_up_s
        kept = (age_s >= 0.0) & (age_s < whole_s)
        return self._of(self.sent_s[kept], self.began_s[kept], self.seen_s[kept])

    def and_then(self, other: "Run") -> "Run":
        """This run and a later one of the same setting in one."""
        pairs = ((self.sent_s, other.sent_s), (self.began_s, other.began_s), (self.seen_s, other.seen_s))
        whole = self._of(*map(np.concatenate, pairs))
        return replace(whole, producer_late_s=max(self.producer_late_s, other.producer_late_s))

    def _of(self, sent_s: Array, began_s: Array, seen_s: Array) -> "Run":
        return replace(self, sent_s=sent_s, began_s=began_s, seen_s=seen_s)


def run_of(setting: Setting, records: Sequence[Sequence[int]], producer_late_s: float = 0.0) -> Run:
    """A run from nanoseconds (sent, began, seen) of every event."""
    sent_s, began_s, seen_s = np.asarray(records, dtype=np.float64).T / 1e9
    return Run(
        setting=setting, sent_s=sent_s, began_s=began_s, seen_s=seen_s, producer_late_s=producer_late_s
    )
