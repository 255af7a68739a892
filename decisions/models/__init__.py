"""What is kept in rows. Django finds models only here, hence the imports; import a name from its module."""

from decisions.models import (
    adoption,
    api_token,
    assessment,
    decision,
    idempotency_key,
    organisation,
    own_version,
    piece,
    portfolio,
    price_book_row,
    revision,
    share_link,
    simulation,
    turn,
)

__all__ = [
    "adoption",
    "api_token",
    "assessment",
    "decision",
    "idempotency_key",
    "organisation",
    "own_version",
    "piece",
    "portfolio",
    "price_book_row",
    "revision",
    "share_link",
    "simulation",
    "turn",
]
