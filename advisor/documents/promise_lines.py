"""The answers to the reverse question as lines: the best, the asked, the shortest, the cheapest promise."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.advice.promises import KeptPromise, Promises
from advisor.verdict.affordable import TITLES


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseLine:
    """One answer; `kept` is None where nothing keeps such a promise, which `missing` says."""

    title: str
    kept: KeptPromise | None
    missing: str

    @property
    def against(self) -> tuple[str, ...]:
        """What forbids it, in words."""
        return tuple(TITLES[rule] for rule in self.kept.against) if self.kept else ()


def promise_lines(found: Promises) -> tuple[PromiseLine, ...]:
    """What people ask of the curve, in the order in which they ask."""
    return tuple(_lines(found))


def _lines(found: Promises) -> Iterator[PromiseLine]:
    limited = found.budget_usd_per_month is not None
    yield PromiseLine(
        title="Best within the budget" if limited else "Best at any price",
        kept=found.best,
        missing="none can be kept",
    )
    yield PromiseLine(title="The promise asked for", kept=found.asked, missing="no design keeps it")
    if limited:
        yield PromiseLine(title="Best at any price", kept=found.shortest, missing="nothing may be built")
    yield PromiseLine(title="The least cost", kept=found.cheapest, missing="no design keeps up")
    if found.next is not None:
        yield PromiseLine(title="The next shorter", kept=found.next, missing="")
