"""What must be true before the programs start: tables migrated, fixtures loaded, static files collected."""

import os
from pathlib import Path

from django.conf import settings
from django.core.management import call_command, get_commands


def prepare(var: Path) -> None:
    """Bring database and files up to date; doing it again changes nothing."""
    os.umask(0o077)
    for folder in ("log", "numba", "static"):
        (var / folder).mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)
    if "load_fixtures" in get_commands():
        call_command("load_fixtures", verbosity=0)
    if settings.DEPLOYED:
        call_command("collectstatic", verbosity=0, interactive=False)
