"""How wide a text will be, with no font at hand: Helvetica's advance widths, and a little more."""

import unicodedata

# Advance widths in thousandths of the size, code points 32 to 126: Helvetica's by Adobe's Core 14 AFM files;
# Arial and Liberation Sans have the same.
_ASCII = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_OTHER, _WIDE = 610, 1100
_SAFETY, _BOLD = 1.06, 1.08


def text_width(text: str, size: float, *, is_bold: bool = False) -> float:
    """Width in the unit of `size`, an upper estimate for the sans-serif fonts a drawing may be shown in."""
    thousandths = sum(_advance(character) for character in text)
    return thousandths / 1000 * size * _SAFETY * (_BOLD if is_bold else 1.0)


def _advance(character: str) -> int:
    code = ord(character)
    if 32 <= code <= 126:
        return _ASCII[code - 32]
    if unicodedata.combining(character):
        return 0
    is_wide = unicodedata.east_asian_width(character) in ("W", "F") or code > 0xFFFF
    return _WIDE if is_wide else _OTHER


def wrap(text: str, width: float, size: float, *, lines: int, is_bold: bool = False) -> tuple[str, ...]:
    """`text` in at most `lines` lines of `width`; long words are broken, what is left out shows as "…"."""
    rows: list[str] = []
    rest = " ".join(text.split())
    while rest and len(rows) < lines:
        row, rest = _first_row(rest, width, size, is_bold=is_bold)
        rows.append(row)
    if rest:
        rows[-1] = _shortened(rows[-1], width, size, is_bold=is_bold)
    return tuple(rows)


def _first_row(text: str, width: float, size: float, *, is_bold: bool) -> tuple[str, str]:
    if text_width(text, size, is_bold=is_bold) <= width:
        return text, ""
    count = _fitting(text, width, size, is_bold=is_bold)
    space = text.rfind(" ", 0, count + 1)
    cut = space if space > 0 else max(1, count)
    return text[:cut].rstrip(), text[cut:].lstrip()


def _fitting(text: str, width: float, size: float, *, is_bold: bool) -> int:
    """How many characters from the start fit."""
    low, high = 0, min(len(text), 400)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(text[:middle], size, is_bold=is_bold) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def _shortened(row: str, width: float, size: float, *, is_bold: bool) -> str:
    kept = row[: _fitting(row, width - text_width("…", size, is_bold=is_bold), size, is_bold=is_bold)]
    return kept.rstrip(" ,;:") + "…"
