"""The shape of an advice: everything a page, a document or a tool may show, as data with its workings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from advisor.advice_returns import Growth, Returns
from advisor.vocabulary import Grade, OptionClass, OptionKey, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """One reason: the seed question or rule it comes from, the fact it read, and the sentence."""

    question: str
    fact: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickMatrix:
    """The answer of the three quick questions, with what each said."""

    answer: str
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommended:
    """The option to build, and its headway in seconds."""

    option: OptionKey
    cls: OptionClass
    headway_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Veto:
    """A hard reason against an option, with the facts and the number that fired it."""

    rule: str
    question: str
    facts: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeSummary:
    """Age of a result when it becomes usable, seconds."""

    mean: float
    p50: float
    p95: float
    p99: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeCurve:
    """The distribution behind the summary: at each `share` of events (0..1) the age in seconds."""

    share: tuple[float, ...]
    age_s: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyCost:
    """USD in a live month; `total` is the sum of the other two."""

    infrastructure: Decimal
    people: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionScore:
    """One criterion of the additive value: weight and score in 0..1."""

    criterion: str
    title: str
    weight: float
    score: float
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WinsIf:
    """One fact whose change alone would make this option win."""

    fact: str
    from_: float | str
    to: float | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """How a shown number came about: formula in words, its inputs and the formula's source."""

    name: str
    formula: str
    inputs: Mapping[str, float | str]
    value: float
    unit: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleLine:
    """Hours of people a month for one kind of work, with the constants' source and grade."""

    work: str
    hours_per_month: float
    monthly_usd: Decimal
    because: str
    source: str
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class BillLine:
    """One line of the bill of materials, in a live month."""

    component: str
    sku: str
    title: str
    quantity: float
    unit: str
    unit_usd: Decimal
    """The price of the first tier reached by the quantity; `monthly_usd` sums the tiers."""
    monthly_usd: Decimal
    bound_by: str
    source: str
    as_of: str
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedOption:
    """One option with everything that speaks for and against it."""

    option: OptionKey
    title: str
    cls: OptionClass
    headway_s: float
    eligible: bool
    score: float
    rank_acceptability: tuple[float, ...]
    """Share of the draws in which it ranks first, second, ... eighth; empty without draws."""
    central_weights: tuple[float, ...]
    """Mean of the drawn weights of the criteria, in their order, that make it first; empty where none do or
    money decides.
    """
    vetoes: tuple[Veto, ...]
    freshness_s: AgeSummary
    age_curve: AgeCurve
    promise_kept: float
    monthly_usd: MonthlyCost
    value_usd_per_year: Decimal
    net_value_usd_per_year: Decimal
    npv_usd: Decimal
    payback_months: float | None
    """None where the investment is never paid back within the horizon, or no money value is given."""
    criteria: tuple[CriterionScore, ...]
    catch_up_s_after_1h_outage: float | None
    """None where the design has no reserve to catch up with."""
    replay_history_s: float | None
    replay_usd: Decimal
    utilisation_at_peak: float
    why_not: str
    would_win_if: tuple[WinsIf, ...]
    bill: tuple[BillLine, ...]
    people: tuple[PeopleLine, ...]
    workings: tuple[Working, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """The smallest change of one fact or weight that changes the verdict."""

    kind: str
    name: str
    from_: float | str
    to: float | str
    new_option: OptionKey


@dataclass(frozen=True, slots=True, kw_only=True)
class FactWorth:
    """What knowing one uncertain fact exactly, before deciding, is expected to be worth."""

    fact: str
    amount: float
    standard_error: float
    is_clear: bool
    """Whether the draws tell it from nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Information:
    """What knowing would be worth: everything at once, and each uncertain fact alone, most first."""

    unit: str
    """"USD/year" where money decides, else "points" of the additive value, which runs from 0 to 100."""
    everything: float
    standard_error: float
    best_on_average: OptionKey | None
    """What to decide if nothing more can be learned; it may differ from the recommendation, which is made at
    the likely values. None without draws.
    """
    facts: tuple[FactWorth, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlipMap:
    """The winner over two facts: a row for each of `y_values`, in it one for each of `x_values`."""

    x: str
    y: str
    x_values: tuple[float, ...]
    y_values: tuple[float, ...]
    x_today: float
    y_today: float
    options: tuple[tuple[OptionKey | None, ...], ...]
    """None where nothing may be built."""
    close_calls: tuple[tuple[bool, ...], ...]
    """Whether the winner is less than a tenth ahead there."""
    finding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondMethod:
    """The criteria put together another way, and what other candidates have to do with the winner."""

    method: str
    order: tuple[OptionKey, ...]
    """The options that may be built, best first."""
    additive_order: tuple[OptionKey, ...]
    agrees: bool
    """Whether both put the same option first."""
    agreement: float
    """Kendall's tau of the two orders: 1 the same, -1 reversed."""
    reversed_without: tuple[OptionKey, ...]
    """Options that do not win by the additive value, and without which another would."""
    finding: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class BlueprintComponent:
    """A component of the drawn design, with its share of cost and latency."""

    key: str
    title: str
    stage: Stage
    service: str
    why: str
    facts: tuple[str, ...]
    size: str
    monthly_usd: Decimal
    latency_s: float
    """Its share of the mean age of a result."""
    settings: tuple[Mapping[str, str], ...]
    failure: str
    carries_events_per_s: float | None = None
    """Events/s at the peak that it carries as it is sized; None where the load does not size it."""
    carries_until: str = ""
    """The constraint that stops more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlueprintFlow:
    """What goes from one component to another, at the mean load."""

    source: str
    target: str
    format: str
    guarantee: str
    events_per_s: float
    mb_per_s: float
    retention_s: float | None
    is_live: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeOff:
    """A pattern's trade-off: y over x, with the chosen x, for a small chart and its table."""

    x_title: str
    y_title: str
    x: tuple[float, ...]
    y: tuple[float, ...]
    chosen_x: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliedPattern:
    """A pattern with its parameters for this use case; `headline` says the main one ("look back 3 days")."""

    pattern: str
    question: str
    title: str
    applies: bool
    headline: str
    parameters: Mapping[str, float | str]
    because: str
    derivation: str
    code: str
    code_language: str
    monitor: tuple[str, ...]
    fails_when: str
    trade_off: TradeOff | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    """The reference architecture of the recommended option."""

    provider: str
    region: str
    components: tuple[BlueprintComponent, ...]
    flows: tuple[BlueprintFlow, ...]
    patterns: tuple[AppliedPattern, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """The whole answer. `bill` is the recommended option's; sums in it equal `monthly_usd` of that option."""

    engine_version: str
    price_book_version: str
    recommended: Recommended
    headline: str
    """The verdict in one sentence."""
    close_call: bool
    margin: float
    margin_interval: tuple[float, ...]
    """5th and 95th percentile of the margin over the draws, below 0 where another leads; empty without
    draws.
    """
    basis: str
    """"net_value" where money decides, "criteria" where no money value is given."""
    why: tuple[Because, ...]
    quick_matrix: QuickMatrix
    ranking: tuple[RankedOption, ...]
    flips: tuple[Flip, ...]
    information: Information
    second_method: SecondMethod
    bill: tuple[BillLine, ...]
    cadence_curve: CadenceCurve
    blueprint: Blueprint
    draws: int
    seed: int
    warnings: tuple[str, ...]
    assumed: tuple[str, ...]
    next_question: str | None
    """The fact most worth knowing; where the draws show none, the unsure one whose flip is nearest."""
    own_assumptions: Mapping[str, float] = field(default_factory=dict)
    """The constants of people, failures and reserves that somebody replaced, by identifier."""
    returns: Returns | None = None
    growth: Growth | None = None
