"""Loads price books from files: a version's content is stored once and never changed."""

import hashlib
import json
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from advisor.cost.price_book import parse_price_book
from decisions.models.price_book_row import PriceBookRow


def load_price_book(path: Path) -> PriceBookRow:
    """Store the file's book and make it the current one; loading it again changes nothing.

    A file that changed but kept its version is stored as that version with a mark of its content:
    decisions made with the former prices keep them. Raises InvalidPriceBook, OSError.
    """
    content = _plain(path)
    version = _unused_version(parse_price_book(content).version, content)
    with transaction.atomic():
        PriceBookRow.objects.exclude(version=version).filter(is_current=True).update(is_current=False)
        row, is_new = PriceBookRow.objects.get_or_create(
            version=version, defaults={"content": content | {"version": version}, "is_current": True}
        )
        if not is_new and not row.is_current:
            row.is_current = True
            row.save(update_fields=["is_current"])
    return row


def _plain(path: Path) -> Any:
    """The file's data as JSON holds it: YAML's dates become texts."""
    return json.loads(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8")), default=str))


def _unused_version(version: str, content: dict[str, Any]) -> str:
    stored = PriceBookRow.objects.filter(version=version).first()
    if stored is None or stored.content == content:
        return version
    text = json.dumps(content, sort_keys=True)
    return f"{version}+{hashlib.sha256(text.encode()).hexdigest()[:8]}"
