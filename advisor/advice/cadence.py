"""The part of an advice that shows what each headway costs and keeps."""

from dataclasses import dataclass

from advisor.vocabulary import OptionKey


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceBoundary:
    """Where one engine of the cadence curve hands over to the next."""

    at_s: float
    below: OptionKey
    above: OptionKey
    because: str
    run_s: float | None = None
    """Where scheduled runs end because they outlast their headway: the run time at the peak there."""
    startup_s: float | None = None
    """The part of it before the first record is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceStep:
    """A jump of the total from one headway to the next, though the same engine runs."""

    at_s: float
    change_usd: float
    """USD a month, towards the longer headway."""
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SquareRootRule:
    """The headway of least cost if every run cost the same and every second of age lost the same."""

    headway_s: float
    run_usd: float
    loss_usd_per_s_per_s: float
    """USD lost per second of age in each second of live time."""
    from_s: float
    to_s: float
    """The headways between which both slopes are taken."""
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceToday:
    """Today's headway on the curve; moving to the optimum `saves_usd_per_year`, below 0 if it is dearer."""

    headway_s: float
    total_usd: float
    saves_usd_per_year: float
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceCurve:
    """USD a month over headways; `engine` is what runs at each, `optimum_s` the headway of least total."""

    headway_s: tuple[float, ...]
    infrastructure_usd: tuple[float, ...]
    people_usd: tuple[float, ...]
    delay_usd: tuple[float, ...]
    total_usd: tuple[float, ...]
    engine: tuple[str, ...]
    optimum_s: float
    optimum: str
    """The optimum in words: a headway, or "event by event" where nothing departs."""
    recommended_s: float
    finding: str
    """The chart's title: what the curve says, in one sentence."""
    is_allowed: tuple[bool, ...] = ()
    """Whether no veto stands against the engine at that headway."""
    near_s: tuple[float, ...] = ()
    """From where to where the total stays within 5 % of the optimum's."""
    boundaries: tuple[CadenceBoundary, ...] = ()
    steps: tuple[CadenceStep, ...] = ()
    rule: SquareRootRule | None = None
    today: CadenceToday | None = None
