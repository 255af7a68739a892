"""One constant that a user may replace: what it is, what it may be and why it is there."""

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.vocabulary import Grade

OWN_DEFAULT = "default of this product, no study found"
OPINIONS = "default between published opinions (xylitytech.com, cbohm.com: 3-5 times batch), no study found"
TALENT = "default below a published opinion (xylitytech.com: talent 1.5-2 times), no study found"
BOUNDS: Mapping[str, tuple[float, float]] = {
    "share": (0.0, 1.0),
    "x": (0.0, 100.0),
    "h": (0.0, 100_000.0),
    "h/month": (0.0, 10_000.0),
    "h/year": (100.0, 8760.0),
    "1/year": (0.0, 365.0),
    "people": (0.0, 1000.0),
    "level": (0.0, 3.0),
    "systems": (0.0, 100.0),
    "days": (0.1, 36_500.0),
}
"""What a replacement may be, by unit: what can be computed with, not what is plausible."""
TIGHTER: Mapping[str, tuple[float, float]] = {
    "people.complexity": (1.0, 100.0),
    "people.complexity_low": (1.0, 100.0),
    "people.complexity_high": (1.0, 100.0),
    "reserve.catch_up_within": (0.01, 8760.0),
    "availability.own_machines": (0.01, 1.0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """Its value and plausible range in `unit`, why it is there, and where the value comes from."""

    id: str
    value: float
    low: float
    high: float
    unit: str
    why: str
    source: str = OWN_DEFAULT
    grade: Grade = Grade.DEFAULT

    @property
    def title(self) -> str:
        """What it is, as a heading."""
        return self.why[0].upper() + self.why[1:]

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and most that a replacement may be."""
        return TIGHTER.get(self.id, BOUNDS[self.unit])
