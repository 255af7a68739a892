"""Prints a new API token, alone, so that a script can keep it in a variable."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from knox.models import get_token_model

_LONGEST_DAYS = 3650


class Command(BaseCommand):
    """Only the token's hash is stored: what is printed here cannot be read again."""

    help = "Print a new API token for USERNAME."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose, and for how long."""
        parser.add_argument("username", metavar="USERNAME")
        parser.add_argument(
            "--days", type=int, default=90, metavar="N", help="days until it expires (default: 90)"
        )

    def handle(self, *args: Any, username: str, days: int, **options: Any) -> None:
        """Print the token alone."""
        if not 1 <= days <= _LONGEST_DAYS:
            raise CommandError(f"--days {days} is out of bounds; give 1 to {_LONGEST_DAYS}.")
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"Nobody is called {username!r}. The embedded run's local user is 'owner'.")
        _, token = get_token_model().objects.create(user, expiry=timedelta(days=days))
        self.stdout.write(token)
