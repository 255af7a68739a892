"""When a backfill that starts on a given day ends: the core says how long, and only a page knows days."""

from datetime import date, datetime, timedelta

from advisor.advice.blueprint import AppliedPattern
from advisor.blueprint.patterns.backfill_ways import ENDS

NEVER = "never"


def end_dates(pattern: AppliedPattern, starts_on: date) -> tuple[str, ...]:
    """The day each way ends on, if it starts with that day."""
    rows = pattern.ways.rows if pattern.ways else ()
    lasts = next((row.values for row in rows if row.title == ENDS), ())
    return tuple(NEVER if isinstance(value, str) else _end(starts_on, value) for value in lasts)


def read_start(text: str) -> tuple[date | None, str]:
    """The day that an address names, and what is wrong with it, if anything."""
    if not text:
        return None, ""
    try:
        return date.fromisoformat(text), ""
    except ValueError:
        shown = text if len(text) <= 20 else text[:17] + "..."
        return None, f"'{shown}' is no day; write it like 2027-03-01."


def _end(starts_on: date, lasts_s: float) -> str:
    try:
        end = datetime.combine(starts_on, datetime.min.time()) + timedelta(seconds=lasts_s)
    except OverflowError:
        return NEVER
    return f"{end.day} {end:%b %Y}"
