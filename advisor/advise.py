"""The one door into the core: facts and a price book in, the whole advice out."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from advisor.advice.advice import Advice, Recommended
from advisor.advice.ranking import WinsIf
from advisor.advice.robustness import Flip, Information
from advisor.assumptions.replaced import SHIPPED, Assumptions
from advisor.blueprint.check import fault_warnings
from advisor.blueprint.compose import compose
from advisor.blueprint.present import present
from advisor.cases import Array, Cases, Flags, drawn_cases, likely_case
from advisor.cost.bill import bill_lines
from advisor.cost.people_lines import people_lines
from advisor.cost.price_book import PriceBook
from advisor.evaluation import Evaluation
from advisor.options import OPTIONS, Option
from advisor.use_case import UseCase
from advisor.verdict.basis import Basis, basis_of
from advisor.verdict.best_headway import Contenders, contend
from advisor.verdict.cadence_curve import cadence_curve
from advisor.verdict.cash_flow import cash_flow, net_present_usd, payback, yearly_cases
from advisor.verdict.cautions import warnings_of
from advisor.verdict.criteria import weight_shares
from advisor.verdict.fact_flips import WINS_SHOWN, FactFlip, fact_flips
from advisor.verdict.growth import growth
from advisor.verdict.information import information
from advisor.verdict.investment import Rows, returns, sureness
from advisor.verdict.quick_matrix import quick_matrix
from advisor.verdict.ranked import ranked_option
from advisor.verdict.reasons import Judged, Lead, headline, why
from advisor.verdict.robustness import (
    central_weights,
    drawn_complexity,
    margin_interval,
    rank_acceptability,
)
from advisor.verdict.second_method import second_method
from advisor.verdict.standings import CLOSE_CALL, Standings, margin, standings_of
from advisor.verdict.swings import swings_of, swung_cases, swung_complexity
from advisor.verdict.trials import first_trials
from advisor.verdict.vetoes import vetoes
from advisor.verdict.weight_flips import weight_flips

ENGINE_VERSION = "0.1.0"
DRAWS = 1000


def advise(
    use_case: UseCase,
    price_book: PriceBook,
    *,
    draws: int = DRAWS,
    seed: int = 1,
    assumptions: Assumptions = SHIPPED,
) -> Advice:
    """Evaluate all options and say which to build, why, how sure that is and what would flip it.

    Deterministic: the same facts, book, assumptions, draws and seed give the same advice, bit for bit.
    Without draws shares of ranks, intervals, spread and the worth of knowing are empty; all else stands.
    """
    basis, case = basis_of(use_case), likely_case(use_case, assumptions)
    trials = first_trials(case)
    drawn, tried = drawn_cases(use_case, draws, seed, assumptions), trials.cases(case)
    swings, yearly = swings_of(use_case, case), yearly_cases(case)
    swung = swung_cases(swings, case)
    (standings, over_draws, over_trials, over_swings, over_years), contenders = _compare_all(
        (case, drawn, tried, swung, yearly),
        price_book,
        basis=basis,
        seed=seed,
        swung_complexity=swung_complexity(swings, case),
    )
    judged = _judge(standings, contenders, price_book)
    order = standings.order()[:, 0].tolist()
    first, second = judged[order[0]], judged[order[1]]
    ahead = float(margin(standings, basis)[0])
    close_call = first.eligible and ahead < CLOSE_CALL
    acceptability = rank_acceptability(over_draws)
    central = central_weights(over_draws, weight_shares(drawn)) if basis is Basis.CRITERIA else None
    worth = information(over_draws, drawn, basis)
    facts_that_flip = fact_flips(case, price_book, basis, winner=order[0], trials=trials, tried=over_trials)
    flow, has_value = cash_flow(over_years.money, case), basis is Basis.NET_VALUE
    earned = returns(
        order[0],
        judged,
        flow=flow,
        case=case,
        yearly=yearly,
        sureness=sureness(
            Rows(money=standings.money[order[0]], cases=case),
            drawn=Rows(money=over_draws.money[order[0]], cases=drawn),
            swung=Rows(money=over_swings.money[order[0]], cases=swung),
            years=Rows(money=over_years.money[order[0]], cases=yearly),
            swings=swings,
        ),
        basis=basis,
    )
    ranking = tuple(
        ranked_option(
            judged[index],
            first,
            basis=basis,
            acceptability=acceptability[index],
            central_weights=central[index] if central else (),
            wins_if=_wins_if(facts_that_flip, judged[index].option),
            npv_usd=net_present_usd(flow, index, case),
            payback_months=payback(flow, index, judged[index].evaluation) if has_value else None,
        )
        for index in order
    )
    headway_s = float(first.evaluation.headway_s[0])
    blueprint = present(
        compose(first.option, case, first.evaluation.headway_s),
        case,
        price_book,
        latency_by_component=first.evaluation.prediction.latency_by_component(),
    )
    return Advice(
        engine_version=ENGINE_VERSION,
        price_book_version=price_book.version,
        recommended=Recommended(option=first.option.key, cls=first.option.cls, headway_s=headway_s),
        headline=headline(
            first, second, _lead(standings, basis, judged, acceptability, draws), close_call=close_call
        ),
        close_call=close_call,
        margin=ahead,
        margin_interval=margin_interval(over_draws, basis, order[0]),
        basis=basis.value,
        why=why(first, second, basis),
        quick_matrix=quick_matrix(use_case, *_extra_of_always_on([judged[index] for index in order])),
        ranking=ranking,
        flips=_flips(facts_that_flip, standings, basis, order[0], weight_shares(case)[:, 0]),
        information=worth,
        second_method=second_method(standings, basis, weight_shares(case)[:, 0]),
        bill=ranking[0].bill,
        cadence_curve=cadence_curve(
            case, {each.engine: each for each in contenders.stretches}, first.option, headway_s
        ),
        blueprint=blueprint,
        draws=draws,
        seed=seed,
        warnings=(
            *fault_warnings(blueprint.faults),
            *warnings_of(use_case, first, judged, basis, close_call=close_call),
        ),
        assumed=use_case.assumed,
        own_assumptions=dict(assumptions.own),
        returns=earned,
        growth=growth(first.evaluation, yearly, price_book),
        next_question=_next_question(use_case, worth, facts_that_flip),
    )


def _lead(
    standings: Standings, basis: Basis, judged: tuple[Judged, ...], acceptability: Array, draws: int
) -> Lead:
    order = standings.order()[:, 0]
    objective = standings.objective[order, 0]
    cls = judged[order[0]].option.cls
    others = [
        place for place, i in enumerate(order) if judged[i].option.cls is not cls and judged[i].eligible
    ]
    return Lead(
        basis=basis,
        margin=float(margin(standings, basis)[0]),
        ahead=float(objective[0] - objective[1]),
        class_ahead=float(objective[0] - objective[others[0]]) if others else None,
        draws_first=round(float(acceptability[order[0], 0]) * draws) if draws else 0,
        draws=draws,
    )


def _compare_all(
    parts: tuple[Cases, Cases, Cases, Cases, Cases],
    book: PriceBook,
    *,
    basis: Basis,
    seed: int,
    swung_complexity: Array,
) -> tuple[list[Standings], Contenders]:
    """The standings of the likely case, of draws, trials, swings and years, in one pass; and the contenders
    in it, which tell the likely case.

    Swings and years ask what becomes of what was decided: they keep the likely case's headways.
    """
    case, drawn = parts[:2]
    ends = np.cumsum([part.size for part in parts]).tolist()
    rows = [slice(start, end) for start, end in pairwise([0, *ends])]
    cases = case.and_then(*parts[1:])
    complexity = np.full(cases.size, case.assumptions["people.complexity"])
    complexity[rows[1]] = drawn_complexity(drawn.size, seed, case.assumptions)
    complexity[rows[3]] = swung_complexity
    decided = slice(rows[3].start, None)
    contenders = contend(OPTIONS, cases, book, complexity, basis, as_first=decided, told=case)
    standings = standings_of(contenders, cases, basis=basis, weights=weight_shares(cases))
    return [standings.rows(chosen) for chosen in rows], contenders


def _judge(standings: Standings, contenders: Contenders, book: PriceBook) -> tuple[Judged, ...]:
    """Every option at its best headway in the likely case."""
    fires = contenders.fired[:, :, 0]
    return tuple(
        _judge_one(standings, index, evaluation, fires[:, index], book)
        for index, evaluation in enumerate(contenders.first)
    )


def _judge_one(
    standings: Standings, index: int, evaluation: Evaluation, fires: Flags, book: PriceBook
) -> Judged:
    option, case = evaluation.option, evaluation.cases
    return Judged(
        evaluation=evaluation,
        eligible=bool(standings.eligible[index, 0]),
        score=float(standings.score[index, 0]),
        criteria=tuple(standings.criteria[index, :, 0].tolist()),
        vetoes=vetoes(evaluation, fires),
        bill=bill_lines(evaluation.design, book, case, evaluation.row),
        people=people_lines(evaluation.people, option, case),
    )


def _extra_of_always_on(ranked: Sequence[Judged]) -> tuple[float, float]:
    """What the best always-on design costs and keeps a year beyond the best scheduled one, USD."""
    on = next(each.evaluation for each in ranked if each.option.is_always_on)
    off = next(each.evaluation for each in ranked if each.option.is_scheduled)
    cost = float(on.yearly_usd[0] - off.yearly_usd[0])
    return cost, float(on.value_usd_per_year[0] - off.value_usd_per_year[0])


def _wins_if(flips: tuple[FactFlip, ...], option: Option) -> tuple[WinsIf, ...]:
    """The nearest three changes that would let this option win."""
    own = [flip for flip in flips if flip.new_option is option.key]
    return tuple(WinsIf(fact=flip.fact, from_=flip.from_, to=flip.to) for flip in own[:WINS_SHOWN])


def _flips(
    facts: tuple[FactFlip, ...], standings: Standings, basis: Basis, winner: int, weights: Array
) -> tuple[Flip, ...]:
    """The nearest flip of each fact to each side, then of each weight where weights decide."""
    found = [
        Flip(kind="fact", name=flip.fact, from_=flip.from_, to=flip.to, new_option=flip.new_option)
        for flip in _nearest_each_side(facts)
    ]
    if basis is Basis.CRITERIA:
        criteria: Array = standings.criteria[:, :, 0]
        found += [
            Flip(kind="weight", name=flip.criterion, from_=flip.from_, to=flip.to, new_option=flip.new_option)
            for flip in weight_flips(OPTIONS, criteria, standings.eligible[:, 0], weights, winner)
        ]
    return tuple(found)


def _nearest_each_side(flips: tuple[FactFlip, ...]) -> tuple[FactFlip, ...]:
    nearest: dict[tuple[str, bool], FactFlip] = {}
    for flip in flips:
        nearest.setdefault((flip.fact, flip.to > flip.from_), flip)
    return tuple(nearest.values())


def _next_question(use_case: UseCase, worth: Information, flips: tuple[FactFlip, ...]) -> str | None:
    """The fact most worth knowing; where the draws show none, the unsure one whose flip is nearest."""
    if worth.facts and worth.facts[0].is_clear:
        return worth.facts[0].fact
    unsure = set(use_case.assumed) | {
        flip.fact for flip in flips if getattr(use_case, flip.fact).is_uncertain
    }
    return next((flip.fact for flip in flips if flip.fact in unsure), None)
