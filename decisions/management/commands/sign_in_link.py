"""Prints a link that signs a person in once, for the terminal of the machine that Headway runs on."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandParser
from django.urls import reverse

from decisions.one_time_link import make_token


class Command(BaseCommand):
    """Makes the person on first use, without a password."""

    help = "Print a link that signs USERNAME in once; the person is created if new."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who, and where Headway is reached."""
        parser.add_argument("username", nargs="?", default="owner", metavar="USERNAME")
        parser.add_argument("--at", default=settings.BASE_URL, metavar="URL", help="default: %(default)s")

    def handle(self, *args: Any, username: str, at: str, **options: Any) -> None:
        """Print the link alone."""
        user, is_new = User.objects.get_or_create(username=username)
        if is_new:
            user.set_unusable_password()
            user.save(update_fields=["password"])
        self.stdout.write(at.rstrip("/") + reverse("one-time-sign-in", args=[make_token(user)]))
