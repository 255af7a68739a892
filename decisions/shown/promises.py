"""The answers to the reverse question as rows: the best, the asked, the shortest and the cheapest promise."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.advice.promises import KeptPromise, Promises
from advisor.options import OPTION_BY_KEY
from advisor.verdict.affordable import TITLES
from decisions.shown.headway import show_headway


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseLine:
    """One answer; `kept` is None where nothing keeps such a promise, which `missing` says."""

    title: str
    kept: KeptPromise | None
    cls: str = ""
    option: str = ""
    headway: str = ""
    against: tuple[str, ...] = ()
    missing: str = ""


def promise_lines(found: Promises) -> tuple[PromiseLine, ...]:
    """What people ask of the curve, in the order in which they ask."""
    return tuple(_lines(found))


def _lines(found: Promises) -> Iterator[PromiseLine]:
    limited = found.budget_usd_per_month is not None
    yield _line("Best within the budget" if limited else "Best at any price", found.best, "none can be kept")
    yield _line("The promise asked for", found.asked, "no design keeps it")
    if limited:
        yield _line("Best at any price", found.shortest, "nothing may be built")
    yield _line("The least cost", found.cheapest, "no design keeps up")
    if found.next is not None:
        yield _line("The next shorter", found.next, "")


def _line(title: str, kept: KeptPromise | None, missing: str) -> PromiseLine:
    if kept is None:
        return PromiseLine(title=title, kept=None, missing=missing)
    option = OPTION_BY_KEY[kept.option]
    return PromiseLine(
        title=title,
        kept=kept,
        cls=option.cls.value,
        option=option.title,
        headway=show_headway(kept.headway_s),
        against=tuple(TITLES[rule] for rule in kept.against),
    )
