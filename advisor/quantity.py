"""Numbers with units as people write and read them: "15 min", "2k/s", "1.5 KB", "812 USD"."""

import math
import re
from decimal import Decimal

MINUTE, HOUR, DAY, WEEK, YEAR = 60.0, 3600.0, 86400.0, 7 * 86400.0, 365 * 86400.0
DURATIONS = {
    "ms": 0.001, "millisecond": 0.001, "milliseconds": 0.001,
    "s": 1.0, "sec": 1.0, "secs": 1.0, "second": 1.0, "seconds": 1.0,
    "m": MINUTE, "min": MINUTE, "mins": MINUTE, "minute": MINUTE, "minutes": MINUTE,
    "h": HOUR, "hr": HOUR, "hrs": HOUR, "hour": HOUR, "hours": HOUR,
    "d": DAY, "day": DAY, "days": DAY, "w": WEEK, "wk": WEEK, "week": WEEK, "weeks": WEEK,
    "month": 30 * DAY, "months": 30 * DAY, "y": YEAR, "yr": YEAR, "year": YEAR, "years": YEAR,
}  # fmt: skip
SIZES = {
    "b": 1.0, "byte": 1.0, "bytes": 1.0, "kb": 1e3, "mb": 1e6, "gb": 1e9, "tb": 1e12,
    "kib": 1024.0, "mib": 1024.0**2, "gib": 1024.0**3,
}  # fmt: skip
PERIODS = {"s": 1.0, "sec": 1.0, "second": 1.0, "min": MINUTE, "minute": MINUTE, "h": HOUR, "hour": HOUR,
           "d": DAY, "day": DAY, "week": WEEK, "month": 30 * DAY, "year": YEAR, "y": YEAR}  # fmt: skip
MULTIPLES = {
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "million": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "billion": 1e9,
}
EXAMPLES = {
    "s": "15 min or 900", "B": "1.5 KB or 1500", "events/s": "2k/s or 2000",
    "share": "0.01 or 1 %", "%": "95",
    "USD/year": "250,000", "USD/month": "20,000", "x": "4", "count": "4 or 2 million", "1/year": "6",
    "years": "3", "weeks": "6", "": "4",
}  # fmt: skip
SMALLEST = 1e-9
NUMBER = re.compile(
    r"\s*([-+]?(?:\d[\d,_' ]*\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*(.*?)\s*", re.IGNORECASE | re.DOTALL
)


class UnreadableQuantity(ValueError):
    """Text that is no quantity of the unit; the message says what would be."""


def parse_quantity(text: str, unit: str) -> float:
    """The number that `text` means in `unit` (a `fact.Unit`); a bare number is taken in that unit.

    Raises UnreadableQuantity.
    """
    total, parts = 0.0, _parts(text, unit)
    for number, suffix in parts:
        total += number * _factor(suffix, unit, text)
    if not math.isfinite(total):
        raise _unreadable(text, unit)
    return total


def _parts(text: str, unit: str) -> list[tuple[float, str]]:
    """ "1 h 30 min" is two parts; any other text is one."""
    pieces = re.findall(r"[-+]?[\d.,_']+\s*[a-zA-Z]+", text) if unit == "s" else []
    if len(pieces) < 2 or re.sub(r"[\s,]|and", "", "".join(pieces)) != re.sub(r"[\s,]|and", "", text):
        pieces = [text]
    return [_split(piece, text, unit) for piece in pieces]


def _split(piece: str, text: str, unit: str) -> tuple[float, str]:
    match = NUMBER.fullmatch(_without_currency(piece))
    if match is None:
        raise _unreadable(text, unit)
    digits = re.sub(r"[,_' ]", "", match[1])
    return float(digits), match[2].lower()


def _without_currency(piece: str) -> str:
    return re.sub(r"\$|\busd\b", "", piece, flags=re.IGNORECASE)


def _factor(suffix: str, unit: str, text: str) -> float:
    if not suffix:
        return 1.0
    factor = _RULES.get(unit, _plain)(suffix)
    if factor is None:
        raise _unreadable(text, unit)
    return factor


def _duration(suffix: str) -> float | None:
    return DURATIONS.get(suffix)


def _size(suffix: str) -> float | None:
    return SIZES.get(suffix)


def _rate(suffix: str) -> float | None:
    """ "k/s", "million events/day", "/min"; "k" alone is thousands a second."""
    amount, slash, period = re.sub(r"\s*\bper\b\s*", "/", suffix).partition("/")
    words = re.sub(r"\b(events?|records?|messages?|rows?|ev|msgs?)\b", "", amount).strip()
    multiple = MULTIPLES.get(words, 1.0 if not words else math.nan)
    span = PERIODS.get(period.strip(), math.nan) if slash else 1.0
    factor = multiple / span
    return None if math.isnan(factor) else factor


def _share(suffix: str) -> float | None:
    return {"%": 0.01, "percent": 0.01, "per mille": 0.001, "‰": 0.001}.get(suffix)


def _percent(suffix: str) -> float | None:
    return {"%": 1.0, "percent": 1.0}.get(suffix)


def _plain(suffix: str) -> float | None:
    """Multiples, and the unit's own words: "x", "a year", "weeks", "per month"."""
    words = re.sub(r"(/|\bper\b|\ba\b|\btimes\b|\bx\b|\b(year|month|week)s?\b|\by\b)", "", suffix).strip()
    return MULTIPLES.get(words, None if words else 1.0)


_RULES = {"s": _duration, "B": _size, "events/s": _rate, "share": _share, "%": _percent}


