"""How sure the cadence curve is, drawn behind it: the total over the draws, and where its least lies."""

from advisor.documents.chart.scale import Scale
from advisor.documents.drawing.svg import element, number
from advisor.verdict.cadence.band import CadenceBand


def band_parts(band: CadenceBand, x: Scale, y: Scale) -> list[str]:
    """The shaded total, and at the foot between which headways the least lies."""
    shades = [_shade(band, run, x, y) for run in band.stretches]
    return [*shades, _least(band, x, y)]


def _shade(band: CadenceBand, run: slice, x: Scale, y: Scale) -> str:
    """Along the upper end and back along the lower one; what has no end is drawn to the chart's."""
    there = list(zip(band.headway_s[run], band.high_usd[run], strict=True))
    back = list(zip(band.headway_s[run], band.low_usd[run], strict=True))[::-1]
    points = [f"{number(x.at(s))} {number(y.at(usd))}" for s, usd in there + back]
    return element("path", class_="fill-ink", opacity=0.1, d=f"M{'L'.join(points)}Z")


def _least(band: CadenceBand, x: Scale, y: Scale) -> str:
    low, _, high = (x.at(each) for each in band.optimum_s)
    return element("rect", class_="fill-signal", x=low, y=y.start - 5, width=max(high - low, 3.0), height=5)
