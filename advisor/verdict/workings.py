"""How the headline numbers of an option came about: formula, inputs and source, for whoever asks why."""

from advisor.advice.ranking import NetValuePart, Working
from advisor.evaluation import Evaluation


def workings(evaluation: Evaluation, parts: tuple[NetValuePart, ...]) -> tuple[Working, ...]:
    """The workings of mean age, promise kept, net value where it has `parts`, and recomputation."""
    by_money = (_net_value(evaluation, parts),) if parts else ()
    return (_mean_age(evaluation), _promise_kept(evaluation), *by_money, _recomputation(evaluation))


def _mean_age(evaluation: Evaluation) -> Working:
    stations = evaluation.prediction.by_station
    inputs = {
        f"{n}. {station.label}": float(age.mean()[0]) for n, (station, age) in enumerate(stations, start=1)
    }
    return Working(
        name="Mean age of a result",
        formula="the sum of the mean delays along the path; a periodic wait counts half its period",
        inputs=inputs,
        value=float(evaluation.prediction.age.mean()[0]),
        unit="s",
        source="uniform wait for a departure; M/G/c by Allen-Cunneen (Allen 1990, section 5.3)",
    )


def _promise_kept(evaluation: Evaluation) -> Working:
    cases = evaluation.cases
    return Working(
        name="Promise kept",
        formula="share of events whose age is at most the freshness asked for",
        inputs={
            "freshness_s": float(cases.freshness_s[0]),
            "asked of, %": float(cases.freshness_percentile[0]),
        },
        value=float(evaluation.promise_kept[0]),
        unit="share",
        source="distribution of the sum of the delays, the two widest waits integrated exactly",
    )


def _net_value(evaluation: Evaluation, parts: tuple[NetValuePart, ...]) -> Working:
    return Working(
        name="Net value a year",
        formula="at stake x kept at its age x right x running - infrastructure - people",
        inputs={part.title: _amount(part) for part in parts},
        value=float(evaluation.net_value_usd_per_year[0]),
        unit="USD/year",
        source="expected value of the age's distribution",
    )


def _amount(part: NetValuePart) -> float:
    """A share, or USD a year."""
    return part.share if part.share is not None else float(part.usd_per_year or 0)


def _recomputation(evaluation: Evaluation) -> Working:
    return Working(
        name="Recomputing all history",
        formula="events kept / events/s of the recomputation + start-up",
        inputs={
            "events kept": float(evaluation.cases.history_events[0]),
            "events/s": float(evaluation.design.replay.events_per_s[evaluation.row]),
        },
        value=float(evaluation.replay_s[0]),
        unit="s",
        source=evaluation.design.replay.method,
    )
