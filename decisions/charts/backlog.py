"""The backlog over a simulated day: how many events wait, and when they have been caught up with."""

from collections.abc import Mapping
from typing import Any

from advisor.quantity import show_count, show_quantity
from decisions.charts.figure import Chart, layout, lean, token


def backlog_chart(result: Mapping[str, Any], key: str = "backlog") -> Chart | None:
    """From a simulation's `result`; None where it kept no backlog."""
    backlog = result.get("backlog") or {}
    times, events = backlog.get("t_s") or [], backlog.get("events") or []
    if len(times) < 2:
        return None
    hours = lean(time / 3600 for time in times)
    return Chart(
        key=key,
        title=_finding(times, events),
        figure={
            "data": [
                {
                    "type": "scatter",
                    "mode": "lines",
                    "x": hours,
                    "y": lean(events),
                    "line": {"color": token("ink"), "width": 1.5},
                    "fill": "tozeroy",
                    "fillcolor": token("sunken"),
                    "hovertemplate": "%{y:,.3~s} events after %{x:.2f} h<extra></extra>",
                }
            ],
            "layout": layout(
                xaxis={"title": {"text": "Hours into the run"}},
                yaxis={"title": {"text": "Events waiting"}, "rangemode": "tozero", "tickformat": ".3~s"},
            ),
        },
        columns=("Time into the run", "Events waiting"),
        rows=_rows(times, events),
        height_rem=16,
    )


def _finding(times: list[float], events: list[float]) -> str:
    most = max(events)
    at = times[events.index(most)]
    if most <= 0:
        return "No event ever waits for another"
    return f"At most {show_count(most)} events wait, {show_quantity(at, 's')} into the run"


def _rows(times: list[float], events: list[float]) -> tuple[tuple[str, str], ...]:
    step = max(1, len(times) // 24)
    return tuple((show_quantity(times[i], "s"), show_count(events[i])) for i in range(0, len(times), step))
