"""What runs today against what is advised: faster than pays, slower, or right, and the money at stake."""

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.options import OPTION_BY_KEY
from advisor.portfolio.answer import Triage
from advisor.portfolio.member import Today
from advisor.quantity import show_usd
from advisor.verdict.basis import Basis
from advisor.verdict.reasons import phrase
from advisor.verdict.standings import CLOSE_CALL
from advisor.verdict.vetoes import RULES
from advisor.verdicts import QuickVerdict
from advisor.vocabulary import OptionKey

VETOED: Mapping[str, Triage] = {
    "source_slower_than_headway": Triage.OVER_ENGINEERED,
    "nobody_acts_in_time": Triage.OVER_ENGINEERED,
    "no_pager_around_the_clock": Triage.OVER_ENGINEERED,
    "over_budget": Triage.OVER_ENGINEERED,
    "promise_out_of_reach": Triage.UNDER_SERVED,
    "deadline_missed": Triage.UNDER_SERVED,
    "overloaded_at_the_peak": Triage.UNDER_SERVED,
    "guarantee_not_reachable": Triage.UNDER_SERVED,
    "replay_exceeds_repair": Triage.UNDER_SERVED,
}
"""What a hard reason against today's design says of it; one that serves too little comes first."""

TITLES = {rule.id: rule.title for rule in RULES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """What runs today, evaluated on the same facts, in numbers that are not rounded."""

    today: Today
    vetoes: tuple[str, ...]
    yearly_usd: float
    value_usd_per_year: float

    @property
    def net_value_usd_per_year(self) -> float:
        """Value kept less all cost."""
        return self.value_usd_per_year - self.yearly_usd


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The triage, USD a year at stake (0 where it is right or cannot be told), and a sentence."""

    triage: Triage
    at_stake_usd: float
    because: str


def judge(running: Running | None, verdict: QuickVerdict) -> Judgement:
    """What runs against the recommendation; a gain below a tenth of the dearer one's yearly cost is none."""
    best = verdict.recommended
    if not best.eligible:
        return Judgement(triage=Triage.UNDECIDED, at_stake_usd=0.0, because="No option may be built")
    if running is None:
        because = f"Nothing runs yet; {_named(best.option, best.headway_s)} is advised"
        return Judgement(triage=Triage.NEW, at_stake_usd=0.0, because=because)
    gain = _gain(running, verdict)
    against = [VETOED[rule] for rule in running.vetoes]
    is_same = (best.option, best.headway_s) == (running.today.option, running.today.headway_s)
    if not against and (is_same or gain < CLOSE_CALL * max(running.yearly_usd, best.yearly_usd)):
        because = f"{_upper(_named_today(running))} is as good as the best, or nearly"
        return Judgement(triage=Triage.RIGHT, at_stake_usd=0.0, because=because)
    triage = _vetoed(against) or _side(running, verdict)
    return Judgement(
        triage=triage, at_stake_usd=max(gain, 0.0), because=_because(running, verdict, triage, gain)
    )


def _gain(running: Running, verdict: QuickVerdict) -> float:
    """USD a year that moving brings: net value where money decides, else the cost that is spared."""
    best = verdict.recommended
    if verdict.basis is Basis.NET_VALUE:
        return best.net_value_usd_per_year - running.net_value_usd_per_year
    return running.yearly_usd - best.yearly_usd


def _vetoed(against: list[Triage]) -> Triage | None:
    if not against:
        return None
    return Triage.UNDER_SERVED if Triage.UNDER_SERVED in against else Triage.OVER_ENGINEERED


def _side(running: Running, verdict: QuickVerdict) -> Triage:
    """Faster than the recommendation or slower; at the same headway, whether cost or value is lost.

    Without a money value only cost can be spared, so whatever keeps the promise is over-engineered.
    """
    best, now_s = verdict.recommended, running.today.headway_s
    if verdict.basis is Basis.CRITERIA or now_s < best.headway_s:
        return Triage.OVER_ENGINEERED
    if now_s > best.headway_s:
        return Triage.UNDER_SERVED
    spared = running.yearly_usd - best.yearly_usd
    is_cost = spared >= best.value_usd_per_year - running.value_usd_per_year
    return Triage.OVER_ENGINEERED if is_cost else Triage.UNDER_SERVED


def _because(running: Running, verdict: QuickVerdict, triage: Triage, gain: float) -> str:
    best = verdict.recommended
    move = f"{_named(best.option, best.headway_s)} instead of {_named_today(running)}"
    if gain <= 0:
        reason = next(rule for rule in running.vetoes if VETOED[rule] is triage)
        return f"{_upper(move)}: {TITLES[reason][0].lower()}{TITLES[reason][1:]}"
    verb = "saves" if triage is Triage.OVER_ENGINEERED else "brings"
    return f"{_upper(move)} {verb} {show_usd(gain)} a year"


def _named_today(running: Running) -> str:
    return _named(running.today.option, running.today.headway_s)


def _named(option: OptionKey, headway_s: float) -> str:
    words = phrase(OPTION_BY_KEY[option], headway_s).replace(", triggered", "")
    return words[0].lower() + words[1:]


def _upper(words: str) -> str:
    return words[0].upper() + words[1:]
