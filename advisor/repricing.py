"""What other prices do to a decision: the same design line by line, and whether the verdict moves."""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from advisor.advice.advice import Advice
from advisor.advice.ranking import BillLine
from advisor.assumptions.replaced import SHIPPED, Assumptions
from advisor.blueprint.compose import compose
from advisor.cases import Cases, likely_case
from advisor.cost.bill import bill_lines, shown_total
from advisor.cost.price_book import PriceBook
from advisor.options import OPTION_BY_KEY
from advisor.use_case import UseCase
from advisor.vocabulary import OptionKey


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDiff:
    """One line of the bill at the same quantity under two books; differences are signed, new less old."""

    component: str
    sku: str
    title: str
    quantity: float
    unit: str
    from_unit_usd: Decimal
    to_unit_usd: Decimal
    delta_unit_usd: Decimal
    from_monthly_usd: Decimal
    to_monthly_usd: Decimal
    delta_monthly_usd: Decimal
    source: str
    """Where the new price comes from."""

    @property
    def is_changed(self) -> bool:
        """Whether the unit price or what the line comes to differs."""
        return bool(self.delta_unit_usd or self.delta_monthly_usd)


@dataclass(frozen=True, slots=True, kw_only=True)
class BillDiff:
    """A bill under two books; its totals are the sums of the lines as shown."""

    lines: tuple[LineDiff, ...]
    from_monthly_usd: Decimal
    to_monthly_usd: Decimal
    delta_monthly_usd: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictAt:
    """The verdict by one book."""

    option: OptionKey
    headway_s: float
    monthly_usd: Decimal
    margin: float
    close_call: bool
    is_allowed: bool


def bill_diff(
    use_case: UseCase,
    advice: Advice,
    old: PriceBook,
    new: PriceBook,
    *,
    assumptions: Assumptions = SHIPPED,
) -> BillDiff:
    """The recommended design of `advice` priced by both books, quantities untouched; raises UnknownSku."""
    before, after = (_priced(likely_case(use_case, assumptions), advice, book) for book in (old, new))
    from_usd, to_usd = shown_total(before), shown_total(after)
    return BillDiff(
        lines=tuple(_line(a, b) for a, b in zip(before, after, strict=True)),
        from_monthly_usd=from_usd,
        to_monthly_usd=to_usd,
        delta_monthly_usd=to_usd - from_usd,
    )


def verdict_at(advice: Advice) -> VerdictAt:
    """What an advice recommends, in short."""
    best = next(option for option in advice.ranking if option.option is advice.recommended.option)
    return VerdictAt(
        option=best.option,
        headway_s=best.headway_s,
        monthly_usd=best.monthly_usd.total,
        margin=advice.margin,
        close_call=advice.close_call and best.eligible,
        is_allowed=best.eligible,
    )


def is_moved(before: VerdictAt, after: VerdictAt) -> bool:
    """Whether another option or headway is recommended, or what was allowed no longer is."""
    return (before.option, before.headway_s, before.is_allowed) != (
        after.option,
        after.headway_s,
        after.is_allowed,
    )


def _priced(case: Cases, advice: Advice, book: PriceBook) -> tuple[BillLine, ...]:
    chosen = advice.recommended
    option = OPTION_BY_KEY[chosen.option]
    return bill_lines(compose(option, case, np.array([chosen.headway_s]), describe=True), book, case)


def _line(before: BillLine, after: BillLine) -> LineDiff:
    return LineDiff(
        component=before.component,
        sku=before.sku,
        title=before.title,
        quantity=before.quantity,
        unit=before.unit,
        from_unit_usd=before.unit_usd,
        to_unit_usd=after.unit_usd,
        delta_unit_usd=after.unit_usd - before.unit_usd,
        from_monthly_usd=before.monthly_usd,
        to_monthly_usd=after.monthly_usd,
        delta_monthly_usd=after.monthly_usd - before.monthly_usd,
        source=after.source,
    )
