"""The mark of what is best: a star of five points."""

import math

from advisor.documents.drawing.svg import element, number

OUT, IN = 7.0, 3.0


def star(x: float, y: float) -> str:
    """7 pixels out and 3 in."""
    turns = [(index * math.pi / 5, OUT if index % 2 == 0 else IN) for index in range(10)]
    points = [f"{number(x + r * math.sin(a))} {number(y - r * math.cos(a))}" for a, r in turns]
    return element("path", class_="fill-signal", d=f"M{'L'.join(points)}Z")
