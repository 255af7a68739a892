"""Requests that are understood but cannot be met, in words for the person who made them."""

from collections.abc import Mapping


class Refused(ValueError):
    """`faults` maps each field to what is wrong with it and what would be right."""

    def __init__(self, faults: Mapping[str, tuple[str, ...]]) -> None:
        self.faults = dict(faults)
        super().__init__("; ".join(f"{field}: {' '.join(texts)}" for field, texts in self.faults.items()))


class LimitReached(Exception):
    """One person keeps or runs as much as they may; `retry_after_s` where waiting helps."""

    def __init__(self, text: str, *, retry_after_s: int | None = None) -> None:
        self.retry_after_s = retry_after_s
        super().__init__(text)


class NotAllowed(Exception):
    """The person may see it but not change it, in words that say who may."""


class StaleVersion(Exception):
    """Somebody changed it since it was read."""


class KeyReused(Exception):
    """An idempotency key came back with another request."""
