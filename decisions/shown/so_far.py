"""The side panel of the wizard: what the answers so far lead to, what it hinges on, what it costs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from advisor.advice.advice import Advice
from advisor.advice.ranking import RankedOption
from advisor.advice.robustness import Flip
from advisor.documents.fact_sheet import fact_title
from advisor.options import OPTION_BY_KEY
from advisor.use_case import FACT_BY_KEY
from advisor.vocabulary import WizardStep
from decisions.shown.headway import show_headway


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A reason of this step that takes options out, and which."""

    options: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SoFar:
    """The verdict so far; `hinges_on` names what a change of would change it, nearest first."""

    option: str
    option_class: str
    headway: str
    is_allowed: bool
    breaks: str
    """How many limits the nearest option breaks, where none is allowed."""
    margin: float
    is_close_call: bool
    monthly_usd: Decimal
    infrastructure_usd: Decimal
    people_usd: Decimal
    promise_kept: float
    hinges_on: tuple[str, ...]
    warnings: tuple[str, ...]
    runner_up: str
    assumed: int
    next_question: str


def so_far(advice: Advice) -> SoFar:
    """What the panel says of an advice."""
    best, runner_up = chosen(advice), advice.ranking[1]
    return SoFar(
        option=best.title,
        option_class=best.cls.value,
        headway=show_headway(best.headway_s),
        is_allowed=best.eligible,
        breaks=f"{len(best.vetoes)} hard limit{'s' if len(best.vetoes) > 1 else ''}",
        margin=advice.margin,
        is_close_call=advice.close_call and best.eligible,
        monthly_usd=best.monthly_usd.total,
        infrastructure_usd=best.monthly_usd.infrastructure,
        people_usd=best.monthly_usd.people,
        promise_kept=best.promise_kept,
        hinges_on=tuple(dict.fromkeys(flip_name(flip) for flip in advice.flips))[:3],
        warnings=advice.warnings,
        runner_up=runner_up.title,
        assumed=len(advice.assumed),
        next_question=fact_title(advice.next_question) if advice.next_question else "",
    )


def chosen(advice: Advice) -> RankedOption:
    """The recommended option as it was ranked."""
    return next(option for option in advice.ranking if option.option is advice.recommended.option)


def ruled_out(advice: Advice, step: WizardStep) -> tuple[Ruled, ...]:
    """What this step's answers rule out: one sentence a rule, with the options it takes out."""
    facts = {key for key, fact in FACT_BY_KEY.items() if fact.step == step}
    found: dict[str, list[tuple[RankedOption, str]]] = {}
    for option in advice.ranking:
        for veto in option.vetoes:
            if facts.intersection(veto.facts):
                found.setdefault(veto.rule, []).append((option, veto.text))
    return tuple(_ruled(hits) for hits in found.values())


def _ruled(hits: Iterable[tuple[RankedOption, str]]) -> Ruled:
    options, texts = zip(*hits, strict=True)
    return Ruled(options=tuple(option.title for option in options), text=texts[0])


def flip_name(flip: Flip) -> str:
    """What would have to change: a fact's question, or a criterion's weight."""
    return f"Weight of {flip.name.replace('_', ' ')}" if flip.kind == "weight" else fact_title(flip.name)


def steps_with_faults(kept: Mapping[str, object]) -> frozenset[str]:
    """The steps that hold an answer which could not be read."""
    return frozenset(FACT_BY_KEY[key].step.value for key in kept if key in FACT_BY_KEY)


def option_title(key: str) -> str:
    """An option's title by its key, for rows that hold only the key; blank for none."""
    return next((option.title for option in OPTION_BY_KEY.values() if option.key == key), "")
