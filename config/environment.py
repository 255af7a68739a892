"""Reads settings from environment variables, and keeps the secret key of a run that was given none."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

_WORDS = {
    "1": True,
    "true": True,
    "yes": True,
    "on": True,
    "0": False,
    "false": False,
    "no": False,
    "off": False,
}


def text(name: str, default: str = "") -> str:
    """The variable without surrounding blanks, or the default when it is missing or blank."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    """A yes or no; anything that is neither is refused rather than guessed."""
    word = text(name).lower()
    if not word:
        return default
    if word not in _WORDS:
        raise ImproperlyConfigured(f"{name}={word!r} is neither yes nor no; use one of {', '.join(_WORDS)}.")
    return _WORDS[word]


def whole_number(name: str, default: int, *, at_least: int = 0) -> int:
    """A whole number with a lower bound."""
    word = text(name, str(default))
    if not word.isdecimal() or int(word) < at_least:
        raise ImproperlyConfigured(f"{name}={word!r} is not a whole number of at least {at_least}.")
    return int(word)


def words(name: str) -> list[str]:
    """A comma-separated list, blanks dropped."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def local_url() -> str:
    """Where the embedded run is reached from its own machine."""
    host = text("HEADWAY_BIND", "127.0.0.1")
    return f"http://{f'[{host}]' if ':' in host else host}:{text('PORT', '8000')}/"


def secret_key(name: str, keep_in: Path) -> str:
    """The variable if set; else the key in the file, made on the first run and readable by its owner only."""
    if given := text(name):
        return given
    keep_in.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(keep_in, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return keep_in.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(64))
    return keep_in.read_text()
