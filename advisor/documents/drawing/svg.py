"""SVG as text: elements, attributes and escaped words, always well-formed."""

from html import escape


def clean(text: str) -> str:
    """Without the control characters and lone surrogates that XML forbids."""
    kept = (c for c in text if c in "\t\n" or (ord(c) >= 32 and not 0xD800 <= ord(c) <= 0xDFFF))
    return "".join(c for c in kept if ord(c) not in (0xFFFE, 0xFFFF) and not 0x7F <= ord(c) <= 0x9F)


def number(value: float) -> str:
    """At most two decimals, no trailing zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def element(name: str, *children: str, **attributes: str | float) -> str:
    """One element; `class_` is class, `stroke_width` is stroke-width. Children are SVG already."""
    shown = "".join(f' {_name(key)}="{_value(value)}"' for key, value in attributes.items())
    return f"<{name}{shown}>{''.join(children)}</{name}>" if children else f"<{name}{shown}/>"


def words(text: str) -> str:
    """Text as the content of an element."""
    return escape(clean(text), quote=False)


def text_line(x: float, y: float, text: str, class_: str, **attributes: str | float) -> str:
    """One line of text with its baseline at `y`."""
    return element("text", words(text), x=x, y=y, class_=class_, **attributes)


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-") if key != "viewBox" else key


def _value(value: str | float) -> str:
    return escape(clean(value)) if isinstance(value, str) else number(value)
