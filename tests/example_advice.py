"""A hand-made advice in which every sum holds: for tests of what shows an advice, not what computes it."""

import math
from decimal import Decimal

from advisor.advice.advice import Advice, Because, QuickMatrix, Recommended
from advisor.advice.cadence import CadenceCurve
from advisor.advice.ranking import (
    AgeCurve,
    AgeSummary,
    CriterionScore,
    MonthlyCost,
    NetValuePart,
    RankedOption,
    Veto,
    WinsIf,
    Working,
)
from advisor.advice.robustness import FactWorth, Flip, Information, SecondMethod, Weighed
from advisor.options import OPTION_BY_KEY
from advisor.vocabulary import OptionKey
from tests.example_bill import BILL, INFRASTRUCTURE_USD, people_lines, usd
from tests.example_blueprint import BLUEPRINT

VALUE_USD, HALF_LIFE_S, REACTION_S, PROMISE_S = 250_000.0, 14_400.0, 300.0, 1200.0
SHARES = (0.0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999)
PAGER = Veto(
    rule="no_pager_around_the_clock",
    question="Q5",
    facts=("on_call",),
    text="The design is always on, and nobody answers a pager outside office hours.",
)
TOO_SLOW = Veto(
    rule="promise_out_of_reach",
    question="Q1",
    facts=("freshness_s", "freshness_percentile"),
    text="Its 95th percentile of age is above the promised 20 min.",
)

TABLE = (
    # option, headway s, fixed age s, infrastructure USD, hours (build, run, debug), vetoes
    ("micro_batch", 900.0, 220.3, INFRASTRUCTURE_USD, (8.0, 10.0, 8.0), ()),
    ("hourly_batch", 3600.0, 400.0, Decimal("866.10"), (6.0, 8.0, 6.0), (TOO_SLOW,)),
    ("unified", 30.0, 6.0, Decimal("2410.00"), (14.0, 20.0, 24.0), (PAGER,)),
    ("continuous_micro_batch", 10.0, 4.0, Decimal("2180.40"), (12.0, 22.0, 26.0), (PAGER,)),
    ("event_streaming", 0.0, 2.0, Decimal("1690.25"), (16.0, 26.0, 30.0), (PAGER,)),
    ("kappa", 0.0, 2.0, Decimal("2960.80"), (16.0, 28.0, 30.0), (PAGER,)),
    ("daily_batch", 86_400.0, 900.0, Decimal("640.00"), (5.0, 6.0, 5.0), (TOO_SLOW,)),
    ("lambda", 0.0, 2.0, Decimal("3120.00"), (26.0, 36.0, 42.0), (PAGER,)),
)


def _age_at(share: float, headway_s: float, fixed_s: float) -> float:
    """Uniform wait for the next departure; where there is none, an exponential wait of 1 s in the mean."""
    return fixed_s + (share * headway_s if headway_s else -math.log1p(-share))


def _promise_kept(headway_s: float, fixed_s: float) -> float:
    slack = PROMISE_S - fixed_s
    return min(1.0, max(0.0, slack / headway_s)) if headway_s else -math.expm1(-slack)


def _kept_value(age_s: float) -> float:
    return VALUE_USD * 0.5 ** ((age_s + REACTION_S) / HALF_LIFE_S)


def _rank_acceptability(count: int, swap: float = 0.08) -> tuple[tuple[float, ...], ...]:
    """Neighbours swap in `swap` of the draws: every row and every column sums to one."""
    rows = [[float(i == j) for j in range(count)] for i in range(count)]
    for i in range(count - 1):
        upper, lower = rows[i], rows[i + 1]
        rows[i] = [(1 - swap) * a + swap * b for a, b in zip(upper, lower, strict=True)]
        rows[i + 1] = [swap * a + (1 - swap) * b for a, b in zip(upper, lower, strict=True)]
    return tuple(tuple(row) for row in rows)


ACCEPTABILITY = _rank_acceptability(len(TABLE))


