"""The bill of a design: what each component uses, priced from the book, and what recomputing history adds.

A bill is for a live month of 730 h; the year knows that the need may be live for a season only. A graduated
price is applied to each line by itself, which never understates the bill.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import NamedTuple

import numpy as np

from advisor.advice.ranking import BillLine
from advisor.cases import Array, Cases
from advisor.cost.price import Price
from advisor.cost.price_book import PriceBook
from advisor.design import Design, Usage
from advisor.quantity import show_times

MONTHS_PER_YEAR = 12
RECOMPUTATION = "recomputation"
ROUNDING = "half-even to cents, once a line"
CENT = Decimal("0.01")
WHOLE = Decimal(1)


def round_usd(amount: Decimal) -> Decimal:
    """USD as shown: half-even to cents. What is summed afterwards is summed from shown amounts."""
    return amount.quantize(CENT, rounding=ROUND_HALF_EVEN)


def shown_usd(amount: float) -> Decimal:
    """A computed amount as shown: the number as it prints, rounded once."""
    return round_usd(Decimal(repr(float(amount))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Infrastructure:
    """What a design's infrastructure costs, USD; arrays of shape (cases.size,)."""

    monthly_usd: Array
    """A live month, with a month's share of the year's recomputations."""
    yearly_usd: Array
    """A year: what is stored is paid all year, all else in the season only."""
    recomputation_usd: Array
    """Recomputing all of history once."""


class Used(NamedTuple):
    """What usages cost in a live month, USD a case: those paid all year, those switched off out of season,
    and those of recomputing all of history once.
    """

    stored: Array
    switched: Array
    once: Array


def infrastructure(design: Design, book: PriceBook, cases: Cases) -> Infrastructure:
    """Price every usage once; raises UnknownSku where the book does not price what the design uses."""
    return infrastructure_of(used(design, book, cases.size), cases)


def used(design: Design, book: PriceBook, size: int) -> Used:
    """Every usage of a design for `size` cases, priced once."""
    stored, switched, once = np.zeros(size), np.zeros(size), np.zeros(size)
    for component in design.components:
        for usage in component.usages:
            price = book.price(usage.sku)
            total = stored if price.is_storage else switched
            total += price.usd(usage.quantity)
    for usage in design.replay.usages:
        once += book.usd(usage.sku, usage.quantity)
    return Used(stored, switched, once)


def infrastructure_of(paid: Used, cases: Cases) -> Infrastructure:
    """What usages come to, of whatever designs the rows of `cases` stand for."""
    recomputed = paid.once * cases.reprocess_per_year
    return Infrastructure(
        monthly_usd=paid.stored + paid.switched + recomputed / MONTHS_PER_YEAR,
        yearly_usd=MONTHS_PER_YEAR * (paid.stored + paid.switched * cases.season_share) + recomputed,
        recomputation_usd=paid.once,
    )


def bill_lines(design: Design, book: PriceBook, cases: Cases, case: int = 0) -> tuple[BillLine, ...]:
    """The lines of one case's live month, those of nothing used left out; recomputation comes last.

    `case` is its row in the design, of which the first of `cases` is told.
    """
    lines = [
        _line(
            component.key, usage, book.price(usage.sku), case=case, bound_by=usage.reason(case), share=WHOLE
        )
        for component in design.components
        for usage in component.usages
        if usage.quantity[case] > 0
    ]
    times = float(cases.reprocess_per_year[0])
    if times > 0:
        share = Decimal(repr(times)) / MONTHS_PER_YEAR
        again = f"recomputed {show_times(times)} a year"
        lines += [
            _line(
                RECOMPUTATION,
                usage,
                book.price(usage.sku),
                case=case,
                bound_by=f"{usage.reason(case)}; {again}",
                share=share,
            )
            for usage in design.replay.usages
            if usage.quantity[case] > 0
        ]
    return tuple(lines)


def shown_total(lines: tuple[BillLine, ...]) -> Decimal:
    """The sum of the amounts as shown."""
    return sum((line.monthly_usd for line in lines), Decimal("0.00"))


def shown_month_usd(design: Design, book: PriceBook, cases: Cases, case: int) -> Decimal:
    """The sum of `bill_lines` of one case, without their words."""
    share = Decimal(repr(float(cases.reprocess_per_year[0]))) / MONTHS_PER_YEAR
    live = (used for component in design.components for used in component.usages)
    amounts = [_usd(used, book.price(used.sku), case, WHOLE) for used in live]
    amounts += [_usd(used, book.price(used.sku), case, share) for used in design.replay.usages]
    return sum(amounts, Decimal("0.00"))


def _usd(usage: Usage, price: Price, case: int, share: Decimal) -> Decimal:
    """`share` of the price of the usage's quantity in a case, as it is shown."""
    return round_usd(price.amount(Decimal(repr(float(usage.quantity[case])))) * share)


def _line(
    component: str, usage: Usage, price: Price, *, case: int, bound_by: str, share: Decimal
) -> BillLine:
    """One line: `share` of the price of the usage's quantity in a case."""
    quantity = Decimal(repr(float(usage.quantity[case])))
    return BillLine(
        component=component,
        sku=price.sku,
        title=price.title,
        quantity=float(quantity * share),
        unit=price.unit,
        unit_usd=price.unit_usd,
        monthly_usd=_usd(usage, price, case, share),
        bound_by=bound_by,
        source=price.source,
        as_of=price.as_of,
        grade=price.grade,
    )
