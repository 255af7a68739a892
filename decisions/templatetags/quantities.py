"""Numbers in templates as people say them, with the exact value a hover away."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from advisor.documents.fact_sheet import show_value_of
from advisor.quantity import digits, show_quantity, show_usd
from decisions.shown.percent import show_percent

register = template.Library()


@register.filter
def quantity(value: float | None, unit: str) -> str:
    """`900|quantity:"s"` is "15 min"; nothing is a dash."""
    return "–" if value is None else show_quantity(float(value), unit)


@register.filter
def usd(value: Decimal | float | None) -> str | SafeString:
    """A rounded amount whose exact value shows on hover."""
    if value is None:
        return "–"
    return format_html(
        '<span title="{}">{}</span>', *map(_with_minus, (show_usd(value, exact=True), show_usd(value)))
    )


@register.filter
def amount(value: Decimal | float | None) -> str:
    """An amount for a column whose head says USD: "1,234.50"."""
    return "–" if value is None else _with_minus(f"{Decimal(value):,.2f}")


@register.filter
def whole_amount(value: Decimal | float | None) -> str | SafeString:
    """An amount without cents for a column whose head says USD, exact on hover."""
    if value is None:
        return "–"
    shown = show_usd(value, exact=True), f"{round(Decimal(value)):,}"
    return format_html('<span title="{}">{}</span>', *map(_with_minus, shown))


@register.filter
def percent(share: float | None) -> str:
    """`0.31|percent` is "31 %"; nothing is a dash."""
    return "–" if share is None else show_percent(share)


@register.filter
def plain(value: float | str | None) -> str:
    """A number to three digits, a word as it is."""
    if value is None:
        return "–"
    return digits(float(value)) if isinstance(value, int | float) else str(value)


@register.filter
def unbroken(text: str) -> str:
    """Prose in which no number is parted from its unit at a line's end."""
    return re.sub(
        r"(?<=\d) (?=(?:%|ms|s|min|h|days?|years?|weeks?|[kKMGT]?B|k|M|bn|USD)\b|%)",
        "\N{NO-BREAK SPACE}",
        text,
    )


@register.filter
def words(key: str) -> str:
    """A key as words: "on_call" is "on call"."""
    return str(key).replace("_", " ")


@register.filter
def choice_words(value: str, fact: str) -> str:
    """A value of a fact as people are asked for it: "gcp" of the provider is "Google Cloud"."""
    return show_value_of(fact, value)


@register.filter
def in_sentence(words: str) -> str:
    """The same within a sentence: "own machines"; names keep their capitals, as "Google Cloud" does."""
    second = words.partition(" ")[2]
    return words[0].lower() + words[1:] if second[:1].islower() else words


@register.filter
def beside(heads: Sequence[str], cells: Sequence[str]) -> list[tuple[str, str]]:
    """Each cell with its column's head, for rows that become cards."""
    return list(zip(heads, cells, strict=True))


@register.filter
def plain_price(value: Decimal) -> str:
    """A price to its last digit, without trailing zeros: "0.015"."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@register.filter
def plain_number(value: float) -> str:
    """A number to its last digit, its thousands apart: "1,800", "0.0005"."""
    return f"{Decimal(repr(float(value))).normalize():,f}"


@register.filter
def signed(value: Decimal) -> str:
    """A difference for a column whose head says USD: "+12.00", "−3.40", "0.00"."""
    return _sign(value) + f"{abs(value):,.2f}"


@register.filter
def signed_price(value: Decimal) -> str:
    """A difference between prices to its last digit: "−0.0018"."""
    return _sign(value) + plain_price(abs(value))


def _with_minus(text: str) -> str:
    """Its own sign in place of the hyphen, as wide as a plus."""
    return text.replace("-", "\N{MINUS SIGN}")


def _sign(value: Decimal) -> str:
    return "" if not value else "+" if value > 0 else "\N{MINUS SIGN}"


@register.filter
def grade_words(grades: Mapping[str, str], grade: str) -> str:
    """How well a figure is founded, in words."""
    return grades.get(str(grade), str(grade))
