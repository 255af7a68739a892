"""What a spreadsheet may be given: no text that it would take for a formula."""

FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def as_cell(text: str) -> str:
    """The text, with an apostrophe before what would be computed."""
    return f"'{text}" if text.startswith(FORMULAS) else text
