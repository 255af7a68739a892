"""What backs the decision and what could undo it: simulation, risks, flips, checks and workings."""

from collections.abc import Mapping
from typing import Any

from advisor.documents.confirmation import checks
from advisor.documents.deadline_words import TITLE, deadline_words
from advisor.documents.document import DesignDocument
from advisor.documents.fact_sheet import fact_title, show_change
from advisor.documents.wording import show_share
from advisor.options import OPTION_BY_KEY
from advisor.quantity import digits, show_busy, show_duration, show_quantity

PERCENTILES = (("p50", "median"), ("p95", "95 %"), ("p99", "99 %"), ("p999", "99.9 %"))
UNKNOWN = "–"


def simulation(document: DesignDocument) -> dict[str, Any]:
    """Predicted against simulated age, or that nothing was simulated."""
    result = document.simulation
    if result is None:
        return {"has_run": False}
    age = result.get("freshness_s") or {}
    predicted = result.get("predicted") or {}
    return {
        "has_run": True,
        "events": f"{int(result.get('events') or 0):,}",
        "replications": str(result.get("replications") or 0),
        "seed": str(result.get("seed", UNKNOWN)),
        "engine": str(result.get("engine_version", UNKNOWN)),
        "rows": [
            {
                "name": name,
                "simulated": _with_interval(age.get(key)),
                "predicted": _predicted(predicted, key),
            }
            for key, name in PERCENTILES
        ],
        "mean": _with_interval(age.get("mean")),
        "figures": _simulated_figures(result),
    }  # fmt: skip


def _simulated_figures(result: Mapping[str, Any]) -> list[dict[str, str]]:
    kept = result.get("promise_kept")
    value = kept.get("value") if isinstance(kept, Mapping) else kept
    shown = [("Promise kept", show_share(float(value)) if value is not None else UNKNOWN)]
    if in_time := deadline_words(result):
        shown.append((TITLE, in_time))
    for key, name in (
        ("utilisation", "Utilisation"),
        ("dropped_late", "Late events dropped"),
        ("duplicates", "Duplicates"),
    ):
        if result.get(key) is not None:
            number = float(result[key])
            shown.append((name, show_busy(number) if key == "utilisation" else digits(number)))
    if result.get("cost_usd") is not None:
        shown.append(("Cost over the simulated time", f"{result['cost_usd']} USD"))
    return [{"name": name, "value": value} for name, value in shown]


def _with_interval(percentile: Any) -> str:
    """A point estimate with its 95 % interval; a dash where the sample cannot carry it."""
    if not isinstance(percentile, Mapping):
        return _seconds(percentile)
    point, low, high = (percentile.get(key) for key in ("value", "low", "high"))
    if point is None:
        return UNKNOWN
    interval = f" ({_seconds(low)} to {_seconds(high)})" if low is not None and high is not None else ""
    return _seconds(point) + interval


def _predicted(ages: Mapping[str, Any], key: str) -> str:
    """What has no end is null in the result."""
    return "never" if key in ages and ages[key] is None else _seconds(ages.get(key))


def _seconds(value: Any) -> str:
    return UNKNOWN if value is None else show_duration(float(value))


def risks(document: DesignDocument) -> dict[str, Any]:
    """Warnings, what flips the verdict, how often each option ranks where, and how it recovers."""
    advice = document.advice
    return {
        "warnings": list(advice.warnings),
        "flips": [
            {
                "what": fact_title(flip.name)
                if flip.kind == "fact"
                else f"Weight of {fact_title(flip.name)}",
                **dict(zip(("from", "to"), show_change(flip.name, flip.from_, flip.to), strict=True)),
                "option": OPTION_BY_KEY[flip.new_option].title,
            }
            for flip in advice.flips
        ],
        "ranks": [
            {"name": option.title, "shares": [round(100 * share) for share in option.rank_acceptability]}
            for option in advice.ranking
        ],
        "recovery": _recovery(document),
    }


def _recovery(document: DesignDocument) -> list[str]:
    winner = document.winner
    found = []
    if winner.catch_up_s_after_1h_outage is None:
        found.append("It has no reserve: a backlog would not shrink after an outage at the peak.")
    else:
        catch_up = show_duration(winner.catch_up_s_after_1h_outage)
        found.append(f"After an outage of one hour it has caught up in {catch_up}.")
    if winner.replay_history_s is not None:
        replay, within = winner.replay_history_s, document.facts.likely("repair_within_s")
        found.append(
            f"All of history is recomputed in {show_duration(replay)}; {show_duration(within)} are allowed."
        )
    found.append(f"At the peak it uses {show_share(winner.utilisation_at_peak)} of its capacity.")
    return found


def confirmation(document: DesignDocument) -> dict[str, Any]:
    """The measurable checks and the patterns' alarms."""
    return {
        "checks": [
            {"name": check.name, "measure": check.measure, "bound": check.bound, "otherwise": check.otherwise}
            for check in checks(document)
        ],
        "alarms": [
            text
            for pattern in document.advice.blueprint.patterns
            if pattern.applies
            for text in pattern.monitor
        ],
    }


def workings(document: DesignDocument) -> list[dict[str, str]]:
    """How the winner's numbers came about."""
    return [
        {
            "name": working.name,
            "formula": working.formula,
            "inputs": ", ".join(f"{name} = {_input(value)}" for name, value in working.inputs.items()),
            "value": _value(working.value, working.unit),
            "source": working.source,
        }
        for working in document.winner.workings
    ]


def _input(value: float | str) -> str:
    return value if isinstance(value, str) else digits(value, 4)


def _value(value: float, unit: str) -> str:
    known = {"s", "B", "events/s", "USD/year", "USD/month", "share", "%", "x", "count"}
    return show_quantity(value, unit) if unit in known else f"{digits(value, 4)} {unit}".strip()
