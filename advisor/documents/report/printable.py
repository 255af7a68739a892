"""Words as a page can hold them: without control characters, with room to break in the longest."""

from collections.abc import Mapping
from typing import Any

from advisor.documents.drawing.svg import clean
from advisor.documents.drawing.text_width import wrap

LONGEST_WORD = 28
RUNNING_WIDTH = 300.0
"""Points that the running header leaves for the title."""
PICTURES = frozenset({"svg"})


def titled(title: str) -> str:
    """What somebody called a decision, on one line."""
    return " ".join(clean(title).split()) or "Untitled decision"


def running_title(title: str) -> str:
    """As much of it as the head of a page holds."""
    return wrap(title, RUNNING_WIDTH, 8.2, lines=1)[0]


def printable(value: Any) -> Any:
    """Without characters a page cannot hold, and with room to break in words longer than a column."""
    if isinstance(value, str):
        return _breakable(clean(value))
    if isinstance(value, Mapping):
        return {
            key: item if key in PICTURES and isinstance(item, str) else printable(item)
            for key, item in value.items()
        }
    if isinstance(value, list | tuple):
        return [printable(item) for item in value]
    return value


def _breakable(text: str) -> str:
    if len(text) <= LONGEST_WORD:
        return text
    return " ".join(_broken(word) for word in text.split(" "))


def _broken(word: str) -> str:
    """Zero-width spaces let a line end within a word that is longer than any word should be."""
    if len(word) <= LONGEST_WORD:
        return word
    return "\u200b".join(word[start : start + 12] for start in range(0, len(word), 12))
