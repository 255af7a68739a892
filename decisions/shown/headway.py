"""A headway in words."""

from advisor.quantity import show_quantity


def show_headway(headway_s: float) -> str:
    """ "event by event" for none, else "every 15 min"."""
    return f"every {show_quantity(headway_s, 's')}" if headway_s else "event by event"
