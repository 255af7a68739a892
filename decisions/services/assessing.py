"""Finds what the core knows of use cases that were not looked at before, and keeps it for the next time."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from advisor.cost.price_book import UnknownSku
from advisor.portfolio.assess import Assessed, assess
from advisor.portfolio.kept import assessed_of, kept_text
from decisions.models.assessment import Assessment
from decisions.selectors.own_assumptions import stored_assumptions
from decisions.selectors.portfolio_entries import Entry
from decisions.selectors.portfolios import known_keys, stored_assessments
from decisions.selectors.price_books import price_book
from decisions.services.refusals import Refused

KEPT = timedelta(days=30)


def unknown_entries(entries: Sequence[Entry]) -> list[Entry]:
    """Those of which nothing is kept, each once."""
    by_key = {entry.key: entry for entry in entries}
    known = known_keys(by_key)
    return [entry for key, entry in by_key.items() if key not in known]


def assess_entries(entries: Sequence[Entry]) -> None:
    """Find and keep what is known of each; raises Refused where a price book lacks a price."""
    found = [
        Assessment(key=entry.key, known=kept_text(known))
        for entry, known in zip(entries, found_of(entries), strict=True)
    ]
    # Another worker may have found the same meanwhile, to the last bit.
    Assessment.objects.bulk_create(found, ignore_conflicts=True, batch_size=500)


def kept_of(entries: Sequence[Entry]) -> list[Assessed] | None:
    """What is kept of each, in their order; None where something is not."""
    keys = [entry.key for entry in entries]
    kept = {key: assessed_of(text) for key, text in stored_assessments(keys).items()}
    return [kept[key] for key in keys] if all(key in kept for key in keys) else None


def found_of(entries: Sequence[Entry]) -> list[Assessed]:
    """What the core finds of each, in their order, nothing kept; raises Refused as above."""
    alike: dict[tuple[str, tuple[tuple[str, float], ...]], list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        alike[entry.price_book_version, tuple(sorted(entry.assumptions.items()))].append(place)
    found: dict[int, Assessed] = {}
    for (version, values), places in alike.items():
        known = _by_figures([entries[place] for place in places], version, dict(values))
        found |= {places[place]: each for place, each in known.items()}
    return [found[place] for place in range(len(entries))]


def forget_old_assessments() -> int:
    """Delete what was found long ago; who still needs it finds it again. How many."""
    deleted, _ = Assessment.objects.filter(made_at__lt=timezone.now() - KEPT).delete()
    return deleted


def _by_figures(entries: Sequence[Entry], version: str, values: dict[str, float]) -> dict[int, Assessed]:
    book, assumptions = price_book(version), stored_assumptions(values)
    try:
        return dict(assess([entry.member for entry in entries], lambda use_case: book, assumptions))
    except UnknownSku as error:
        text = f"{error}; what keeps the price book {version} has to take a newer one first."
        raise Refused({"price_book_version": (text,)}) from error
