"""Prints a new API token, alone, so that a script can keep it in a variable."""

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from decisions.services.refusals import LimitReached, Refused
from decisions.services.tokens import make_token


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
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"Nobody is called {username!r}. The embedded run's local user is 'owner'.")
        try:
            _, token = make_token(user, name="create_token", days=days)
        except (Refused, LimitReached) as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(token)
