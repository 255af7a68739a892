"""The verdict in words: the headline, three sentences of why, and for every other option why not."""

import math
from dataclasses import dataclass

from advisor.advice.advice import Because
from advisor.advice.ranking import BillLine, MonthlyCost, PeopleLine, Veto
from advisor.cost.bill import shown_total
from advisor.cost.people_lines import shown_people_total
from advisor.evaluation import Evaluation
from advisor.options import Option
from advisor.quantity import digits, show_duration, show_share, show_usd
from advisor.verdict.basis import Basis
from advisor.verdict.criteria import CRITERIA, weight_shares
from advisor.vocabulary import OptionClass, OptionKey

PHRASES = {
    OptionKey.DAILY_BATCH: "Daily batch",
    OptionKey.HOURLY_BATCH: "Batch every {headway}",
    OptionKey.MICRO_BATCH: "Micro-batch every {headway}",
    OptionKey.CONTINUOUS_MICRO_BATCH: "Continuous micro-batch, triggered every {headway}",
    OptionKey.EVENT_STREAMING: "Event streaming",
    OptionKey.KAPPA: "Kappa",
    OptionKey.LAMBDA: "Lambda",
    OptionKey.UNIFIED: "A unified engine, triggered every {headway}",
}
CLASS_WORDS = {
    OptionClass.BATCH: "batch",
    OptionClass.MICRO_BATCH: "micro-batch",
    OptionClass.STREAMING: "streaming",
    OptionClass.HYBRID: "hybrid",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An option at its best headway in the likely case, with its place in the comparison."""

    evaluation: Evaluation
    eligible: bool
    score: float
    criteria: tuple[float, ...]
    vetoes: tuple[Veto, ...]
    bill: tuple[BillLine, ...]
    people: tuple[PeopleLine, ...]

    @property
    def monthly(self) -> MonthlyCost:
        """The sums of what is shown."""
        infrastructure, people = shown_total(self.bill), shown_people_total(self.people)
        return MonthlyCost(infrastructure=infrastructure, people=people, total=infrastructure + people)

    @property
    def option(self) -> Option:
        """The option that is judged."""
        return self.evaluation.option


def phrase(option: Option, headway_s: float) -> str:
    """The option with its headway: "Micro-batch every 15 min"."""
    return PHRASES[option.key].format(headway=show_duration(headway_s))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """How far the first is ahead of the second and of the best of another class, in what is compared."""

    basis: Basis
    margin: float
    ahead: float
    class_ahead: float | None
    """None where no option of another class may be built."""
    draws_first: int
    draws: int

    def words(self, ahead: float, rival: str) -> str:
        """ "29,100 USD a year ahead of kappa" or "12 % ahead of kappa"."""
        if self.basis is Basis.NET_VALUE:
            return f"{show_usd(ahead)} a year ahead of {rival}"
        return f"{digits(100 * self.margin, 2)} % ahead of {rival}"

    @property
    def certainty(self) -> str:
        """In how many draws it ranks first."""
        if not self.draws:
            return "nothing was drawn to tell how sure that is"
        if self.draws_first == self.draws:
            return f"first in all {self.draws} draws of what is uncertain"
        return f"first in {self.draws_first} of {self.draws} draws of what is uncertain"


def headline(first: Judged, second: Judged, lead: Lead, *, close_call: bool) -> str:
    """The verdict in one sentence; what it does not achieve is part of it."""
    what = phrase(first.option, float(first.evaluation.headway_s[0]))
    if not first.eligible:
        against = "one hard limit" if len(first.vetoes) == 1 else f"{len(first.vetoes)} hard limits"
        return f"No option may be built as it stands; {_lowered(what)} comes nearest and breaks {against}."
    but = _shortfall(first, lead.basis)
    if not second.eligible:
        return f"{what}: the only option without a hard reason against it{but}; {lead.certainty}."
    ahead = lead.words(lead.ahead, _lowered(second.option.title))
    if not close_call:
        return f"{what}: {ahead}{but}; {lead.certainty}."
    return f"Close call: {_lowered(what)}, {ahead}{_class_lead(first, second, lead)}{but}; {lead.certainty}."


def _shortfall(first: Judged, basis: Basis) -> str:
    """What the recommendation leaves undone: a promise not fully kept, a cost not earned."""
    evaluation, said = first.evaluation, []
    if evaluation.promise_kept[0] < evaluation.cases.freshness_percentile[0] / 100:
        asked = show_duration(evaluation.cases.freshness_s[0])
        said.append(f"only {show_share(evaluation.promise_kept[0])} of results are within {asked}")
    if basis is Basis.NET_VALUE and evaluation.net_value_usd_per_year[0] < 0:
        lost = show_usd(-evaluation.net_value_usd_per_year[0])
        said.append(f"it costs {lost} a year more than it earns")
    return f", though {' and '.join(said)}" if said else ""


def _class_lead(first: Judged, second: Judged, lead: Lead) -> str:
    kind = CLASS_WORDS[first.option.cls]
    if second.option.cls is not first.option.cls:
        return ""
    if lead.class_ahead is None:
        return f", with nothing but {kind} left"
    if lead.basis is Basis.NET_VALUE:
        return f" and {show_usd(lead.class_ahead)} ahead of anything that is not {kind}"
    return f" and {digits(lead.class_ahead, 2)} points of 1 ahead of anything that is not {kind}"


def _lowered(text: str) -> str:
    return text[0].lower() + text[1:]


def why(first: Judged, second: Judged, basis: Basis) -> tuple[Because, ...]:
    """Three sentences, each tied to a fact: the promise, the money, and what sets it apart."""
    return (_promise(first), _money(first, basis), _contrast(first, second, basis))


def _promise(first: Judged) -> Because:
    evaluation = first.evaluation
    mean_s = float(evaluation.prediction.age.mean()[0])
    kept = show_share(evaluation.promise_kept[0])
    asked, share = evaluation.cases.freshness_s[0], evaluation.cases.freshness_percentile[0]
    old = "never usable" if math.isinf(mean_s) else f"{show_duration(mean_s)} old on average"
    text = (
        f"Results are {old}, and {kept} are usable within the {show_duration(asked)} "
        f"asked for {digits(share)} %.{_by_deadline(evaluation)}"
    )
    return Because(question="Q1", fact="freshness_s", text=text)


def _by_deadline(evaluation: Evaluation) -> str:
    allowed = evaluation.cases.deadline_s[0]
    if allowed <= 0:
        return ""
    lasts = show_duration(evaluation.after_close_s[0])
    return f" A day's result is there {lasts} after its close; {show_duration(allowed)} are allowed."


def _money(first: Judged, basis: Basis) -> Because:
    evaluation = first.evaluation
    infrastructure, people = show_usd(first.monthly.infrastructure), show_usd(first.monthly.people)
    text = f"It costs {infrastructure} a month of infrastructure and {people} of people"
    if basis is Basis.CRITERIA:
        return Because(question="Q4", fact="value_usd_per_year", text=text + ".")
    kept, at_stake = evaluation.value_usd_per_year[0], evaluation.cases.value_usd_per_year[0]
    text += f", and keeps {show_usd(kept)} of the {show_usd(at_stake)} a year at stake."
    return Because(question="Q4", fact="value_usd_per_year", text=text)


def _contrast(first: Judged, second: Judged, basis: Basis) -> Because:
    name = second.option.title
    if not second.eligible:
        return Because(
            question="Q5", fact=_veto_fact(second), text=f"{name} is next, but {_lowered(_veto_text(second))}"
        )
    if basis is Basis.NET_VALUE:
        text = f"Against it, {_lowered(name)} {_money_against(second, first)}."
        return Because(question="Q4", fact="value_usd_per_year", text=text)
    index = _largest_lead(first, second)
    criterion = CRITERIA[index]
    against = f"{criterion.because(first.evaluation)}, against {criterion.because(second.evaluation)}"
    text = f"It leads {_lowered(name)} most on {criterion.title.lower()}: {against}."
    return Because(question="Q2", fact="freshness_s", text=text)


def why_not(judged: Judged, first: Judged, basis: Basis) -> str:
    """Why this option is not the recommendation; empty for the one that is."""
    if judged.option is first.option:
        return ""
    if not judged.eligible:
        return _veto_text(judged)
    if basis is Basis.NET_VALUE:
        return f"{judged.option.title} {_money_against(judged, first)}."
    index = _largest_lead(first, judged)
    criterion = CRITERIA[index]
    return (
        f"Behind on {criterion.title.lower()}: {criterion.because(judged.evaluation)}, "
        f"against {criterion.because(first.evaluation)}."
    )


def _money_against(judged: Judged, first: Judged) -> str:
    cost = float(judged.evaluation.yearly_usd[0] - first.evaluation.yearly_usd[0])
    value = float(judged.evaluation.value_usd_per_year[0] - first.evaluation.value_usd_per_year[0])
    costs = f"costs {show_usd(abs(cost))} a year {'more' if cost >= 0 else 'less'}"
    keeps = f"keeps {show_usd(abs(value))} a year {'more' if value >= 0 else 'less'} of the value"
    joint = "and" if (cost >= 0) == (value < 0) else "but"
    return f"{costs} {joint} {keeps}" if abs(value) >= 1 else f"{costs} for the same value"


def _largest_lead(first: Judged, other: Judged) -> int:
    """Index of the criterion on which `first` leads most, by weight."""
    shares = weight_shares(first.evaluation.cases)[:, 0]
    leads = [
        float(weight * (mine - theirs))
        for weight, mine, theirs in zip(shares, first.criteria, other.criteria, strict=True)
    ]
    return leads.index(max(leads))


def _veto_text(judged: Judged) -> str:
    return " ".join(veto.text for veto in judged.vetoes[:2])


def _veto_fact(judged: Judged) -> str:
    return judged.vetoes[0].facts[0]
