"""The drawing's style sheet: concrete colours for one theme, or the page's variables with fallbacks."""

from advisor.documents.palette import Theme, colour

FONTS = "'Source Sans Pro','Helvetica Neue',Helvetica,Arial,'Liberation Sans',sans-serif"


def style(theme: Theme) -> str:
    """CSS whose every selector starts at `.architecture`, so that it touches nothing else in a page."""
    rules = {
        "text": f"font-family:{FONTS};font-size:11.5px;fill:{colour('ink', theme)}",
        ".ground": f"fill:{colour('sheet', theme)}",
        ".lane": f"fill:{colour('sunken', theme)}",
        ".lane-title": f"font-size:12px;font-weight:600;fill:{colour('muted', theme)}",
        ".card": f"fill:{colour('sheet', theme)};stroke:{colour('line-strong', theme)};stroke-width:1",
        ".symbol": f"{_stroke('ink', theme, 1.5)};stroke-linecap:round;stroke-linejoin:round",
        ".name": "font-size:14px;font-weight:600",
        ".size": f"font-size:12px;fill:{colour('muted', theme)}",
        ".rule": _stroke("line", theme, 1),
        ".note": f"fill:{colour('muted', theme)}",
        ".strong": "font-weight:600",
        ".end": "text-anchor:end",
        ".of-latency": f"fill:{colour('delay', theme)}",
        ".of-cost": f"fill:{colour('infrastructure', theme)}",
        ".bar-latency": f"fill:{colour('delay', theme)}",
        ".bar-cost": f"fill:{colour('infrastructure', theme)}",
        ".track": f"fill:{colour('line', theme)}",
        ".flow": _stroke("line-strong", theme, 1.5),
        ".beside": "stroke-dasharray:9 3",
        ".repair": "stroke-dasharray:1.5 4;stroke-linecap:round",
        ".control": f"{_stroke('muted', theme, 1.2)};stroke-dasharray:6 4",
        ".head": f"fill:{colour('line-strong', theme)}",
        ".label": f"text-anchor:middle;fill:{colour('muted', theme)}",
        ".layer": "display:none",
    }
    shown = "".join(f".architecture {selector}{{{body}}}" for selector, body in rules.items())
    layers = "".join(
        f".overlay-{name} .layer-{name}{{display:inline}}" for name in ("none", "latency", "cost", "why")
    )
    return f"{_scheme(theme)}{shown}{layers}"


def _stroke(token: str, theme: Theme, width: float) -> str:
    return f"fill:none;stroke:{colour(token, theme)};stroke-width:{width:g}"


def _scheme(theme: Theme) -> str:
    """Standing alone, `auto` follows the reader's system; inside a page the page's scheme is inherited."""
    return "svg.architecture:root{color-scheme:light dark}" if theme is Theme.AUTO else ""