def _unreadable(text: str, unit: str) -> UnreadableQuantity:
    shown = text if len(text) <= 40 else text[:37] + "..."
    return UnreadableQuantity(f"'{shown}' cannot be read; write it like {EXAMPLES.get(unit, '4')}.")


def show_quantity(value: float, unit: str) -> str:
    """The value as a person would say it, to three digits; "none" never, "0" where it is zero."""
    if unit == "s":
        return show_duration(value)
    if unit == "B":
        return show_bytes(value)
    if unit == "events/s":
        return show_rate(value)
    if unit in ("USD/year", "USD/month"):
        return f"{show_usd(value)} a {unit[4:]}"
    return _show_other(value, unit)


def _show_other(value: float, unit: str) -> str:
    if unit == "share":
        return show_share(value)
    if unit == "1/year":
        return f"{digits(value)} a year"
    if unit == "x":
        return f"{digits(value)}x"
    named = {"%": " %", "years": " years", "weeks": " weeks"}.get(unit, "")
    if value == 1:
        named = named.rstrip("s")
    return f"{digits(value) if named else show_count(value)}{named}"


def show_times(count: float) -> str:
    """The words "once", "twice", "6 times", "0.5 times"."""
    return {1.0: "once", 2.0: "twice"}.get(count, f"{digits(count)} times")


def show_share(share: float) -> str:
    """A share in percent that never rounds to all or nothing: "97.2 %", "over 99.9 %", "under 0.1 %"."""
    percent = 100 * share
    if 99.95 <= percent < 100:
        return "over 99.9 %"
    if 0 < percent < 0.05:
        return "under 0.1 %"
    return f"{digits(percent)} %"


def show_busy(load: float) -> str:
    """Work that arrives over what can be done: "97 %", beyond it "always, 2x what it can do arrives"."""
    return show_share(load) if load <= 1 else f"always, {digits(load)}x what it can do arrives"


def show_limit(share: float) -> str:
    """A share that something is watched against: a number however small, one in a million at least."""
    return f"{round(max(share, 1e-6) * 1e6):,} in a million" if share < 0.0005 else show_share(share)


def show_duration(seconds: float) -> str:
    """ "250 ms", "45 s", "15 min", "1.5 h", "3 days", "5 years"; "never" for infinity."""
    if math.isinf(seconds):
        return "never"
    size = abs(seconds)
    if size == 0:
        return "0 s"
    if size < 0.9995:
        return f"{digits(seconds * 1000)} ms"
    for limit, span, word in (
        (90, 1, "s"),
        (90 * MINUTE, MINUTE, "min"),
        (36 * HOUR, HOUR, "h"),
        (YEAR, DAY, "days"),
    ):
        if size < limit:
            shown = digits(seconds / span)
            return f"{shown} {'day' if word == 'days' and shown == '1' else word}"
    years = digits(seconds / YEAR)
    return f"{years} {'year' if years == '1' else 'years'}"


def about_duration(seconds: float) -> str:
    """To two digits, where no more are known: "20 min" for 20.4."""
    amount, _, unit = show_duration(seconds).partition(" ")
    return f"{float(f'{float(amount):.2g}'):g} {unit}" if unit else amount


def show_bytes(value: float) -> str:
    """Decimal units: "1.5 KB", "3.4 GB"."""
    return _scaled(value, ((1e15, "PB"), (1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "KB")), "B")


def show_rate(value: float) -> str:
    """ "1.2 k/s"; below one a second per minute, hour or day."""
    if 0 < value < 1:
        for span, word in ((MINUTE, "min"), (HOUR, "h"), (DAY, "day")):
            if value * span >= 1 or word == "day":
                return f"{digits(value * span)}/{word}"
    return _scaled(value, ((1e9, "bn"), (1e6, "M"), (1e3, "k")), "").strip() + "/s"


def show_count(value: float) -> str:
    """ "12", "9,500", "2.4 million"."""
    if abs(value) >= 1e9:
        return f"{digits(value / 1e9)} billion"
    if abs(value) >= 1e6:
        return f"{digits(value / 1e6)} million"
    return digits(value)


def show_usd(value: float | Decimal, *, exact: bool = False) -> str:
    """ "812 USD", "1.9 M USD", "under 0.01 USD"; `exact` keeps cents and every digit."""
    if exact:
        return f"{Decimal(value):,.2f} USD"
    amount = float(value)
    if 0 < amount < 0.01:
        return "under 0.01 USD"
    if abs(amount) >= 1e9:
        return f"{digits(amount / 1e9)} bn USD"
    if abs(amount) >= 1e6:
        return f"{digits(amount / 1e6)} M USD"
    return f"{digits(amount) if abs(amount) < 1000 else digits(amount, 4)} USD"


def _scaled(value: float, scales: tuple[tuple[float, str], ...], unit: str) -> str:
    for scale, word in scales:
        if abs(value) >= 0.9995 * scale:
            return f"{digits(value / scale)} {word}"
    return f"{digits(value)} {unit}"


def digits(value: float, significant: int = 3) -> str:
    """`value` to so many significant digits, thousands separated, no trailing zeros, no exponent.

    What is smaller than a billionth is shown as 0.
    """
    value = float(value)
    if abs(value) < SMALLEST:
        return "0"
    if not math.isfinite(value):
        return "∞" if value > 0 else "-∞"
    decimals = significant - 1 - math.floor(math.log10(abs(value)))
    text = f"{round(value, decimals):,.{max(0, decimals)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
