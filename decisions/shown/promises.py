"""The answers to the reverse question as rows of the page, each with its design in words."""

from dataclasses import dataclass

from advisor.advice.promises import KeptPromise, Promises
from advisor.documents.promise_lines import PromiseLine, promise_lines
from advisor.options import OPTION_BY_KEY
from decisions.shown.headway import show_headway


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow:
    """One answer; `kept` is None where nothing keeps such a promise, which `missing` says."""

    title: str
    kept: KeptPromise | None
    missing: str
    against: tuple[str, ...] = ()
    cls: str = ""
    option: str = ""
    headway: str = ""


def promise_rows(found: Promises) -> tuple[PromiseRow, ...]:
    """What people ask of the curve, in the order in which they ask."""
    return tuple(_row(line) for line in promise_lines(found))


def _row(line: PromiseLine) -> PromiseRow:
    if line.kept is None:
        return PromiseRow(title=line.title, kept=None, missing=line.missing)
    option = OPTION_BY_KEY[line.kept.option]
    return PromiseRow(
        title=line.title,
        kept=line.kept,
        missing=line.missing,
        against=line.against,
        cls=option.cls.value,
        option=option.title,
        headway=show_headway(line.kept.headway_s),
    )
