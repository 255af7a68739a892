"""The distributions of freshness: which share of events is usable within which age, against the promise."""

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from advisor.advice.advice import Advice
from advisor.advice.ranking import RankedOption
from advisor.quantity import show_quantity
from decisions.charts.figure import DURATIONS, SYMBOLS, Chart, label, layout, lean, log_ticks, token

NEAR = 0.12
"""Medians closer than this on the axis, in powers of ten, share one label."""
LABEL_HEIGHTS = (54.0, 30.0, 78.0, 42.0, 66.0, 18.0, 90.0)


def freshness_chart(advice: Advice, promise_s: float, percentile: float) -> Chart:
    """One line an option; the promise is the corner that a line must pass on its left and above."""
    low, high = _ends(advice, promise_s)
    return Chart(
        key="freshness",
        title=_finding(advice, promise_s, percentile),
        figure={
            "data": list(_traces(advice)),
            "layout": layout(
                xaxis=log_ticks(DURATIONS, low, high)
                | {"title": {"text": "Age of a result when it is usable, logarithmic"}},
                yaxis={
                    "title": {"text": "% of events"},
                    "range": [0, 104],
                    "tickvals": [0, 25, 50, 75, 95, 100],
                },
                shapes=_promise(promise_s, percentile, low),
                annotations=[*_labels(advice, low, high), *_promise_label(promise_s, percentile, low, high)],
            ),
        },
        columns=("Option", "Mean", "Half within", "95 % within", "99 % within", "Promise kept"),
        rows=tuple(_rows(advice)),
    )


def _finding(advice: Advice, promise_s: float, percentile: float) -> str:
    keeping = [option for option in advice.ranking if 100 * option.promise_kept >= percentile]
    promised = f"{percentile:g} % of events within {show_quantity(promise_s, 's')}"
    if len(keeping) == len(advice.ranking):
        return f"Every option keeps the promise of {promised}"
    if not keeping:
        return f"No option keeps the promise of {promised}"
    slowest = max(keeping, key=lambda option: option.freshness_s.p95)
    count = (
        "Only one option keeps"
        if len(keeping) == 1
        else f"{len(keeping)} of {len(advice.ranking)} options keep"
    )
    return f"{count} the promise of {promised}; the slowest that does is {slowest.title.lower()}"


def _traces(advice: Advice) -> Iterator[dict[str, Any]]:
    for option in advice.ranking:
        is_chosen = option.option is advice.recommended.option
        ages = lean(option.age_curve.age_s)
        yield {
            "type": "scatter",
            "mode": "lines",
            "x": [age or None for age in ages],
            "y": lean(100 * share for share in option.age_curve.share),
            "name": option.title,
            "line": {
                "color": token(option.cls.value),
                "width": 3 if is_chosen else 1.5,
                "dash": "solid" if option.eligible or is_chosen else "dot",
            },
            "hovertemplate": "%{y:.1f} % within %{x:.3~s} s<extra>" + option.title + "</extra>",
        }
        if is_chosen:
            yield _percentiles(option)


def _percentiles(option: RankedOption) -> dict[str, Any]:
    """Marks on the recommended option's line, in the shape of its class."""
    age = option.freshness_s
    return {
        "type": "scatter",
        "mode": "markers",
        "x": lean((age.p50, age.p95, age.p99)),
        "y": [50, 95, 99],
        "marker": {"symbol": SYMBOLS[option.cls.value], "size": 10, "color": token(option.cls.value)},
        "hovertemplate": "%{y} % within %{x:.3~s} s<extra>" + option.title + "</extra>",
    }


def _ends(advice: Advice, promise_s: float) -> tuple[float, float]:
    ages = [
        age for option in advice.ranking for age in option.age_curve.age_s if math.isfinite(age) and age > 0
    ]
    ages.append(promise_s)
    return max(min(ages) / 1.5, max(ages) / 1e9), max(ages) * 1.6


def _labels(advice: Advice, low: float, high: float) -> Iterator[dict[str, Any]]:
    """One label for each group of options whose lines run together, at a height of its own."""
    for index, group in enumerate(_groups(advice)):
        height = LABEL_HEIGHTS[index % len(LABEL_HEIGHTS)]
        place = _age_at(group[0], height / 100)
        if place is None:
            continue
        is_chosen = any(option.option is advice.recommended.option for option in group)
        words = ",<br>".join(option.title for option in group)
        is_right = math.log(place / low) > 0.72 * math.log(high / low)
        yield label(
            math.log10(place),
            height,
            f"<b>{words}</b>" if is_chosen else words,
            group[0].cls.value,
            xanchor="right" if is_right else "left",
            xshift=-8 if is_right else 8,
            align="right" if is_right else "left",
            bgcolor=token("paper"),
            borderpad=1,
        )


def _groups(advice: Advice) -> list[list[RankedOption]]:
    known = [option for option in advice.ranking if _age_at(option, 0.5)]
    groups: list[list[RankedOption]] = []
    for option in sorted(known, key=lambda option: option.freshness_s.p50):
        last = groups[-1][0] if groups else None
        if last is not None and last.cls is option.cls and _is_near(last, option):
            groups[-1].append(option)
        else:
            groups.append([option])
    return groups


def _is_near(one: RankedOption, other: RankedOption) -> bool:
    first, second = _age_at(one, 0.5), _age_at(other, 0.5)
    return bool(first and second and abs(math.log10(first / second)) < NEAR)


def _age_at(option: RankedOption, share: float) -> float | None:
    """The age within which this share of events is usable, between the curve's points; None without one."""
    curve = option.age_curve
    pairs = list(zip(curve.share, curve.age_s, strict=True))
    for (low_share, low_age), (high_share, high_age) in pairwise(pairs):
        if low_share <= share <= high_share and math.isfinite(high_age):
            part = (share - low_share) / (high_share - low_share) if high_share > low_share else 0.0
            age = low_age + part * (high_age - low_age)
            return age if age > 0 else None
    return None


def _promise(promise_s: float, percentile: float, low: float) -> list[dict[str, Any]]:
    line = {"color": token("ink"), "width": 1.5, "dash": "dash"}
    across = {"type": "line", "x0": low, "x1": promise_s, "y0": percentile, "y1": percentile, "line": line}
    down = {"type": "line", "x0": promise_s, "x1": promise_s, "y0": 0, "y1": percentile, "line": line}
    return [across, down]


def _promise_label(promise_s: float, percentile: float, low: float, high: float) -> list[dict[str, Any]]:
    """On the side with more room, in two lines: a narrow screen has no room for one."""
    side = "left" if high / promise_s > promise_s / low else "right"
    words = f"promise: {percentile:g} %<br>within {show_quantity(promise_s, 's')}"
    ground = {"bgcolor": token("paper"), "borderpad": 1}
    return [
        label(
            math.log10(promise_s),
            0,
            words,
            "ink",
            xanchor=side,
            yanchor="bottom",
            align=side,
            xshift=4 if side == "left" else -4,
            **ground,
        )
    ]


def _rows(advice: Advice) -> Iterator[tuple[str, ...]]:
    for option in advice.ranking:
        age = option.freshness_s
        shown = (show_quantity(seconds, "s") for seconds in (age.mean, age.p50, age.p95, age.p99))
        yield (option.title, *shown, f"{100 * option.promise_kept:.1f} %")
