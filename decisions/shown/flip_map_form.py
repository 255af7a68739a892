"""The two facts that a flip map is drawn over, to choose among."""

from dataclasses import dataclass

from advisor.fact_words import number_title
from decisions.models.decision import Decision
from decisions.selectors.flip_map import axes_of, pairs_of


@dataclass(frozen=True, slots=True, kw_only=True)
class FlipMapForm:
    """`axes` are keys and words of the facts; `pairs` the usual choices as two keys and their words."""

    x: str
    y: str
    axes: tuple[tuple[str, str], ...]
    pairs: tuple[tuple[str, str, str], ...]


def flip_map_form(decision: Decision, x: str = "", y: str = "") -> FlipMapForm:
    """The form with what is chosen, the first usual pair where nothing is."""
    pairs = pairs_of(decision)
    usual_x, usual_y = pairs[0]
    return FlipMapForm(
        x=x or usual_x,
        y=y or usual_y,
        axes=tuple((fact.key, number_title(fact.key)) for fact in axes_of(decision)),
        pairs=tuple((a, b, f"{number_title(a)} and {number_title(b).lower()}") for a, b in pairs),
    )
