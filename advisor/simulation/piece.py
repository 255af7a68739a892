"""What one piece of a simulation found: counts that add up with those of the other pieces, small enough
for a row.
"""

import base64
import json
import zlib
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from advisor.cases import Array
from advisor.simulation.request import Regime
from advisor.simulation.sketch import BUCKETS


@dataclass(frozen=True, slots=True, kw_only=True)
class StationTally:
    """One station: seconds that all its events spent in it, their number, and server-seconds of measured
    work.
    """

    component: str
    label: str
    delay_s: float
    events: float
    busy_s: float
    servers: float
    """0 where the station cannot be busy."""
    server_s: float = 0.0
    """Server-seconds that there were in the span, at work or not."""
    fewest: float = 0.0
    most: float = 0.0
    """Servers that there were at a time."""
    refused: float = 0.0
    """Events that found no place and are lost."""
    outside_s: float = 0.0
    """The part of `delay_s` that events waited before there was a place for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchTally:
    """The end of one branch: measured events that came there, their ages by bucket, and its runs' work."""

    key: str
    title: str
    events: float
    followed: int
    age_sum_s: float
    buckets: tuple[int, ...]
    counts: tuple[float, ...]
    busy_s: float
    joined: float = 0.0
    """Measured events whose result the live path took from here, where they meet."""

    def sketch(self) -> Array:
        """The counts of all buckets, shape (8192,)."""
        counts = np.zeros(BUCKETS)
        counts[list(self.buckets)] = self.counts
        return counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One of equal stretches of a steady horizon: what the events born in it add to the whole.

    The ages by bucket are kept only where the stretch could still turn out to belong to the warm-up.
    """

    events: float
    age_sum_s: float
    within_promise: float
    buckets: tuple[int, ...]
    counts: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceResult:
    """Events born in the piece's span: their ages by bucket (sparse), and what else was counted."""

    replication: int
    span: int
    regime: Regime
    seconds: float
    run_in_s: float
    events: float
    followed: int
    """Events or cohorts followed, the run-in's left out."""
    age_sum_s: float
    within_promise: float
    buckets: tuple[int, ...]
    counts: tuple[float, ...]
    arrived: tuple[float, ...]
    departed: tuple[float, ...]
    stations: tuple[StationTally, ...]
    branches: tuple[BranchTally, ...]
    dropped_late: int
    duplicates: int
    counted_twice: int
    notes: tuple[str, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    """Where the load is constant: parts of the above, to be left out where they belong to the warm-up."""
    closed: tuple[int, ...] = ()
    """Numbers of the periods of which events were followed, where there is a deadline."""
    after_close_s: tuple[float, ...] = ()
    """For each of them, from its close to its last followed event's being usable."""

    def sketch(self) -> Array:
        """The counts of all buckets, shape (8192,)."""
        counts = np.zeros(BUCKETS)
        counts[list(self.buckets)] = self.counts
        return counts

    def to_bytes(self) -> bytes:
        """Compressed JSON; every number survives bit for bit."""
        return zlib.compress(json.dumps(asdict(self), separators=(",", ":")).encode())

    def to_text(self) -> str:
        """The same as `to_bytes`, in letters."""
        return base64.b85encode(self.to_bytes()).decode()

    @classmethod
    def from_text(cls, text: str) -> "PieceResult":
        """The piece that `to_text` wrote."""
        return cls.from_bytes(base64.b85decode(text))

    @classmethod
    def from_bytes(cls, data: bytes) -> "PieceResult":
        """The piece that `to_bytes` wrote."""
        fields: dict[str, Any] = json.loads(zlib.decompress(data))
        lists = {key: tuple(value) for key, value in fields.items() if isinstance(value, list)}
        stations = tuple(StationTally(**station) for station in fields["stations"])
        nested = {
            "stations": stations,
            "branches": tuple(_branch(**branch) for branch in fields["branches"]),
            "stretches": tuple(_stretch(**stretch) for stretch in fields["stretches"]),
            "regime": Regime(fields["regime"]),
        }
        return cls(**{**fields, **lists, **nested})


def _branch(buckets: list[int], counts: list[float], **others: Any) -> BranchTally:
    return BranchTally(buckets=tuple(buckets), counts=tuple(counts), **others)


def _stretch(buckets: list[int], counts: list[float], **sums: float) -> Stretch:
    return Stretch(buckets=tuple(buckets), counts=tuple(counts), **sums)
