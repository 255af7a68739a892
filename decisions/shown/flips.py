"""What would have to change for another option to win, in words."""

from dataclasses import dataclass

from advisor.advice.advice import Advice
from advisor.advice.robustness import Flip
from advisor.documents.fact_sheet import show_change
from advisor.options import OPTION_BY_KEY
from decisions.shown.percent import show_percent
from decisions.shown.so_far import flip_name


@dataclass(frozen=True, slots=True, kw_only=True)
class FlipLine:
    """One change: what, from where to where, and who wins then."""

    name: str
    before: str
    after: str
    option: str
    option_class: str


def flip_lines(advice: Advice) -> tuple[FlipLine, ...]:
    """The flips of an advice, nearest first as the core gives them."""
    return tuple(flip_line(flip) for flip in advice.flips)


def flip_line(flip: Flip) -> FlipLine:
    """One flip in words."""
    option = OPTION_BY_KEY[flip.new_option]
    before, after = _ends(flip)
    return FlipLine(
        name=flip_name(flip),
        before=before,
        after=after,
        option=option.title,
        option_class=option.cls.value,
    )


def _ends(flip: Flip) -> tuple[str, str]:
    if flip.kind == "weight" and not isinstance(flip.from_, str) and not isinstance(flip.to, str):
        return show_percent(flip.from_), show_percent(flip.to)
    return show_change(flip.name, flip.from_, flip.to)
