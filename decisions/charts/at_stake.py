"""The money at stake as a picture: the use cases that hold most of it, coloured by what it is lost on."""

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.quantity import digits, show_usd
from decisions.charts.figure import Chart
from decisions.charts.named_bars import NamedBar, height_rem, named_bars

DRAWN = 10
MOST = 0.8
"""The title counts use cases until they hold this share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stake:
    """What a use case loses a year: to cost that serves nobody, or to delay."""

    title: str
    words: str
    usd_per_year: float
    is_delay: bool


def at_stake_chart(stakes: Sequence[Stake], *, use_cases: int, total_usd: float) -> Chart | None:
    """The first ten, which come with the most at stake first; None where nothing is.

    `use_cases` and `total_usd` are of all that they were taken from.
    """
    bars = [_bar(stake) for stake in stakes[:DRAWN] if stake.usd_per_year > 0]
    if not bars:
        return None
    return Chart(
        key="at-stake",
        title=_finding(bars, use_cases, total_usd),
        figure=named_bars(bars, "USD a year"),
        columns=("Use case", "At stake, USD a year"),
        rows=tuple((bar.name, f"{bar.usd:,.2f}") for bar in bars),
        height_rem=height_rem(bars),
    )


def _bar(stake: Stake) -> NamedBar:
    colour = "delay" if stake.is_delay else "infrastructure"
    return NamedBar(name=f"{stake.title}: {stake.words}", usd=stake.usd_per_year, colour=colour)


def _finding(bars: Sequence[NamedBar], use_cases: int, total_usd: float) -> str:
    held, count = 0.0, 0
    for bar in bars:
        held, count = held + bar.usd, count + 1
        if held >= MOST * total_usd:
            break
    of = f" of {use_cases:,}" if use_cases > 1 else ""
    which = f"One use case{of} holds" if count == 1 else f"{count}{of} use cases hold"
    share = 100 * held / total_usd
    part = "all" if share > 99.5 else f"{digits(share, 2)} %"
    return f"{which} {part} of the {show_usd(total_usd)} a year at stake"
