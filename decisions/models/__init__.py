"""What is kept in rows. Django finds models only here, hence the imports; import a name from its module."""

from decisions.models import (
    api_token,
    decision,
    idempotency_key,
    piece,
    price_book_row,
    share_link,
    simulation,
    turn,
)

__all__ = [
    "api_token",
    "decision",
    "idempotency_key",
    "piece",
    "price_book_row",
    "share_link",
    "simulation",
    "turn",
]
