"""What must be true before the programs start: tables migrated, fixtures loaded, static files collected."""

import os
from pathlib import Path

from django.conf import settings
from django.core.management import call_command, get_commands

from config.embedded import socket_folder
from config.launch.preflight import CannotStart


def prepare(var: Path) -> None:
    """Bring database and files up to date; doing it again changes nothing."""
    os.umask(0o077)
    for folder in ("log", "static"):
        (var / folder).mkdir(parents=True, exist_ok=True)
    _make_private(socket_folder(var))
    call_command("migrate", verbosity=0, interactive=False)
    if "load_fixtures" in get_commands():
        call_command("load_fixtures", verbosity=0)
    if settings.DEPLOYED:
        call_command("collectstatic", verbosity=0, interactive=False)


def _make_private(folder: Path) -> None:
    """A folder in a place that everybody may write to is only good when nobody else made it first."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != os.getuid():
        raise CannotStart(f"{folder} belongs to somebody else, so no socket can be kept there; remove it.")