def _criteria(headway_s: float, monthly: Decimal, hours: float) -> tuple[CriterionScore, ...]:
    fit = min(1.0, PROMISE_S / max(1.0, headway_s))
    cost = max(0.0, 1 - float(monthly) / 12_000)
    return (
        CriterionScore(
            criterion="freshness_fit",
            title="Freshness fit",
            weight=0.3,
            score=fit,
            because="Age at the promised percentile against the promise.",
        ),
        CriterionScore(
            criterion="cost", title="Cost", weight=0.25, score=cost, because=f"{monthly:,.0f} USD a month."
        ),
        CriterionScore(
            criterion="operability",
            title="Operability",
            weight=0.25,
            score=max(0.0, 1 - hours / 110),
            because=f"{hours:g} hours a month of the team.",
        ),
        CriterionScore(
            criterion="correctness", title="Correctness", weight=0.1, score=0.9, because="Looks back."
        ),
        CriterionScore(
            criterion="repair", title="Repair and replay", weight=0.1, score=0.8, because="Runs again."
        ),
    )


def _parts(value: float, infrastructure: Decimal, people: Decimal) -> tuple[NetValuePart, ...]:
    """What is at stake, the share of it that is kept, and what is paid a year."""
    amounts: tuple[tuple[str, str, float | None, Decimal | None], ...] = (
        ("value_at_stake", "At stake", None, usd(Decimal(VALUE_USD))),
        ("kept_at_this_age", "Kept at its age", value / VALUE_USD, None),
        ("infrastructure", "Infrastructure", None, infrastructure),
        ("people", "People", None, people),
    )
    return tuple(
        NetValuePart(
            rule=rule,
            question="Q4",
            title=title,
            share=share,
            usd_per_year=paid,
            is_cost=rule in ("infrastructure", "people"),
            because=f"{title} of the example.",
        )
        for rule, title, share, paid in amounts
    )


def _option(rank: int, row: tuple) -> RankedOption:
    key, headway_s, fixed_s, infrastructure, hours, vetoes = row
    option = OPTION_BY_KEY[OptionKey(key)]
    people = sum((line.monthly_usd for line in people_lines(hours)), Decimal(0))
    total = infrastructure + people
    mean = fixed_s + (headway_s / 2 or 1.0)
    value = usd(Decimal(_kept_value(mean)))
    net = value - 12 * total
    age_s = tuple(_age_at(share, headway_s, fixed_s) for share in SHARES)
    criteria = _criteria(headway_s, total, sum(hours))
    return RankedOption(
        option=option.key,
        title=option.title,
        cls=option.cls,
        headway_s=headway_s,
        eligible=not vetoes,
        score=sum(item.weight * item.score for item in criteria),
        rank_acceptability=ACCEPTABILITY[rank],
        central_weights=(),
        vetoes=vetoes,
        freshness_s=AgeSummary(mean=mean, p50=age_s[5], p95=age_s[8], p99=age_s[9]),
        age_curve=AgeCurve(share=SHARES, age_s=age_s),
        promise_kept=_promise_kept(headway_s, fixed_s),
        monthly_usd=MonthlyCost(infrastructure=infrastructure, people=people, total=total),
        value_usd_per_year=value,
        net_value_usd_per_year=net,
        npv_usd=usd(net * Decimal("2.5771")),  # three years at 8 %
        payback_months=None if net < 0 else 1.4 + rank,
        criteria=criteria,
        net_value_parts=_parts(float(value), 12 * infrastructure, 12 * people),
        catch_up_s_after_1h_outage=900.0 if headway_s else 1800.0,
        replay_history_s=43_200.0 if headway_s else 345_600.0,
        replay_usd=Decimal("184.80") if headway_s else Decimal("960.00"),
        utilisation_at_peak=0.6,
        why_not="" if rank == 0 else (vetoes[0].text if vetoes else "It costs more than it earns."),
        would_win_if=() if rank == 0 else (WinsIf(fact="on_call", from_="office", to="around_the_clock"),),
        bill=BILL if rank == 0 else (),
        people=people_lines(hours),
        workings=(
            Working(
                name="Mean age",
                formula="headway / 2 + time of a run and its load",
                inputs={"headway_s": headway_s, "run_s": fixed_s},
                value=mean,
                unit="s",
                source="uniform arrivals between departures",
            ),
        ),
    )


RANKING = tuple(_option(rank, row) for rank, row in enumerate(TABLE))
BEST = RANKING[0]


