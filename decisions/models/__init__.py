"""What is kept in rows. Django finds models only here, hence the imports; import a name from its own module."""

from decisions.models import decision, idempotency_key, piece, price_book_row, share_link, simulation

__all__ = ["decision", "idempotency_key", "piece", "price_book_row", "share_link", "simulation"]
