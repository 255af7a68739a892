"""The verdict in words: the headline, three sentences of why, and for every other option why not."""

from dataclasses import dataclass

from advisor.advice import Because, Veto
from advisor.evaluation import Evaluation
from advisor.options import Option
from advisor.quantity import digits, show_duration, show_share, show_usd
from advisor.verdict.basis import Basis
from advisor.verdict.criteria import CRITERIA
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

    @property
    def option(self) -> Option:
        """The option that is judged."""
        return self.evaluation.option


def phrase(option: Option, headway_s: float) -> str:
    """The option with its headway: "Micro-batch every 15 min"."""
    return PHRASES[option.key].format(headway=show_duration(headway_s))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """How far the first is ahead: of the second, and of the best option of another class (None: there is
    none).
    """

    margin: float
    rival: Judged | None
    rival_margin: float
    first_share: float
    """Share of draws in which the first ranks first."""


def headline(first: Judged, second: Judged, lead: Lead, *, close_call: bool) -> str:
    """The verdict in one sentence; a close call within one class says how far any other class is behind."""
    what = phrase(first.option, float(first.evaluation.headway_s[0]))
    draws = f"first in {digits(100 * lead.first_share)} of 100 draws"
    if not first.eligible:
        return f"{what} comes closest, but every option breaks a hard limit; {draws}."
    if not second.eligible:
        return f"{what}: the only option without a hard reason against it; {draws}."
    apart = f"{digits(100 * lead.margin, 2)} %"
    if not close_call:
        return f"{what}: {apart} ahead of {_lowered(second.option.title)}, {draws}."
    close = f"Close call: {_lowered(what)}, only {apart} ahead of {_lowered(second.option.title)}"
    return f"{close}{_class_lead(first, second, lead)}; {draws}."


def _class_lead(first: Judged, second: Judged, lead: Lead) -> str:
    kind = CLASS_WORDS[first.option.cls]
    if second.option.cls is not first.option.cls:
        return ""
    if lead.rival is None:
        return f", and nothing but {kind} is left"
    return f"; {digits(100 * lead.rival_margin, 2)} % ahead of anything that is not {kind}"


def _lowered(text: str) -> str:
    return text[0].lower() + text[1:]


def why(first: Judged, second: Judged, basis: Basis) -> tuple[Because, ...]:
    """Three sentences, each tied to a fact: the promise, the money, and what sets it apart."""
    return (_promise(first), _money(first, basis), _contrast(first, second, basis))


def _promise(first: Judged) -> Because:
    evaluation = first.evaluation
    mean = show_duration(evaluation.prediction.age.mean()[0])
    kept = show_share(evaluation.promise_kept[0])
    asked, share = evaluation.cases.freshness_s[0], evaluation.cases.freshness_percentile[0]
    text = (
        f"Results are {mean} old on average, and {kept} are usable within the {show_duration(asked)} "
        f"asked for {digits(share)} %."
    )
    return Because(question="Q1", fact="freshness_s", text=text)


def _money(first: Judged, basis: Basis) -> Because:
    evaluation = first.evaluation
    infrastructure = show_usd(evaluation.infrastructure_monthly_usd[0])
    people = show_usd(evaluation.people.monthly_usd[0])
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
            question="Q5", fact=_veto_fact(second), text=f"{name} is next, but: {_veto_text(second)}"
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
    leads = [
        criterion.weight * (mine - theirs)
        for criterion, mine, theirs in zip(CRITERIA, first.criteria, other.criteria, strict=True)
    ]
    return leads.index(max(leads))


def _veto_text(judged: Judged) -> str:
    return " ".join(veto.text for veto in judged.vetoes[:2])


def _veto_fact(judged: Judged) -> str:
    return judged.vetoes[0].facts[0]
