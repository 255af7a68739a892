"""The comparison as a table in words, for the terminal and for the documentation."""

from collections.abc import Iterator, Sequence

from calibrate.comparison import AIM, Compared, compare, fitted, typical_errors
from calibrate.fit_measured import BatchPace, EventPace
from calibrate.machine import Noise
from calibrate.setting import Run
from calibrate.simulated import predicted

HEAD = "| setting | half | p50 ms, measured → simulated | p95 ms | p99 ms | error at p50, p95, p99 |"


def section(title: str, runs: Sequence[Run]) -> Iterator[str]:
    """Lines of Markdown: what was fitted, a row a setting, and the mean error where nothing was fitted."""
    pace = fitted(runs)
    compared = compare(runs, lambda setting: predicted(setting, pace))
    yield from (f"**{title}.** {_fitted(pace)}", "", HEAD, "|---|---|---|---|---|---|")
    yield from map(_row, compared)
    yield from ("", f"Mean error on the half that was held out: {_verdict(compared)}.", "")


def _verdict(compared: Sequence[Compared]) -> str:
    errors = typical_errors(compared)
    reached = "reached" if errors[0] <= AIM["p50"] and errors[2] <= AIM["p99"] else "missed"
    aim = f"the aim of {AIM['p50']:.0%} at p50 and {AIM['p99']:.0%} at p99 is {reached}"
    return f"{', '.join(f'{error:.0%}' for error in errors)} at p50, p95, p99; {aim}"


def disturbance(before: Noise, after: Noise, producer_late_p99_s: float) -> str:
    """What else happened on the machine."""
    naps = " and ".join(_overshoot(one) for one in (before, after))
    return (
        f"Disturbance: a nap of 2 ms took longer by {naps} in the median, before and after the runs; "
        f"load average {before.load:.1f} and {after.load:.1f}; "
        f"the producer was up to {producer_late_p99_s * 1e3:.1f} ms late at p99."
    )


def _overshoot(one: Noise) -> str:
    return f"{one.overshoot_p50_s * 1e3:.2f} ms (p99 {one.overshoot_p99_s * 1e3:.1f} ms)"


def _fitted(pace: EventPace | BatchPace) -> str:
    if isinstance(pace, BatchPace):
        per_event_us = pace.per_event_s * 1e6
        return f"Fitted: a run of n events takes {pace.fixed_s * 1e3:.2f} ms + n × {per_event_us:.1f} µs."
    held = f"held up for {pace.held_s * 1e3:.3f} ms in the mean"
    spread = f"with a squared coefficient of variation of {pace.held_cv2:.2g}"
    transit_ms, service_ms = pace.transit_s * 1e3, pace.service_s * 1e3
    return f"Fitted: transit {transit_ms:.3f} ms; {held}, {spread}; service {service_ms:.3f} ms."


def _row(one: Compared) -> str:
    real, guess = one.measured, one.predicted
    cells = (
        one.setting.title,
        "fit" if one.setting.is_for_fit else "held out",
        *(
            f"{was * 1e3:.3g} → {said * 1e3:.3g}"
            for was, said in ((real.p50_s, guess.p50_s), (real.p95_s, guess.p95_s), (real.p99_s, guess.p99_s))
        ),
        ", ".join(f"{error:+.0%}" for error in one.errors),
    )
    return f"| {' | '.join(cells)} |"
