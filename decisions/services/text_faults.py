"""What may be wrong with a text that somebody typed, in words for that person."""


def text_fault(text: str, *, longest: int, blank: str = "") -> str:
    """The fault, blank where there is none; `blank` is what to say of a text without a letter."""
    if "\x00" in text:
        return "It holds a NUL character; leave it out."
    if len(text) > longest:
        return f"It has {len(text)} characters; give at most {longest}."
    return blank if not text.strip() else ""
