"""One row of the ranking: an option at its best headway with everything that speaks for and against it."""

from decimal import Decimal

import numpy as np

from advisor.advice.ranking import AgeCurve, AgeSummary, CriterionScore, RankedOption, WinsIf
from advisor.cases import Array
from advisor.cost.bill import shown_usd
from advisor.evaluation import Evaluation
from advisor.verdict.basis import Basis
from advisor.verdict.criteria import CRITERIA, weight_shares
from advisor.verdict.net_value import net_value_parts
from advisor.verdict.reasons import Judged, why_not
from advisor.verdict.workings import workings

SUMMARY_SHARES: Array = np.array([0.5, 0.95, 0.99])
CURVE_SHARES: Array = np.array([*(n / 50 for n in range(1, 48)), 0.95, 0.97, 0.98, 0.99, 0.995, 0.999])


def ranked_option(
    judged: Judged,
    first: Judged,
    *,
    basis: Basis,
    acceptability: Array,
    central_weights: tuple[float, ...],
    wins_if: tuple[WinsIf, ...],
    npv_usd: Decimal,
    payback_months: float | None,
) -> RankedOption:
    """The row; `acceptability` (ranks,) is the option's own, `first` the recommended option."""
    evaluation = judged.evaluation
    parts = net_value_parts(evaluation)
    ages = evaluation.prediction.age.curve(np.concatenate((SUMMARY_SHARES, CURVE_SHARES)))
    return RankedOption(
        option=judged.option.key,
        title=judged.option.title,
        cls=judged.option.cls,
        headway_s=float(evaluation.headway_s[0]),
        eligible=judged.eligible,
        score=judged.score,
        rank_acceptability=tuple(acceptability.tolist()),
        central_weights=central_weights,
        vetoes=judged.vetoes,
        freshness_s=_summary(evaluation, ages[: len(SUMMARY_SHARES)]),
        age_curve=AgeCurve(
            share=tuple(CURVE_SHARES.tolist()),
            age_s=tuple(_known(age) for age in ages[len(SUMMARY_SHARES) :].tolist()),
        ),
        promise_kept=float(evaluation.promise_kept[0]),
        monthly_usd=judged.monthly,
        value_usd_per_year=shown_usd(evaluation.value_usd_per_year[0]),
        net_value_usd_per_year=shown_usd(evaluation.net_value_usd_per_year[0]),
        npv_usd=npv_usd,
        payback_months=payback_months,
        criteria=_criteria(judged),
        net_value_parts=parts,
        catch_up_s_after_1h_outage=_or_none(evaluation.prediction.catch_up_s[0]),
        replay_history_s=_or_none(evaluation.replay_s[0]),
        replay_usd=shown_usd(evaluation.replay_usd[0]),
        utilisation_at_peak=float(evaluation.prediction.utilisation_at_peak[0]),
        why_not=why_not(judged, first, basis),
        would_win_if=wins_if,
        bill=judged.bill,
        people=judged.people,
        workings=workings(evaluation, parts),
    )


def _summary(evaluation: Evaluation, percentiles: Array) -> AgeSummary:
    p50, p95, p99 = (_known(age) for age in percentiles.tolist())
    mean = _known(float(evaluation.prediction.age.mean()[0]))
    return AgeSummary(mean=mean, p50=p50, p95=p95, p99=p99)


def _known(age_s: float) -> float:
    """Six digits: no more are known. Without end where the design never catches up."""
    return float(f"{age_s:.6g}")


def _or_none(seconds: float) -> float | None:
    return float(seconds) if np.isfinite(seconds) else None


def _criteria(judged: Judged) -> tuple[CriterionScore, ...]:
    shares = weight_shares(judged.evaluation.cases)[:, 0]
    return tuple(
        CriterionScore(
            criterion=criterion.key,
            title=criterion.title,
            weight=float(weight),
            score=score,
            because=criterion.because(judged.evaluation),
        )
        for criterion, weight, score in zip(CRITERIA, shares, judged.criteria, strict=True)
    )