def _cadence_curve() -> CadenceCurve:
    """Cost of a run falls with the headway, value lost to delay grows with it."""
    headways = tuple(0.1 * (604_800 / 0.1) ** (i / 59) for i in range(60))
    scheduled = [headway >= 60 for headway in headways]
    infrastructure = tuple(
        360.0 + 450.0 + 80.0 * 2_628_000 / headway * 0.0012 if runs else 1690.0 + 700.0 / (1 + headway)
        for headway, runs in zip(headways, scheduled, strict=True)
    )
    people = tuple(1500.0 if runs else 4000.0 for runs in scheduled)
    delay = tuple(
        (VALUE_USD - _kept_value(headway / 2 + 220.0 * runs)) / 12
        for headway, runs in zip(headways, scheduled, strict=True)
    )
    total = tuple(map(sum, zip(infrastructure, people, delay, strict=True)))
    return CadenceCurve(
        headway_s=headways,
        infrastructure_usd=infrastructure,
        people_usd=people,
        delay_usd=delay,
        total_usd=total,
        engine=tuple("scheduled run" if runs else "always on" for runs in scheduled),
        optimum_s=headways[total.index(min(total))],
        optimum="13.5 min",
        recommended_s=900.0,
        finding="From 8 to 23 minutes the headway hardly matters; below a minute people cost most.",
    )


OPERATIONS_DASHBOARD = Advice(
    engine_version="1",
    price_book_version="aws-us-east-1-2026-10",
    recommended=Recommended(option=BEST.option, cls=BEST.cls, headway_s=BEST.headway_s),
    headline="Micro-batch every 15 minutes: 95 of 100 events are usable within 18 min.",
    close_call=False,
    margin=0.31,
    margin_interval=(0.12, 0.52),
    basis="net_value",
    why=(
        Because(question="Q2", fact="window_s", text="Deduplication at minutes is simplest in runs."),
        Because(question="Q1", fact="freshness_s", text="A run every 15 min keeps the promise of 20 min."),
        Because(question="Q5", fact="on_call", text="Nobody answers a pager at night."),
    ),
    quick_matrix=QuickMatrix(
        answer="micro_batch",
        because=(
            Because(question="Q1", fact="freshness_s", text="20 min lies between one minute and one day."),
            Because(
                question="Q1", fact="value_usd_per_year", text="The value does not carry a dearer design."
            ),
            Because(question="Q1", fact="actor", text="A person acts, every 15 min."),
        ),
    ),
    ranking=RANKING,
    flips=(
        Flip(kind="fact", name="freshness_s", from_=1200.0, to=58.0, new_option=OptionKey.UNIFIED),
        Flip(kind="fact", name="value_usd_per_year", from_=2.5e5, to=1.9e6, new_option=OptionKey.UNIFIED),
        Flip(kind="weight", name="cost", from_=0.25, to=0.71, new_option=OptionKey.HOURLY_BATCH),
    ),
    information=Information(
        unit="USD/year",
        everything=9400.0,
        standard_error=800.0,
        best_on_average=OptionKey.MICRO_BATCH,
        facts=(
            FactWorth(fact="value_half_life_s", amount=6100.0, standard_error=700.0, is_clear=True),
            FactWorth(fact="rate_per_s", amount=300.0, standard_error=400.0, is_clear=False),
        ),
    ),
    second_method=SecondMethod(
        method="TOPSIS",
        order=(OptionKey.MICRO_BATCH, OptionKey.HOURLY_BATCH),
        weighs=(Weighed(criterion="net_value", title="Net value", weight=1.0),),
        deciding_order=(OptionKey.MICRO_BATCH, OptionKey.HOURLY_BATCH),
        agrees=True,
        agreement=1.0,
        reversed_without=(),
        finding="Net value decides and puts micro-batch first; weighed by distances, it also comes first.",
    ),
    bill=BILL,
    cadence_curve=_cadence_curve(),
    blueprint=BLUEPRINT,
    draws=400,
    seed=1,
    warnings=("The promise of 20 min leaves 2 min of reserve at the 95th percentile.",),
    assumed=("season_weeks", "arrival_interval_s", "growth_per_year", "keys", "budget_usd_per_month"),
    next_question="value_half_life_s",
)
