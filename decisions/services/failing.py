"""Tells what goes on in the background of an error that nobody foresaw, in words for the person waiting."""

from collections.abc import Callable
from types import TracebackType

from django.db import OperationalError


class FailsInWords:
    """Hands such an error to `fail` as a sentence and lets it rise; the database's own are for a retry."""

    def __init__(self, what: str, fail: Callable[[str], object]) -> None:
        self._what, self._fail = what, fail

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception) and not isinstance(error, OperationalError):
            self._fail(f"{self._what} broke off: {type(error).__name__}: {error}")
