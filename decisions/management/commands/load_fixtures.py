"""Loads what Headway ships with: the price books."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from advisor.cost.price_book import InvalidPriceBook
from decisions.services.price_books import load_price_books


class Command(BaseCommand):
    """Doing it again changes nothing; of several books for one place the last in the order of names holds."""

    help = "Load the price books of fixtures/prices."

    def handle(self, *args: Any, verbosity: int, **options: Any) -> None:
        """Load each file, naming the faults of one that cannot be used."""
        paths = sorted(Path(settings.BASE_DIR, "fixtures", "prices").glob("*.yaml"))
        try:
            rows = load_price_books(paths)
        except InvalidPriceBook as error:
            raise CommandError(str(error)) from error
        if verbosity:
            for path, row in zip(paths, rows, strict=True):
                self.stdout.write(f"{path.name}: price book {row.version}")
