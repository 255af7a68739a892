"""Loads what Headway ships with: the price books."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from advisor.cost.price_book import InvalidPriceBook
from decisions.services.price_books import load_price_book


class Command(BaseCommand):
    """Doing it again changes nothing; the last file in the order of names becomes the current book."""

    help = "Load the price books of fixtures/prices."

    def handle(self, *args: Any, verbosity: int, **options: Any) -> None:
        """Load each file, naming the faults of one that cannot be used."""
        for path in sorted(Path(settings.BASE_DIR, "fixtures", "prices").glob("*.yaml")):
            try:
                row = load_price_book(path)
            except InvalidPriceBook as error:
                raise CommandError(f"{path.name}: {error}") from error
            if verbosity:
                self.stdout.write(f"{path.name}: price book {row.version}")
