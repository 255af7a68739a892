"""Loads price books from files: a version's content is stored once and never changed."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from advisor.cost.price_book import InvalidPriceBook, parse_price_book
from decisions.models.price_book_row import PriceBookRow
from decisions.services.own_prices import follow_new_list


def load_price_book(path: Path) -> PriceBookRow:
    """Store the file's book and make it the list of its provider and region; again, it changes nothing.

    A file that changed but kept its version is stored as that version with a mark of its content:
    decisions made with the former prices keep them. Raises InvalidPriceBook, OSError.
    """
    (row,) = load_price_books([path])
    return row


def load_price_books(paths: Iterable[Path]) -> tuple[PriceBookRow, ...]:
    """Store every file's book; of several for one provider and region the last becomes the list."""
    with transaction.atomic():
        rows = tuple(_stored(path) for path in paths)
        for row in {(row.provider, row.region): row for row in rows}.values():
            _make_current(row)
    return rows


def _make_current(row: PriceBookRow) -> None:
    """Organisations' own rules are laid over the new list."""
    place = PriceBookRow.objects.filter(provider=row.provider, region=row.region)
    place.exclude(pk=row.pk).filter(is_current=True).update(is_current=False)
    if not row.is_current:
        row.is_current = True
        row.save(update_fields=["is_current"])
    follow_new_list(row)


def _stored(path: Path) -> PriceBookRow:
    content = _plain(path)
    try:
        book = parse_price_book(content)
    except InvalidPriceBook as error:
        raise InvalidPriceBook({f"{path.name} {at}": text for at, text in error.faults.items()}) from error
    place = {"provider": book.provider, "region": book.region}
    if row := _same(content, place):
        return row
    version = f"{book.provider}-{book.region}-{book.version}"
    if PriceBookRow.objects.filter(version=version).exists():
        version = f"{version}+{_mark(content)}"
    return PriceBookRow.objects.create(version=version, content=content | {"version": version}, **place)


def _same(content: dict[str, Any], place: dict[str, str]) -> PriceBookRow | None:
    """The list book that holds the same, whatever its version is called."""
    same = {**content, "version": ""}
    named = PriceBookRow.objects.filter(own=None, version__contains=content["version"], **place)
    return next((row for row in named if {**row.content, "version": ""} == same), None)


def _plain(path: Path) -> Any:
    """The file's data as JSON holds it: YAML's dates become texts."""
    return json.loads(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8")), default=str))


def _mark(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:8]
